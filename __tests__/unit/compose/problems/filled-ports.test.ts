import { expect, test } from '@jest/globals'
import { filledPorts } from '../../../../src/compose/problems/filled-ports.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

const told = (port: string) => {
  const text = `services:\n  a:\n    ports: ["${port}"]\n`
  const tree = { ...treeOf({ 'compose.yaml': text }), environment: () => ({ SET: '80', HIGH: '70000' }) }
  return filledPorts(tree).map(({ message, at, instead = '' }) => [shortPlace(at), message, instead])
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

test.each(['${SET}:$SET', '${A:-80}:80', '${A:-${B}}:80', '80:x'])('%s is left alone', (port) => {
  expect(told(port)).toEqual([])
})
