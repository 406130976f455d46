import { expect, test } from '@jest/globals'
import { mergedGate } from '../../../../src/compose/source/merged-gate.js'
import { treeOf } from './tree-of.js'

const nobody = async () => undefined
const gateOf = (texts: Readonly<Record<string, string>>, fillIn: Parameters<typeof mergedGate>[1] = nobody) =>
  mergedGate(treeOf(texts), fillIn)

test.each([
  [
    'maps by their keys',
    '{app: web, timeout: 5m}',
    '{timeout: 9m, pull: never}',
    { app: 'web', timeout: '9m', pull: 'never' },
  ],
  ['lists one behind the other', '{smoke: [GET /a]}', '{smoke: [GET /b]}', { smoke: ['GET /a', 'GET /b'] }],
  [
    'maps in maps',
    '{migrate: {service: a}}',
    '{migrate: {command: b}}',
    { migrate: { service: 'a', command: 'b' } },
  ],
  ['a list in the place of a scalar', '{smoke: GET /a}', '{smoke: [GET /b]}', { smoke: ['GET /b'] }],
  ['nothing changes nothing', '{app: web}', '', { app: 'web' }],
  ['what is taken away is gone', '{app: web, pull: never}', '{app: !reset null}', { pull: 'never' }],
  [
    'what is put in its place is alone',
    '{smoke: [GET /a]}',
    '{smoke: !override [GET /b]}',
    { smoke: ['GET /b'] },
  ],
  ['an empty list stays one', '{app: web}', '{smoke: []}', { app: 'web', smoke: [] }],
])('%s', async (_, base, override, value) => {
  expect(await gateOf({ 'a.yaml': `x-gate: ${base}`, 'b.yaml': `x-gate: ${override}` })).toEqual({
    kind: 'value',
    value,
  })
})

test('documents of one file are merged too, and aliases stand for what they name', async () => {
  const text = 'x-a: &a {app: web}\nx-gate: {<<: *a, pull: never}\n---\nx-gate: {strict: true}\n'
  expect(await gateOf({ 'a.yaml': text })).toEqual({
    kind: 'value',
    value: { app: 'web', pull: 'never', strict: true },
  })
})

test('variables are filled in, each text once', async () => {
  const texts = { 'a.yaml': 'x-gate: {app: "$APP", n: 1}', 'b.yaml': 'x-gate: {smoke: ["GET /$X", "$APP"]}' }
  const fillIn = async (asked: readonly string[]) => asked.map((text) => text.replace('$', 'a '))
  expect(await gateOf(texts, fillIn)).toEqual({
    kind: 'value',
    value: { app: 'a APP', n: 1, smoke: ['GET /a X', 'a APP'] },
  })
  expect(await gateOf(texts)).toBeUndefined()
})

test.each([
  ['a map and a list', '{migrate: {service: a}}', '{migrate: [b]}', 'x-gate.migrate'],
  ['a list and a text', '{smoke: [GET /]}', '{smoke: none}', 'x-gate.smoke'],
])('%s contradict each other', async (_, base, override, path) => {
  const merged = await gateOf({ 'a.yaml': `x-gate: ${base}`, 'b.yaml': `x-gate: ${override}` })
  expect(merged).toEqual({ kind: 'contradiction', path })
})

test('nothing is merged where one place has it, or where a file could not be read', async () => {
  expect(await gateOf({ 'a.yaml': 'x-gate: {app: web}', 'b.yaml': 'services: {}' })).toBeUndefined()
  const tree = treeOf({ a: 'x-gate: {app: web}', b: 'x-gate: {app: api}' }, { isWhole: false })
  expect(await mergedGate(tree, nobody)).toBeUndefined()
})
