import { describe, expect, test } from '@jest/globals'
import { object } from '../../../src/common/json.js'
import { planned, project, type Sketch, settings } from './sketch.js'

const host = { network_mode: 'host' }
const web: Sketch = { image: 'acme/web', ports: ['80:80'] }
const stores: Record<string, Sketch> = {
  redis: { image: 'redis:7', ports: ['6379:6379'] },
  db: { image: 'postgres:17', ports: ['5433:5432'] },
}

/** What stays as declared because of such a worker on the machine's network. */
function kept(worker: Sketch, mode: 'ephemeral' | 'declared' = 'ephemeral') {
  const services = {
    web,
    ...stores,
    worker: { image: 'acme/web', ...worker, raw: { ...host, ...worker.raw } },
  }
  const { model, adjustments } = planned(project(services), settings({}, { ports: mode }))
  const published = ['web', 'redis', 'db'].flatMap((name) => {
    const [port] = object(object(model.services)[name]).ports as { host_ip?: string; published?: string }[]
    return port?.published === undefined ? [] : [`${name} ${port.host_ip ?? ''}:${port.published}`]
  })
  return { published, sentence: adjustments.find(({ code }) => code === 'KEPT_PORT')?.sentence }
}

describe('ports at which a service on the machine’s network reaches others', () => {
  test('stay as declared, on the loopback, and the plan says so', () => {
    expect(kept({ environment: { REDIS_HOST: 'localhost' } })).toEqual({
      published: ['redis 127.0.0.1:6379'],
      sentence: "Port 6379 (redis) stays as declared, because worker is on the machine's network",
    })
  })

  test.each<[string, Sketch, readonly string[]]>([
    ['a URL', { environment: { X: 'postgres://u:p@127.0.0.1:5433/x' } }, ['db']],
    ['a command', { command: 'work --broker redis://localhost:6379' }, ['redis']],
    ['a health check', { probe: 'curl localhost:80' }, ['web']],
    ['a variable for the port', { environment: { CACHE_PORT: '6379' } }, ['redis']],
    ['the kind of the store', { environment: { POSTGRES_HOST: '127.0.0.1' } }, ['db']],
    ['depends_on', { needs: { db: 'started' } }, ['db']],
    [
      'nothing but the machine, which are all stores',
      { environment: { BROKER: 'amqp://localhost' } },
      ['redis', 'db'],
    ],
    ['nothing at all', {}, []],
    ['another machine', { environment: { REDIS_HOST: 'cache.example.org' } }, []],
  ])('are said by %s', (_, worker, services) => {
    expect(kept(worker).published.map((one) => one.split(' ')[0])).toEqual(services)
  })

  test('are no matter where all ports stay, or where the service is on the project’s network', () => {
    const environment = { REDIS_HOST: 'localhost' }
    expect(kept({ environment }, 'declared').sentence).toBeUndefined()
    expect(kept({ environment, raw: { network_mode: null } }).published).toEqual([])
  })
})
