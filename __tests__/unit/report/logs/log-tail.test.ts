import { expect, test } from '@jest/globals'
import { logTail } from '../../../../src/report/logs/log-tail.js'
import { endsOfLog, logText } from '../samples.js'

const limit = { lines: 2, characters: 100 }

test('the end of a log in plain text', () => {
  expect(logTail([logText('web', ['\u001b[31mone\u001b[0m', 'two'])], 'web', limit)).toBe('one\ntwo')
})

test('says what is left out, in this text or before it', () => {
  expect(logTail([logText('web', ['one', 'two', 'three'])], 'web', limit)).toBe(
    '(4 characters before this are left out)\ntwo\nthree',
  )
  expect(logTail([endsOfLog('web', ['a'], ['z'], 9)], 'web', limit)).toBe(
    '(lines before this are left out, see logs/web.log)\nz',
  )
})

test('of a service without a log is empty', () => {
  expect(logTail([logText('web', ['one'])], 'db', limit)).toBe('')
})
