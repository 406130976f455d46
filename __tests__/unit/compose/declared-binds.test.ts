import { expect, test } from '@jest/globals'
import { type Json, type JsonObject, list, object } from '../../../src/common/json.js'
import { withDeclaredBinds } from '../../../src/compose/declared-binds.js'
import { treeOf } from './source/tree-of.js'

const FILE = `services:
  app:
    volumes:
      - ./short:/short
      - {type: bind, source: ./no, target: /no, bind: {create_host_path: false}}
      - {type: bind, source: ./yes, target: /yes, bind: {create_host_path: yes}}
      - {type: bind, source: ./maybe, target: /maybe, bind: {create_host_path: "\${MAKE:-false}"}}
      - {type: bind, source: ./other, target: /other, bind: {propagation: rprivate}}
      - {type: bind, source: ./bare, target: /bare}
`

const mount = (name: string, bind?: JsonObject) => ({
  type: 'bind',
  source: `/shop/${name}`,
  target: `/${name}`,
  ...(bind ? { bind } : {}),
})

/** Up to 2.40 … */
const older = [
  mount('short', { create_host_path: true }),
  mount('no', {}),
  mount('yes', { create_host_path: true }),
  mount('maybe', {}),
  mount('other', { propagation: 'rprivate' }),
  mount('bare'),
]

/** … and from 5.0 on. */
const newer = [
  mount('short', {}),
  mount('no', { create_host_path: false }),
  mount('yes', {}),
  mount('maybe', { create_host_path: false }),
  mount('other', { propagation: 'rprivate' }),
  mount('bare'),
]

function madeFolders(volumes: Json, file = FILE, env = {}) {
  const model = withDeclaredBinds(
    { services: { app: { image: 'x', volumes } } },
    treeOf({ 'compose.yaml': file }, { env }),
  )
  return list(object(object(model.services).app).volumes).map((entry) => {
    const { target, bind } = object(entry)
    return [target, object(bind).create_host_path]
  })
}

const declared = [
  ['/short', true],
  ['/no', false],
  ['/yes', true],
  ['/maybe', false],
]

test('an answer means what the files declare, whichever Compose has printed it', () => {
  expect(madeFolders(older)).toEqual([...declared, ['/other', false], ['/bare', undefined]])
  expect(madeFolders(newer)).toEqual([...declared, ['/other', true], ['/bare', undefined]])
})

test('a variable is filled in', () => {
  const maybe = [mount('maybe', {})]
  expect(madeFolders(maybe, FILE, { MAKE: 'true' })).toEqual([['/maybe', true]])
  expect(madeFolders(maybe)).toEqual([['/maybe', false]])
})

test('where the files say nothing, the other mounts show what an omission means', () => {
  const unknown = mount('unknown', {})
  expect(madeFolders([unknown, mount('seen', { create_host_path: true })], '').at(0)).toEqual([
    '/unknown',
    false,
  ])
  expect(madeFolders([unknown, mount('seen', { create_host_path: false })], '').at(0)).toEqual([
    '/unknown',
    true,
  ])
  expect(madeFolders([unknown], '')).toEqual([['/unknown', true]])
})
