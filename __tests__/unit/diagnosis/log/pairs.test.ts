import { expect, test } from '@jest/globals'
import { pairsIn } from '../../../../src/diagnosis/log/pairs.js'

test.each([
  ['a=1 b=x', { a: '1', b: 'x' }, 7],
  ['msg="no \\"such\\" table" err=', { msg: 'no "such" table', err: '' }, 28],
  ["msg='it\\'s' b=2", { msg: "it's", b: '2' }, 15],
  ['msg="a\\qb"', { msg: 'a\\qb' }, 10],
  ['words before a=1', { a: '1' }, 4],
  ['no pairs', {}, 0],
])('the pairs of %j', (text, fields, length) => {
  expect(pairsIn(text)).toEqual({ fields, length, count: Object.keys(fields).length })
})
