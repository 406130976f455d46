import { expect, test } from '@jest/globals'
import { type AttemptHistory, extended, isDropped, judgeReply } from '../../../src/checks/attempt-history.js'
import { NoAnswerInTime, type Reply } from '../../../src/checks/request.js'
import { checkOf } from './reading.js'

const unreachable = (cause: unknown, connected = true, notYet = true): Reply => ({
  ...{ kind: 'unreachable', why: 'no', notYet, connected, cause },
})
const mute = unreachable(new NoAnswerInTime(5))
const dropped = unreachable(new Error('reset'))
const answered: Reply = {
  ...{ kind: 'answer', answer: { status: 404, statusText: 'Not Found', headers: {}, body: '' } },
}
const check = checkOf('/')

function after(...replies: readonly Reply[]): AttemptHistory {
  return replies.reduce<AttemptHistory>((history, reply, index) => {
    const judged = judgeReply(check, reply)
    if (judged.holds) throw new Error('it holds')
    return extended(history, reply, judged, { begun: index * 10, now: index * 10 + 5 })
  }, {})
}

test('since when nothing was sent, and since when every connection was dropped, without a break', () => {
  expect(after(mute, mute).mutedSince).toBe(0)
  expect(after(mute, dropped, mute).mutedSince).toBe(20)
  expect(after(dropped, dropped)).toMatchObject({ droppedSince: 0, connected: true })
  expect(after(dropped, answered)).not.toHaveProperty('droppedSince')
})

test('an attempt without an answer hides no earlier answer', () => {
  expect(after(answered, mute)).toMatchObject({ answer: { status: 404 }, failed: { essence: 'status 404' } })
  expect(after(answered, answered).same).toEqual({ essence: 'status 404', since: 5 })
})

test('a connection that was never there was not dropped, nor is another protocol a drop', () => {
  expect(
    [dropped, unreachable(new Error('refused'), false), unreachable(new Error('x'), true, false)].map(
      isDropped,
    ),
  ).toEqual([true, false, false])
})
