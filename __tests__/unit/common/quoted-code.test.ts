import { expect, test } from '@jest/globals'
import { sentenceParts } from '../../../src/common/quoted-code.js'

const code = (text: string) => ({ text, isCode: true })
const words = (text: string) => ({ text, isCode: false })

test.each([
  ['write `init: true`, or not', [words('write '), code('init: true'), words(', or not')]],
  ['`a` and `b`', [code('a'), words(' and '), code('b')]],
  ['one ` alone', [words('one ` alone')]],
  ['```x```', [words('```x```')]],
  ['nothing', [words('nothing')]],
  ['', []],
])('%j', (sentence, parts) => expect(sentenceParts(sentence)).toEqual(parts))
