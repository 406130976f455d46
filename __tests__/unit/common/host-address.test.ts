import { expect, test } from '@jest/globals'
import { bracketed, unbracketed } from '../../../src/common/host-address.js'

test.each([
  ['::1', '[::1]'],
  ['fe80::1', '[fe80::1]'],
  ['127.0.0.1', '127.0.0.1'],
  ['engine.example', 'engine.example'],
])('%s stands in a URL as %s', (bare, inUrl) => {
  expect([bracketed(bare), bracketed(inUrl), unbracketed(inUrl), unbracketed(bare)]).toEqual([
    inUrl,
    inUrl,
    bare,
    bare,
  ])
})
