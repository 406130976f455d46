import { describe, expect, test } from '@jest/globals'
import { FakeEngine } from '../../harness/fake-engine.js'

const container = (id: string, NetworkMode: string, Mounts: readonly object[] = [], more: object = {}) =>
  [200, { Id: id, HostConfig: { NetworkMode, ...more }, Mounts }] as const

const refuses = {
  'GET /containers/job/json': container('job', 'bridge', [
    { Type: 'bind', Source: '/srv/work', Destination: '/__w' },
    { Type: 'tmpfs', Source: '', Destination: '/tmp' },
  ]),
  'GET /containers/parts/json': container(
    'parts',
    'bridge',
    [
      { Type: 'volume', Source: '/volumes/ws/_data', Destination: '/w' },
      { Type: 'image', Source: '/layers/1', Destination: '/tools' },
    ],
    {
      Mounts: [{ Type: 'volume', Source: 'ws', Target: '/w', VolumeOptions: { Subpath: 'g/p' } }],
      Tmpfs: { '/w/tmp': '' },
    },
  ),
  'GET /containers/host/json': container('host', 'host'),
  'GET /containers/beside/json': container('beside', 'container:job'),
  'GET /containers/behind/json': container('behind', 'container:host'),
  'GET /containers/alone/json': container('alone', 'none'),
  'GET /containers/podman/json': container('podman', 'slirp4netns:mtu=1500'),
  'GET /containers/ring/json': container('ring', 'container:ring'),
  'GET /containers/gone/json': [404, 'No such container: gone'],
} as const

describe('the container of this process', () => {
  test.each([
    [
      'job',
      {
        joinedAs: 'job',
        network: 'own',
        mounts: [
          { target: '/__w', source: '/srv/work' },
          { target: '/tmp', source: undefined },
        ],
      },
    ],
    [
      'parts',
      {
        mounts: [
          { target: '/w', source: '/volumes/ws/_data/g/p' },
          { target: '/tools', source: undefined },
          { target: '/w/tmp', source: undefined },
        ],
      },
    ],
    ['host', { joinedAs: 'host', network: 'host' }],
    ['beside', { joinedAs: 'job', network: 'own' }],
    ['behind', { joinedAs: 'host', network: 'host' }],
    ['alone', { joinedAs: 'alone', network: 'closed' }],
    ['podman', { network: 'closed' }],
    ['ring', { joinedAs: 'ring', network: 'own' }],
  ])('%s', async (id, facts) => {
    await using engine = await FakeEngine.with({ refuses })
    expect(await engine.docker.locating.ownContainer(id)).toMatchObject({ id, ...facts })
  })

  test('is none of an engine that does not know it', async () => {
    await using engine = await FakeEngine.with({ refuses })
    expect(await engine.docker.locating.ownContainer('gone')).toBeUndefined()
  })
})
