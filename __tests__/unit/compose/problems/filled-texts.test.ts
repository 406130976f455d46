import { expect, test } from '@jest/globals'
import { filledTexts } from '../../../../src/compose/problems/filled-texts.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

const told = (port: string) => {
  const text = `services:\n  a:\n    ports: ["${port}"]\n`
  const tree = { ...treeOf({ 'compose.yaml': text }), environment: () => ({ SET: '80', HIGH: '70000' }) }
  return filledTexts(tree).map(({ message, at, instead = '' }) => [shortPlace(at), message, instead])
}

test.each([
  ['${A}:${B}', '`:` is not a port', /^set B in /],
  ['80:$B', '`80:` is not a port', /^set B in /],
  ['${HIGH}:80', '`70000:80` holds a port above 65535', /^write HOST:CONTAINER/],
])('%s is no port once it is filled in', (port, message, instead) => {
  expect(told(port)).toEqual([
    [
      'compose.yaml:3:13',
      `services.a.ports: ${message}, as \`${port}\` is filled in`,
      expect.stringMatching(instead),
    ],
  ])
})

test.each(['${SET}:$SET', '${A:-80}:80', '${A:-${B}}:80', '80:${A:?which}', '80:x'])(
  '%s is left alone',
  (port) => {
    expect(told(port)).toEqual([])
  },
)

test.each([
  ['volumes: ["${HERE}:/data"]', 'volumes', '`:/data` lacks a part', '${HERE}:/data', 'set HERE in '],
  ['mem_limit: ${SIZE}', 'mem_limit', '`` is not a size', '${SIZE}', 'set SIZE in '],
  ['cpus: $HIGH', 'cpus', '`x` is not a number', '$HIGH', 'write how many'],
  ['deploy: {replicas: "${N}"}', 'deploy.replicas', '`` is not a number', '${N}', 'set N in '],
  ['healthcheck: {interval: "${SET}"}', 'healthcheck.interval', '`80` has no unit', '${SET}', 'write `80s`'],
])('%s is wrong once it is filled in', (line, key, message, written, instead) => {
  const text = `services:\n  a:\n    ${line}\n`
  const tree = { ...treeOf({ 'compose.yaml': text }), environment: () => ({ SET: '80', HIGH: 'x' }) }
  expect(filledTexts(tree)).toEqual([
    {
      message: `services.a.${key}: ${message}, as \`${written}\` is filled in`,
      at: expect.objectContaining({ line: 3 }),
      instead: expect.stringContaining(instead),
    },
  ])
})
