import { describe, expect, test } from '@jest/globals'
import { ContainersNotCreated, ServiceContainers } from '../../../src/engine/service-containers.js'

/** A Compose that takes a turn for each call, and refuses calls that hold a bad service. */
function composed(bad?: string) {
  const calls: string[][] = []
  let under = 0
  const compose = {
    create: async (_model: unknown, services: readonly string[]) => {
      calls.push([...services])
      under += 1
      expect(under).toBe(1)
      await new Promise((resolve) => setImmediate(resolve))
      under -= 1
      const refused = bad !== undefined && services.includes(bad)
      return { exitCode: refused ? 1 : 0, stdout: '', stderr: refused ? `no such device for ${bad}\n` : '' }
    },
  }
  const docker = {
    containers: async () =>
      calls.flat().map((service) => ({
        id: `id-${service}`,
        name: service,
        service,
        image: `image-${service}`,
        state: 'created',
      })),
  }
  const containers = new ServiceContainers(compose, docker, 'project', { model: {}, directory: '/' })
  return { containers, calls }
}

const going = new AbortController().signal

describe('creating containers', () => {
  test('calls of one moment go together; those that come meanwhile go together into the next', async () => {
    const { containers, calls } = composed()
    const first = [containers.create('db', going), containers.create('cache', going)]
    await Promise.resolve()
    await Promise.resolve()
    const second = [containers.create('app', going), containers.create('migrate', going)]
    await Promise.all([...first, ...second])
    expect(calls).toEqual([
      ['db', 'cache'],
      ['app', 'migrate'],
    ])
    expect(containers.of('app').map(({ id }) => id)).toEqual(['id-app'])
    expect(containers.images()).toMatchObject({ db: 'image-db', migrate: 'image-migrate' })
  })

  test('an engine that says an id means a service, or one of its containers', async () => {
    const [side, second, other] = ['a', 'b', 'c'].map((digit) => digit.repeat(64))
    const listed = [
      { id: side ?? '', name: 'p-side-1', service: 'side', image: 'i', state: 'created' },
      { id: 'd'.repeat(64), name: 'p-app-1', service: 'app', image: 'i', state: 'created' },
      { id: second ?? '', name: 'p-app-2', service: 'app', image: 'i', state: 'created' },
    ]
    const docker = { containers: async () => listed }
    const compose = { create: async () => ({ exitCode: 0, stdout: '', stderr: '' }) }
    const containers = new ServiceContainers(compose, docker, 'p', { model: {}, directory: '/' })
    await containers.create('app', going)
    expect(containers.withNames(`cannot join network of ${side}: "${second}", container:${other}`)).toBe(
      `cannot join network of side: "app (2 of 2)", container:${other}`,
    )
  })

  test('one that cannot be created is told apart from those it went with', async () => {
    const { containers, calls } = composed('bad')
    const results = await Promise.allSettled(
      ['db', 'bad', 'app'].map((name) => containers.create(name, going)),
    )
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(results[1]).toMatchObject({ reason: new ContainersNotCreated('no such device for bad\n') })
    expect(calls).toEqual([['db', 'bad', 'app'], ['db'], ['bad'], ['app']])
  })

  test('a request of a run that was ended meanwhile is dropped', async () => {
    const { containers, calls } = composed()
    const ended = new AbortController()
    const first = containers.create('db', going)
    const late = containers.create('app', ended.signal)
    ended.abort(new Error('ended'))
    await expect(late).rejects.toThrow('ended')
    await first
    expect(calls).toEqual([['db']])
  })
})
