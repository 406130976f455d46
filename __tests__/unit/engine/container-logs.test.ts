import { PassThrough, Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import Dockerode from 'dockerode'
import { copyLog, openLog } from '../../../src/engine/container-logs.js'
import { frame } from '../../harness/fake-engine.js'

const { modem } = new Dockerode()
const going = new AbortController().signal

/** What arrives of a log. */
async function copied(log: readonly Buffer[], tty: boolean): Promise<string> {
  const destination = new PassThrough()
  await copyLog(Readable.from(log), tty, modem, destination, going)
  expect(destination.writable).toBe(true)
  destination.end()
  return Buffer.concat(await destination.toArray()).toString()
}

describe('a log is copied', () => {
  test('without its frames', async () => {
    expect(await copied([frame('one\n'), frame('two\n', 2)], false)).toBe('one\ntwo\n')
  })

  test('without the times that the engine puts before each frame, which are told', async () => {
    const destination = new PassThrough()
    const times: string[] = []
    const log = [frame('2026-01-02T03:04:05.6Z one\n'), frame('2026-01-02T03:04:06.7Z two\n', 2)]
    const onTimes = (told: readonly string[]) => void times.push(...told)
    await copyLog(Readable.from(log), false, modem, destination, going, onTimes)
    destination.end()
    expect(Buffer.concat(await destination.toArray()).toString()).toBe('one\ntwo\n')
    expect(times).toEqual(['2026-01-02T03:04:05.6Z', '2026-01-02T03:04:06.7Z'])
  })

  test('as it is where the container has a terminal', async () => {
    expect(await copied([Buffer.from('\u0001one\r\n')], true)).toBe('\u0001one\r\n')
  })
})

describe('a log is opened', () => {
  const answering = (error: Error | null) => {
    const asked: unknown[] = []
    const dial = (request: unknown, answer: (error: unknown, stream: unknown) => void) => {
      asked.push(request)
      answer(error, 'the stream')
    }
    return { api: { modem: { dial } } as unknown as Dockerode, asked }
  }

  test('as a stream that ends, of both outputs', async () => {
    const { api, asked } = answering(null)
    expect(await openLog(api, 'app', going)).toBe('the stream')
    expect(asked).toMatchObject([
      { path: '/containers/app/logs?', isStream: true, options: { stdout: true, stderr: true } },
    ])
    expect(asked).not.toMatchObject([{ options: { follow: true } }])
    await openLog(api, 'app', going, true)
    expect(asked[1]).toMatchObject({ options: { timestamps: true } })
  })

  test('or not, with the client’s own error', async () => {
    await expect(openLog(answering(new Error('no reading')).api, 'app', going)).rejects.toThrow('no reading')
  })
})
