import { describe, expect, test } from '@jest/globals'
import { blameForContainer, blameForStart } from '../../../../src/diagnosis/blame/container-blame.js'

const shim = (words: string) =>
  `Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: ${words}: unknown`
const runc = (words: string) => shim(`runc create failed: unable to start container process: ${words}`)
const daemon = (words: string) => `Error response from daemon: ${words}`

/** As Docker Engine 26, 28 and 29 with runc 1.1 to 1.5 put it. */
const ELSEWHERE = [
  shim('runc create failed: namespace {"time" ""} does not exist'),
  shim('runc create failed: a sentence nobody knows'),
  runc('error during container init: open /proc/sys/net/core/nope: no such file or directory'),
  shim('unable to retrieve OCI runtime error: fork/exec /usr/bin/runc: no such file or directory'),
  daemon('Range of CPUs is from 0.01 to 2.00, as there are only 2 CPUs available'),
  daemon('Requested CPUs are not available - requested 0-63, available: 0-1'),
  daemon('could not select device driver "" with capabilities: [[gpu]]'),
  daemon('Mount type "Image" needs API v1.48 or newer'),
  "'models' support requires Docker Model plugin",
  daemon('could not select device driver "nvidia" with capabilities: [[gpu]]'),
  daemon('container create: lookup init binary: exec: "catatonit": executable file not found in $PATH'),
  daemon(
    'error gathering device information while adding custom device "/dev/nope": no such file or directory',
  ),
  daemon('error looking up logging plugin loki: plugin "loki" not found'),
  daemon(
    'failed to create task for container: failed to initialize logging driver: dial tcp 127.0.0.1:24224: connect: connection refused',
  ),
  daemon('create p_vol: error looking up volume plugin rexray: plugin "rexray" not found'),
  daemon(
    "error while mounting volume '/x/_data': failed to mount local volume: mount :/x:/y, data: addr=127.0.0.1: no such device",
  ),
  'failed to create network p_n: Error response from daemon: plugin "weave" not found',
  'failed to create network p_n: Error response from daemon: This node is not a swarm manager. Use "docker swarm init"',
  'failed to create network p_n: Error response from daemon: Pool overlaps with other one on this address space',
  'failed to create network p_n: Error response from daemon: could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network',
  'failed to create network p_n: Error response from daemon: all predefined address pools have been fully subnetted',
  'failed to create network p_n: Error response from daemon: invalid subinterface vlan name nic77, example formatting is eth0.10',
  daemon('failed to set up container networking: Link not found'),
  daemon('unknown or invalid runtime name: nvidia'),
  daemon('invalid mount config for type "bind": bind source path does not exist: /x'),
  daemon('invalid mount config for type "image": mount type unknown'),
  daemon('mkdir /var/lib/docker/overlay2/x: no space left on device'),
  daemon(
    'image with reference debian:1 was found but does not match the specified platform: wanted linux/arm64, actual: linux/amd64',
  ),
  'volume with type=image require Docker Engine v28 or later',
  'a sentence nobody knows',
  '',
]

const OF_THE_RELEASE = [
  // It shares the network or the processes of a service that has ended.
  'cannot join network of a non running container: 0b620e76c36f',
  'failed to join PID namespace: container 0b620e76c36f is not running',
  runc('exec: "timeout": executable file not found in $PATH'),
  runc('exec: "/etc/passwd": permission denied'),
  runc('error during container init: exec: "/certificate": stat /certificate: no such file or directory'),
  shim(
    'container_linux.go:380: starting container process caused: exec: "x": executable file not found in $PATH',
  ),
  shim('crun: executable file `x` not found in $PATH: No such file or directory'),
  // As Podman 5.4 with crun puts it.
  daemon(
    'crun: executable file `nope` not found in $PATH: No such file or directory: OCI runtime attempted to invoke a command that was not found',
  ),
  daemon(
    'crun: executable file `/nope/x` not found: No such file or directory: OCI runtime attempted to invoke a command that was not found',
  ),
  daemon('crun: the path `/app` is not a regular file: Operation not permitted: OCI permission denied'),
  daemon(
    'crun: the path `/app/x` exists but it is not executable: Operation not permitted: OCI permission denied',
  ),
  daemon('workdir "/app/x" exists on container ff5b4978c1b1, but is not a directory'),
  runc('chdir to cwd ("/app") set in config.json failed: not a directory'),
  daemon('unable to find user ghost: no matching entries in passwd file'),
  daemon('unable to find group ghost: no matching entries in group file'),
  daemon('Cannot mkdir: /etc/passwd is not a directory'),
  runc(
    'error mounting "/a" to rootfs at "/etc": not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)?',
  ),
  'service "app" pre_start[0] exited with code 1',
]

/** What the file asks for, and no engine gives. */
const OF_THE_FILE = [
  daemon(
    'failed to join IPC namespace: container shm: non-shareable IPC (hint: use IpcMode:shareable for the donor container)',
  ),
  runc(
    'error during container init: error setting rlimits for ready process: error setting rlimit type 7: invalid argument',
  ),
  'service "app" pre_start[0]: per_replica is not yet supported; remove per_replica or set it to false',
  daemon(
    'crun: OOM: the memory limit could be too low: read from sync socket: Connection reset by peer: OCI runtime error',
  ),
  daemon('container create: "CAP_NOPE": unknown capability'),
  shim('runc create failed: sysctl "kernel.pid_max" is not in a separate kernel namespace'),
  daemon('invalid CapAdd: unknown capability: "CAP_NOPE"'),
  daemon('container rootfs is marked read-only'),
  'cannot create secret "shop_key" in read-only service app: `file` is the sole supported option',
  daemon(
    'invalid mount config for type "volume": invalid mount path: \'relative\' mount path must be absolute',
  ),
  daemon('Minimum memory limit allowed is 6MB'),
  daemon('bad nameserver address not-an-ip: ParseAddr("not-an-ip"): unable to parse IP'),
  daemon('uids and gids must be in range 0-2147483647'),
  daemon('opening seccomp profile (./nothing.json) failed: open /x/nothing.json: no such file or directory'),
]

test.each([
  [
    'cannot access path /var/lib/docker/volumes/shop_d/_data/no/where: lstat /var/lib/docker/volumes/shop_d/_data/no: no such file or directory',
    'a volume is empty at the beginning',
  ],
  [daemon('no command specified'), 'write `command:`'],
  ['no command or entrypoint provided, and no CMD or ENTRYPOINT from image', 'write `command:`'],
])('of the release, it says what to do: %s', (words, remedy) => {
  expect(blameForContainer(words)).toEqual({ who: 'release', remedy: expect.stringContaining(remedy) })
})

describe('a container that was not created or started is blamed', () => {
  test.each(ELSEWHERE)('on something else: %s', (words) => {
    expect(blameForContainer(words)).toMatchObject({ who: 'elsewhere', remedy: expect.any(String) })
  })

  test.each(OF_THE_RELEASE)('on the release: %s', (words) => {
    expect(blameForContainer(words).who).toBe('release')
  })

  test.each(OF_THE_FILE)('on the file: %s', (words) => {
    expect(blameForContainer(words)).toMatchObject({ who: 'file', remedy: expect.any(String) })
  })

  test.each([
    ['on the file that decides on this value alone', ['services', 'app', 'cpu_shares'], true, 'file'],
    ['on something else where others have to have it', ['services', 'app', 'runtime'], false, 'elsewhere'],
  ])('%s, in words that nobody knows', (_, path, isOfTheFile, who) => {
    expect(blameForContainer('a sentence nobody knows', { path, isOfTheFile }).who).toBe(who)
  })

  test('on something else where the machine does not allow a value', () => {
    const refused = { path: ['services', 'app', 'oom_score_adj'], isOfTheFile: true }
    const words = runc('write /proc/self/oom_score_adj: permission denied')
    expect(blameForContainer(words, refused).who).toBe('elsewhere')
  })

  test('on the file where it leaves the runtime itself too little', () => {
    const refused = { path: ['services', 'app', 'ulimits', 'nofile'], isOfTheFile: true } as const
    const words = runc('error loading seccomp filter into kernel: pipe2: too many open files')
    expect(blameForContainer(words, { ...refused, isTooLow: true }).who).toBe('file')
    expect(blameForContainer(words, refused).who).toBe('elsewhere')
  })

  test('on the file where a value is wrong, though a driver says so', () => {
    const refused = { path: ['services', 'app', 'logging', 'options', 'max-size'], isOfTheFile: true }
    const words = daemon("failed to initialize logging driver: invalid size: '10x'")
    expect(blameForContainer(words, refused).who).toBe('file')
  })
})

const ASKING_ONCE = { services: { app: { ports: [{ target: 80, published: '8080' }] } } }

describe('a port in use is blamed', () => {
  const words = daemon(
    'driver failed programming external connectivity: Bind for 0.0.0.0:8080 failed: port is already allocated',
  )

  test('on who has it, with the port', () => {
    expect(blameForStart(words, ASKING_ONCE)).toEqual({
      who: 'elsewhere',
      remedy: expect.stringContaining('8080'),
    })
  })

  test('on the release that asks for it twice', () => {
    const services = { ...ASKING_ONCE.services, other: { ports: [{ target: 80, published: '8080' }] } }
    expect(blameForStart(words, { services }).who).toBe('release')
  })

  test('no more than other reasons', () => {
    expect(blameForStart(OF_THE_RELEASE[0] ?? '', {}).who).toBe('release')
  })
})

describe('an address in use on a network is blamed', () => {
  const words = [
    'Address already in use',
    'Error response from daemon: failed to set up container networking: Address already in use',
    'IPAM error: requested ip address 10.7.0.5 is already allocated to container ID 0123',
  ]
  const services = { app: { networks: { net: { ipv4_address: '10.7.0.5' }, lan: null } } }

  test.each(words)('on the release, whose containers alone are there: %s', (said) => {
    const blame = blameForStart(said, { services, networks: { net: {}, lan: { external: true } } })
    expect(blame).toEqual({ who: 'release', remedy: expect.stringContaining('an address of its own') })
  })

  test('on who has it, where others are on the network too', () => {
    const blame = blameForStart(words[0] ?? '', { services, networks: { net: { external: true } } })
    expect(blame).toEqual({ who: 'elsewhere', remedy: expect.stringContaining('external network') })
  })

  test('no more than a port that is in use', () => {
    const port = daemon('listen tcp4 0.0.0.0:80: bind: address already in use')
    expect(blameForStart(port, { services }).who).toBe('elsewhere')
  })
})
