import { expect, test } from '@jest/globals'
import { cutSecrets } from '../../../src/masking/cut-secrets.js'
import { FormIndex } from '../../../src/masking/form-index.js'

const forms = new FormIndex()
forms.add('abcdefghijklmnop')

test.each([
  ['xabcdefgh…', [{ start: 1, end: 9 }]],
  ['xabcdefgh \n …', [{ start: 1, end: 9 }]],
  ['… ijklmnop.', [{ start: 2, end: 10 }]],
  ['xabcdefgh...', [{ start: 1, end: 9 }]],
  ['..... ijklmnop.', [{ start: 6, end: 14 }]],
  [
    'ijk\nabcdefgh...\nijklmnop',
    [
      { start: 4, end: 12 },
      { start: 16, end: 24 },
    ],
  ],
  ['abcdefg…', []],
  ['…jklmnop', []],
  ['abcdefghijklmnop…', []],
  ['xbcdefghijklmno…', []],
])('%j', (text, expected) => {
  expect(cutSecrets(text, forms)).toEqual(expected)
})
