import { PassThrough } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import type Dockerode from 'dockerode'
import type { EngineTrouble } from '../../../src/common/problem.js'
import { type ContainerEvent, containerEvent, listenToEvents } from '../../../src/engine/event-stream.js'

const line = (Action: string, attributes: Readonly<Record<string, string>> = {}) =>
  JSON.stringify({
    Action,
    timeNano: 1_764_434_330_250_100_000,
    Actor: { ID: 'f00', Attributes: { 'com.docker.compose.service': 'app', ...attributes } },
  })

test.each([
  ['start', {}, { action: 'start', exitCode: 0 }],
  ['die', { exitCode: '137' }, { action: 'die', exitCode: 137 }],
  ['kill', { signal: '15' }, { action: 'kill', exitCode: 0, signal: 15 }],
  ['health_status: unhealthy', {}, { action: 'unhealthy', exitCode: 0 }],
  [
    'exec_start: sh -c exec pg_isready -h db:1\nexit 1',
    { execID: 'e1' },
    { action: 'exec_start', exitCode: 0, command: 'e1' },
  ],
  ['exec_die', { execID: 'e1', exitCode: '2' }, { action: 'exec_die', exitCode: 2, command: 'e1' }],
  ['health_status: healthy', {}, { action: 'healthy', exitCode: 0 }],
])('%s is read', (action, attributes, event) => {
  expect(containerEvent(line(action, attributes))).toEqual({
    id: 'f00',
    service: 'app',
    at: 1_764_434_330.251,
    ...event,
  })
})

async function listening() {
  const stream = new PassThrough()
  const asked: unknown[] = []
  const api = {
    getEvents: async (question: unknown) => {
      asked.push(question)
      return stream
    },
  } as unknown as Dockerode
  const heard: ContainerEvent[] = []
  const lost: EngineTrouble[] = []
  const over = new AbortController()
  const listener = {
    onEvent: (event: ContainerEvent) => void heard.push(event),
    onLost: (trouble: EngineTrouble) => void lost.push(trouble),
  }
  await listenToEvents(api, 'p', listener, over.signal)
  return { stream, asked, heard, lost, over }
}

const turn = () => new Promise(setImmediate)

describe('events of a project', () => {
  test('are asked for by its label', async () => {
    const { asked } = await listening()
    expect(asked).toMatchObject([{ filters: { label: ['com.docker.compose.project=p'] } }])
  })

  test('are told wherever their lines are cut', async () => {
    const { stream, heard } = await listening()
    const text = `${line('start')}\n\n${line('die', { exitCode: '1' })}\n`
    for (const part of [text.slice(0, 20), text.slice(20, 25), text.slice(25)]) stream.write(part)
    await turn()
    expect(heard.map(({ action }) => action)).toEqual(['start', 'die'])
  })

  test.each([
    ['ends', (stream: PassThrough) => stream.end(), 'it broke off the connection'],
    ['breaks', (stream: PassThrough) => stream.destroy(new Error('socket hang up')), 'socket hang up'],
  ])('whose stream %s are lost', async (_, happen, why) => {
    const { stream, lost } = await listening()
    happen(stream)
    await turn()
    await turn()
    expect(lost[0]?.message).toBe(`the Docker Engine was lost: ${why}`)
  })

  test('are no loss once nobody wants them', async () => {
    const { stream, lost, over } = await listening()
    over.abort()
    await turn()
    expect([stream.destroyed, lost]).toEqual([true, []])
  })
})
