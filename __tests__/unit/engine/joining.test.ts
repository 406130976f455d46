import { describe, expect, test } from '@jest/globals'
import { FakeEngine } from '../../harness/fake-engine.js'

const CONNECT = 'POST /networks/shop/connect'

describe('joining a network', () => {
  test.each([
    ['works', undefined, undefined],
    [
      'works where the container is on it',
      'endpoint with name job already exists in network shop',
      undefined,
    ],
    ['is refused by the engine', 'cannot join this network', 'cannot join this network'],
  ])('%s', async (_, words, refusal) => {
    const refuses = words === undefined ? {} : { [CONNECT]: [403, words] as const }
    await using engine = await FakeEngine.with({ refuses })
    expect(await engine.docker.joining.join('job', 'shop', 'p')).toBe(refusal)
    expect(engine.asked).toEqual([CONNECT])
  })
})

test('joining the default bridge, which allows no names', async () => {
  const words = 'network-scoped alias is supported only for containers in user defined networks'
  await using engine = await FakeEngine.with({ refuses: { [CONNECT]: [400, words] } })
  await engine.docker.joining.join('job', 'shop', 'p')
  expect(engine.asked).toEqual([CONNECT, CONNECT])
})

describe('leaving what a run joined', () => {
  const ID = 'a'.repeat(64)
  const joined = (id: string, project?: string) => ({
    NetworkID: id,
    Aliases: project === undefined ? null : [`${project}.compose-gate`],
  })
  const Networks = {
    bridge: joined('bridge'),
    theirs: joined('theirs', 'p'),
    p_default: joined('p_default', 'p'),
    others: joined('others', 'q'),
    bridges: { NetworkID: 'bridges', DriverOpts: { 'compose-gate.project': 'p' } },
  }

  /** What is asked of an engine that has this container. */
  async function asked(container: object, containers = [ID]): Promise<readonly string[]> {
    const facts = { Id: ID, HostConfig: {}, Mounts: [], NetworkSettings: { Networks }, ...container }
    const refuses = {
      [`GET /containers/${ID}/json`]: [200, facts] as const,
      'GET /containers/pod/json': [200, { ...facts, Id: 'pod', HostConfig: {} }] as const,
      'GET /containers/gone/json': [404, 'no such container'] as const,
    }
    await using engine = await FakeEngine.with({ refuses })
    await engine.docker.joining.leaveAll('p', ['p_default'], containers)
    return engine.asked.filter((what) => what.startsWith('POST '))
  }

  test('takes the container off what stays, and off nothing else', async () => {
    expect(await asked({})).toEqual(['POST /networks/theirs/disconnect', 'POST /networks/bridges/disconnect'])
  })

  test('takes off the container whose network is used', async () => {
    expect(await asked({ HostConfig: { NetworkMode: 'container:pod' } })).toEqual([
      'POST /networks/theirs/disconnect',
      'POST /networks/bridges/disconnect',
    ])
  })

  test('is nothing where the container is not of this engine, or there is none', async () => {
    expect([await asked({}, ['gone']), await asked({}, [])]).toEqual([[], []])
  })
})
