import { describe, expect, test } from '@jest/globals'
import type Dockerode from 'dockerode'
import { EngineTrouble } from '../../../src/common/problem.js'
import { Removing } from '../../../src/engine/removing.js'

const going = new AbortController().signal
const refused = (statusCode: number) =>
  Promise.reject(Object.assign(new Error(`(HTTP code ${statusCode}) x - it is busy`), { statusCode }))

/** Removes on an engine that does all it is asked to, unless told otherwise here. */
function removing(answers: Readonly<Record<string, () => Promise<unknown>>> = {}) {
  const asked: string[] = []
  const does = (what: string) => async (options?: object) => {
    asked.push(options === undefined ? what : `${what} ${JSON.stringify(options)}`)
    return answers[what]?.()
  }
  const api = {
    getContainer: () => ({ stop: does('stop'), kill: does('kill'), remove: does('remove') }),
    getNetwork: () => ({ inspect: does('inspect'), disconnect: does('disconnect'), remove: does('remove') }),
    getVolume: () => ({ remove: does('remove') }),
    getImage: () => ({ remove: does('remove') }),
  }
  return { it: new Removing(api as unknown as Dockerode), asked }
}

describe('a container', () => {
  test('is killed at once without grace', async () => {
    const { it, asked } = removing()
    await it.stop('app', 0, going)
    expect(asked).toEqual(['kill'])
  })

  test('gets its grace in whole seconds', async () => {
    const { it, asked } = removing()
    await it.stop('app', 1500, going)
    expect(asked).toEqual(['stop {"t":2}'])
  })

  test('is killed as soon as somebody is in a hurry', async () => {
    const hurry = new AbortController()
    const { it, asked } = removing({ stop: () => new Promise(() => {}) })
    const stopped = it.stop('app', 10_000, hurry.signal)
    hurry.abort(new Error('hurry'))
    await stopped
    expect(asked).toEqual(['stop {"t":10}', 'kill'])
  })

  test('that has ended, or will not end, is no trouble; a lost engine is', async () => {
    for (const status of [304, 404, 409, 500]) {
      await expect(
        removing({ kill: () => refused(status) }).it.stop('app', 0, going),
      ).resolves.toBeUndefined()
    }
    const lost = () => Promise.reject(new Error('socket hang up'))
    await expect(removing({ kill: lost }).it.stop('app', 0, going)).rejects.toThrow(EngineTrouble)
    await expect(removing({ stop: lost }).it.stop('app', 1, going)).rejects.toThrow(EngineTrouble)
  })

  test('is removed with its anonymous volumes', async () => {
    const { it, asked } = removing()
    expect(await it.container('app')).toBeUndefined()
    expect(asked).toEqual(['remove {"force":true,"v":true}'])
  })
})

describe('a network', () => {
  test('is removed when nothing is connected any more', async () => {
    const { it, asked } = removing({ inspect: async () => ({ Containers: { one: {}, two: {} } }) })
    expect(await it.network('net')).toBeUndefined()
    expect(asked).toEqual([
      'inspect',
      'disconnect {"Container":"one","Force":true}',
      'disconnect {"Container":"two","Force":true}',
      'remove',
    ])
  })

  test('is tried though the engine does not describe it', async () => {
    const { it, asked } = removing({ inspect: () => refused(500) })
    expect(await it.network('net')).toBeUndefined()
    expect(asked).toEqual(['inspect', 'remove'])
  })
})

test.each<[string, (it: Removing) => Promise<string | undefined>]>([
  ['container', (it) => it.container('app')],
  ['network', (it) => it.network('net')],
  ['volume', (it) => it.volume('data')],
  ['image', (it) => it.image('img')],
])(
  'a %s that the engine does not remove is told in its words; one that is gone is removed',
  async (_, remove) => {
    expect(await remove(removing({ remove: () => refused(409) }).it)).toBe('it is busy')
    expect(await remove(removing({ remove: () => refused(404) }).it)).toBeUndefined()
  },
)
