import { describe, expect, test } from '@jest/globals'
import { type HoldOptions, holdUntil } from '../../../src/checks/attempts.js'
import { systemClock } from '../../../src/common/clock.js'
import { checkOf } from './reading.js'
import { closedPort, type Listening, speaking } from './server.js'

const options: HoldOptions = { signal: new AbortController().signal, within: 1500, clock: systemClock }

async function held(serve: () => Promise<Listening>, text: string) {
  await using server = await serve()
  return await holdUntil(checkOf(text), server.url, options)
}

const greeting = () => speaking((socket) => socket.end('220 mail ready\r\n'))
const late = () =>
  speaking((socket) => {
    socket.write('220 mail')
    setTimeout(() => socket.write(' ready\r\n'), 200)
  })
const mute = () => speaking(() => {})
const dropping = () => speaking((socket) => socket.destroy())

describe('a check of a connection', () => {
  test.each<[string, () => Promise<Listening>, string, string]>([
    ['holds where it stays open', mute, 'TCP app:7', 'took the connection'],
    ['holds where a greeting comes', greeting, 'TCP app:7', 'greeted with 220 mail ready'],
    [
      'holds where the greeting is the right one',
      late,
      'TCP app:7 contains=ready',
      'greeted with 220 mail ready',
    ],
    ['holds where the greeting matches', greeting, 'TCP app:7 matches=^220', 'greeted with 220 mail ready'],
  ])('%s', async (_, serve, text, detail) => {
    expect(await held(serve, text)).toMatchObject({ status: 'passed', attempts: 1, detail })
  })

  test.each<[string, () => Promise<Listening>, string, RegExp]>([
    [
      'it is dropped at once, as the engine does for nobody',
      dropping,
      'TCP app:7',
      /^connection reset, after/,
    ],
    [
      'another greeting comes',
      greeting,
      'TCP app:7 contains=SSH',
      /^expected a greeting with 'SSH', got 220 mail ready, after/,
    ],
    [
      'no greeting comes',
      mute,
      'TCP app:7 contains=SSH',
      /^expected a greeting with 'SSH', got nothing, after/,
    ],
  ])('fails where %s', async (_, serve, text, detail) => {
    expect(await held(serve, text)).toMatchObject({ status: 'failed', detail: expect.stringMatching(detail) })
  })

  test('holds once something listens, and tells what was asked where nothing does', async () => {
    const result = await holdUntil(checkOf('TCP app:7'), await closedPort(), options)
    expect(result).toMatchObject({
      status: 'failed',
      came: 'nowhere',
      evidence: expect.stringMatching(
        /^Request:\n {2}TCP 127\.0\.0\.1:\d+\nExpected:\n {2}a connection that stays open, or a greeting\n/,
      ),
    })
  })
})
