import { expect, test } from '@jest/globals'
import { refusedValue } from '../../../../src/diagnosis/refused/refused-value.js'

const app = {
  image: 'nginx',
  command: ['serve', '--port', '80'],
  entrypoint: ['/start'],
  environment: { MODE: 'create' },
  runtime: 'runc',
  restart: 'no',
  cap_add: ['CHOWN', 'NET_FOO'],
  cpu_shares: 1,
  cpuset: '0-foo',
  deploy: { resources: { limits: { memory: '1048576' } } },
  devices: ['/dev/nothere:/dev/x:rwm'],
  dns: ['notadns'],
  extra_hosts: ['somehost=notanip'],
  ipc: 'service:shm',
  isolation: 'hyperv',
  logging: { driver: 'json-file', options: { 'max-sizes': '10m', 'max-size': '10x' } },
  network_mode: 'foonet',
  networks: { default: { mac_address: 'zz' } },
  pid: 'foo',
  security_opt: ['foo:bar'],
  sysctls: { 'net.core.somaxconn': 'many' },
  tmpfs: ['/run', '/x:size=1,foo=bar'],
  ulimits: { nofoo: 1024 },
  user: 'ghost',
  volumes: [
    { type: 'volume', source: 'data', target: '/data' },
    { type: 'bind', source: '/etc', target: '/e', bind: { propagation: 'foomode' } },
  ],
}
const model = {
  services: { app, db: { pid: 'other' } },
  networks: { default: { name: 'p_default', ipam: { driver: 'fooipam' } } },
  volumes: { data: { name: 'p_data', driver: 'foovol', driver_opts: { fooopt: 'x' } } },
}

test('a limit that is too low for the runtime is named by what the runtime ran out of', () => {
  const limited = { services: { app: { ulimits: { nofile: 6 }, pids_limit: 2 } } }
  expect(refusedValue('pipe2: too many open files', 'app', limited)).toEqual({
    path: ['services', 'app', 'ulimits', 'nofile'],
    isOfTheFile: true,
    isTooLow: true,
  })
})

const OF_THE_FILE = [
  ['invalid CapAdd: unknown capability: "CAP_NET_FOO"', 'app.cap_add.NET_FOO'],
  ['invalid PID mode: foo', 'app.pid'],
  ['wrong rlimit value: RLIMIT_NOFOO', 'app.ulimits.nofoo'],
  ['error setting rlimits for ready process: error setting rlimit type 7: invalid argument', 'app.ulimits'],
  ["unknown log opt 'max-sizes' for json-file log driver", 'app.logging.options.max-sizes'],
  ["failed to initialize logging driver: invalid size: '10x'", 'app.logging.options.max-size'],
  ['invalid IP address in add-host: "notanip"', 'app.extra_hosts.somehost'],
  ['write /proc/sys/net/core/somaxconn: invalid argument', 'app.sysctls.net.core.somaxconn'],
  ['Invalid value 0-foo for cpuset cpus: invalid format: 0-foo', 'app.cpuset'],
  ['the minimum allowed cpu-shares is 2', 'app.cpu_shares'],
  [
    'failed to join IPC namespace: container shm: non-shareable IPC (hint: use IpcMode:shareable for the donor container)',
    'app.ipc',
  ],
  ['Minimum memory limit allowed is 6MB', 'app.deploy.resources.limits.memory'],
  ['bad nameserver address notadns: ParseAddr("notadns"): unable to parse IP', 'app.dns.notadns'],
  ['invalid tmpfs option "foo"', 'app.tmpfs./x'],
  ['Invalid isolation: "hyperv" - linux only supports \'default\'', 'app.isolation'],
] as const

const OF_OTHERS = [
  ['exec: "/start": no such file or directory', 'services.app.entrypoint./start'],
  ['unable to find user ghost: no matching entries in passwd file', 'services.app.user'],
  ['invalid --security-opt 2: "foo:bar"', 'services.app.security_opt.foo'],
  ['adding custom device "/dev/nothere": no such file or directory', 'services.app.devices./dev/nothere'],
  ['network foonet not found', 'services.app.network_mode'],
  ['invalid mode: rw,foomode', 'services.app.volumes./e.bind.propagation'],
  [
    'invalid config for network p_default: invalid MAC address zz',
    'services.app.networks.default.mac_address',
  ],
  ['create p_data: error looking up volume plugin foovol: plugin "foovol" not found', 'volumes.data.driver'],
  ['create p_data: invalid option: "fooopt"', 'volumes.data.driver_opts.fooopt'],
  ['failed to create network p_default: plugin "fooipam" not found', 'networks.default.ipam.driver'],
] as const

const OF_NOTHING = [
  'OCI runtime create failed: runc create failed: a sentence nobody knows',
  'could not create a container: no such file',
  'invalid PID mode: other',
  'failed to serve nginx',
  'port 80',
  '',
]

test.each(OF_THE_FILE)('a value that only the file decides on is named: %s', (words, path) => {
  const refused = refusedValue(words, 'app', model)
  expect([refused?.path.slice(1).join('.'), refused?.isOfTheFile]).toEqual([path, true])
})

test.each(OF_OTHERS)('a value that others have to have is named: %s', (words, path) => {
  const refused = refusedValue(words, 'app', model)
  expect([refused?.path.join('.'), refused?.isOfTheFile]).toEqual([path, false])
})

test.each(OF_NOTHING)('no value is named: %s', (words) => {
  expect(refusedValue(words, 'app', model)).toBeUndefined()
})

test('a key with those around it, as Compose names it', () => {
  const words = 'Container p-app-1 healthcheck.start_interval requires healthcheck.start_period to be set'
  const probed = { services: { app: { healthcheck: { start_interval: '1s' } } } }
  expect(refusedValue(words, 'app', probed)).toEqual({
    path: ['services', 'app', 'healthcheck', 'start_interval'],
    isOfTheFile: true,
  })
  expect(refusedValue(words, 'app', { services: { app: {} } })).toBeUndefined()
})
