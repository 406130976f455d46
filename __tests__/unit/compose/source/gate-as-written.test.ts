import { describe, expect, test } from '@jest/globals'
import { gateAsWritten } from '../../../../src/compose/source/gate-as-written.js'
import { treeOf } from './tree-of.js'

describe('values that are what they look like', () => {
  test.each([
    ['x-gate: {app: web, strict: true, n: 3, f: -1.5}', { app: 'web', strict: true, n: 3, f: -1.5 }],
    ['x-gate: {a: "true", b: \'3\', c: yes, d: 0x1F}', { a: 'true', b: '3', c: 'yes', d: 31 }],
    ['x-gate: {a: 08, b: 1e3, c: .5, d: .inf, e: True}', { a: 8, b: 1000, c: 0.5, d: '.inf', e: true }],
    [
      'x-gate:\n  smoke:\n    - GET /\n    - request: GET /a\n      status: 200\n',
      { smoke: ['GET /', { request: 'GET /a', status: 200 }] },
    ],
    ['x-gate:', null],
    ['x-gate: {a: ~, b: }', { a: null, b: null }],
  ])('%s', (text, value) => expect(gateAsWritten(treeOf({ 'compose.yaml': text }))).toEqual(value))
})

describe('what only Compose knows', () => {
  test.each([
    ['a variable', 'x-gate: {app: "${APP}"}'],
    ['an alias', 'x-a: &a web\nx-gate: {app: *a}'],
    ['a tag', 'x-gate: {app: !reset null}'],
    ['nothing at all', 'services: {}'],
  ])('%s', (_, text) => expect(gateAsWritten(treeOf({ 'compose.yaml': text }))).toBeUndefined())

  test('several files, or files that cannot be read', () => {
    const gate = 'x-gate: {app: web}'
    expect(gateAsWritten(treeOf({ a: gate, b: gate }))).toBeUndefined()
    expect(gateAsWritten(treeOf({ a: gate }, { isWhole: false }))).toBeUndefined()
  })
})
