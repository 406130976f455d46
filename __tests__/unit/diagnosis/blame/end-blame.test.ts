import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../../src/common/json.js'
import { blameForEnd, type ContainerEnd } from '../../../../src/diagnosis/blame/end-blame.js'

const ended = { id: 'app', error: '', outOfMemory: false, memoryLimit: 0, hasDiskOfItsOwn: false }
const taken = 'driver failed: Bind for 0.0.0.0:80 failed: port is already allocated'

const BY_ITSELF = { ranOutOfMemory: false, fromOutside: false }
const tmpfs = { type: 'tmpfs', device: 'tmpfs' }

interface Given extends Partial<Omit<ContainerEnd, 'container'>> {
  readonly container?: Partial<ContainerEnd['container']>
  readonly isForeign?: boolean
  readonly hasFullDisk?: boolean
  /** Options of the volume that the service has. */
  readonly volume?: Readonly<Record<string, string>>
  /** What else the file says of the service. */
  readonly asked?: JsonObject
}

function blame({
  container,
  log = '',
  events = BY_ITSELF,
  isForeign = false,
  hasFullDisk = false,
  volume = {},
  asked = {},
}: Given) {
  const port = { published: '80', target: 80 }
  const model = {
    volumes: { data: { driver_opts: volume } },
    services: {
      app: { volumes: [{ type: 'volume', source: 'data', target: '/data' }], ...asked },
      one: { ports: [port] },
      other: {
        ports: [
          { ...port, published: '81' },
          { ...port, published: '81' },
        ],
      },
    },
  }
  const docker = {
    hasFullDisk: async () => hasFullDisk,
    isForeign: async (id: string) => id === 'app' && isForeign,
  }
  return blameForEnd({ service: 'app', container: { ...ended, ...container }, log, events }, model, docker)
}

const full = 'write error: No space left on device\n'
const foreign = 'exec /app: exec format error\n'

describe('a container that ended is blamed on something else', () => {
  test.each<[string, Given, string]>([
    ['where the machine had no memory left', { container: { outOfMemory: true } }, 'memory'],
    ['where an event says so', { events: { ...BY_ITSELF, ranOutOfMemory: true } }, 'memory'],
    ['where somebody else ended it', { events: { ...BY_ITSELF, fromOutside: true }, log: 'x' }, 'clean-up'],
    ['where the disk is full', { log: full }, 'docker system df'],
    [
      'where the disk is full, and something else is said of shared memory',
      { log: `selecting dynamic shared memory implementation ... posix\n${full}` },
      'docker system df',
    ],
    [
      'where the disk that holds a volume is full',
      { log: full, volume: { type: 'none', o: 'bind' } },
      'docker system df',
    ],
    [
      'where nothing is left of the disk, whatever it said',
      { log: 'core dumped', hasFullDisk: true },
      'free space',
    ],
    ['where its platform is another', { log: foreign, isForeign: true }, 'platform'],
    ['where its port is taken', { container: { error: taken } }, 'the port 80'],
    [
      'where nobody knows why it was not started',
      { container: { error: 'a sentence nobody knows' } },
      'docker run',
    ],
  ])('%s', async (_, given, remedy) => {
    expect(await blame(given)).toMatchObject({ who: 'elsewhere', remedy: expect.stringContaining(remedy) })
  })
})

describe('a container that ended is blamed on the release', () => {
  test.each<[string, Given]>([
    ['where nobody knows why', { log: 'a sentence nobody knows' }],
    ['where it took more memory than the file allows', { container: { outOfMemory: true, memoryLimit: 1 } }],
    ['where a disk of its own is full', { log: full, container: { hasDiskOfItsOwn: true } }],
    ['where a volume in memory is full', { log: full, volume: tmpfs }],
    ['where a volume of a size is full', { log: full, volume: { type: 'xfs', o: 'rw,size=9m' } }],
    ['where a volume of a size by its driver is full', { log: full, volume: { size: '1G' } }],
    [
      'where its shared memory is full',
      { log: 'could not resize shared memory segment: No space left on device' },
    ],
    ['where the file says how much shared memory there is', { log: full, asked: { shm_size: '4096' } }],
    ['where it said so long before', { log: `${full}${'fine\n'.repeat(30)}` }],
    ['where its program is no program', { log: foreign }],
    [
      'where its command is missing',
      { container: { error: 'unable to start container process: exec: "x": no' } },
    ],
    ['where it asks for one port twice', { container: { error: taken.replace(':80', ':81') } }],
  ])('%s', async (_, given) => {
    expect((await blame(given)).who).toBe('release')
  })

  const limited: Given = { container: { outOfMemory: true, memoryLimit: 1 }, asked: { mem_limit: '1' } }
  test.each<[string, Given, string]>([
    ['memory', limited, 'mem_limit'],
    ['a full disk', { log: full, asked: { shm_size: '4096' } }, 'shm_size'],
    ['no more files', { log: 'Too many open files\n', asked: { ulimits: { nofile: 20 } } }, 'ulimits.nofile'],
  ])('at the limit of the file that it ran into: %s', async (_, given, key) => {
    expect(await blame(given)).toEqual({
      who: 'release',
      about: ['services', 'app', ...key.split('.')],
      remedy: expect.stringContaining(`raise \`${key}\``),
    })
  })

  test('at the volume in memory that is full', async () => {
    expect(await blame({ log: full, volume: tmpfs })).toMatchObject({
      about: ['volumes', 'data', 'driver_opts'],
    })
  })
})
