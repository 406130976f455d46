import { expect, test } from '@jest/globals'
import { engineValues } from '../../../src/preflight/engine-values.js'
import { project, type Sketch } from '../plan/sketch.js'

function told(sketch: Sketch) {
  const plain = project({ web: sketch })
  const whole = { ...plain, sources: { ...plain.sources, written: plain.sources.at } }
  return engineValues(whole, Object.values(whole.services)).map(
    ({ message, at, instead }) => `${at?.file} ${message} → ${instead}`,
  )
}

test.each<[Sketch, string]>([
  [
    { image: 'Nginx' },
    'services.web.image services.web.image: `Nginx` has capitals, and the name of an image has none → write `nginx`',
  ],
  [
    { image: 'x', raw: { container_name: 'my app' } },
    "services.web.container_name services.web.container_name: `my app` is no container's name (letters, digits, `_`, `.` and `-`) → write `my-app`",
  ],
  [
    { image: 'x', raw: { restart: 'allways' } },
    'services.web.restart services.web.restart: `allways` is none of `no`, `always`, `unless-stopped`, `on-failure` → write `always`',
  ],
  [
    { image: 'x', raw: { restart: 'on-failure:many' } },
    'services.web.restart services.web.restart: `on-failure:many` is none of `no`, `always`, `unless-stopped`, `on-failure` → write `on-failure`',
  ],
  [
    { image: 'x', raw: { stop_signal: 'SIGTREM' } },
    'services.web.stop_signal services.web.stop_signal: `SIGTREM` is no signal → write `SIGTERM`',
  ],
  [
    { image: 'x', raw: { working_dir: 'srv/app' } },
    'services.web.working_dir services.web.working_dir: `srv/app` is not an absolute path in the container → write `/srv/app`',
  ],
  [
    { image: 'x', raw: { platform: 'linux/amd46' } },
    'services.web.platform services.web.platform: `linux/amd46` is no platform → write `linux/amd64`',
  ],
  [
    { image: 'x', raw: { platform: 'arm64/linux' } },
    'services.web.platform services.web.platform: `arm64/linux` is no platform → write `linux/arm64`',
  ],
  [
    { image: 'x', raw: { volumes: [{ type: 'bnd', source: '/x', target: '/x' }] } },
    'services.web.volumes./x services.web.volumes: `bnd` is none of `bind`, `volume`, `tmpfs`, `npipe`, `cluster`, `image` → write `bind`',
  ],
  [
    { image: 'x', raw: { volumes: [{ type: 'volume', source: 'd', target: 'data' }] } },
    'services.web.volumes.data services.web.volumes: `data` is not an absolute path in the container → write `/data`',
  ],
  [
    { image: 'x', raw: { volumes: [{ type: 'volume', target: 'c:/data' }] } },
    'services.web.volumes.c:/data services.web.volumes: `c:/data` is a path of Windows to Compose → give the volume a name of more than one letter',
  ],
  [
    {
      image: 'x',
      raw: { ulimits: { nproc: 9, core: { soft: 0, hard: -1 }, nofile: { soft: 4096, hard: 1024 } } },
    },
    'services.web.ulimits.nofile services.web.ulimits.nofile: the soft limit 4096 is above the hard one, 1024 → write `soft: 1024`, or raise `hard`',
  ],
  [
    { image: 'x', raw: { ulimits: { memlock: { soft: -1, hard: 64 }, core: { soft: -1, hard: -1 } } } },
    'services.web.ulimits.memlock services.web.ulimits.memlock: the soft limit -1 is above the hard one, 64 → write `soft: 64`, or raise `hard`',
  ],
  [
    { image: 'x', raw: { tmpfs: ['/tmp', 'run:size=1m'] } },
    'services.web.tmpfs.1 services.web.tmpfs: `run` is not an absolute path in the container → write `/run`',
  ],
])('%j is told before anything is made', (sketch, problem) => expect(told(sketch)).toEqual([problem]))

test('what every engine takes', () => {
  expect(
    told({ image: 'x:1', raw: { restart: 'on-failure:3', container_name: 'web_1', stop_signal: 'int' } }),
  ).toEqual([])
  const mounts = { volumes: [{ target: '/a' }, { type: 'image', target: '/b' }], tmpfs: '/run:size=1m' }
  expect(told({ build: '', raw: { stop_signal: 'SIGRTMIN+3', working_dir: 'C:\\app', ...mounts } })).toEqual(
    [],
  )
  for (const platform of ['linux', 'linux/arm/v7', 'linux/x86_64', 'wasi/wasm', 'linux/sparc64'])
    expect(told({ image: 'x', raw: { platform } })).toEqual([])
})

test.each([
  [{ subnet: '10.0.0.0/99' }, ['subnet: `10.0.0.0/99` is no subnet']],
  [{ subnet: '10.0.0/24', gateway: '10.0.0.1' }, ['subnet: `10.0.0/24` is no subnet']],
  [
    { subnet: '10.9.0.0/24', gateway: '10.8.0.1' },
    ['gateway: `10.8.0.1` is no address of the subnet 10.9.0.0/24'],
  ],
  [{ subnet: '10.9.0.0/24', gateway: '10.9.0.1' }, []],
  [{ subnet: 'fd00:7::/64' }, []],
])('the addresses %j of a network', (pool, problems) => {
  const net = (external: boolean) =>
    engineValues(
      project({ web: { image: 'x' } }, { networks: { n: { external, ipam: { config: [pool] } } } }),
      [],
    )
  const place = 'networks.n.ipam.config.0.'
  expect(
    net(false).map(({ message, at }) => `${at?.file.replace(place, '')}: ${message.split(': ')[1]}`),
  ).toEqual(problems)
  expect(net(true)).toEqual([])
})
