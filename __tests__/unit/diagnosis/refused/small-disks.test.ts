import { expect, test } from '@jest/globals'
import { fullDisk, smallDisks } from '../../../../src/diagnosis/refused/small-disks.js'

const volumes = [
  { type: 'volume', source: 'cache', target: '/cache' },
  { type: 'volume', source: 'data', target: '/data' },
  { type: 'tmpfs', target: '/cache/hot' },
]
const model = {
  services: { app: { volumes, tmpfs: ['/run:size=1m'], shm_size: '64m' }, other: { volumes } },
  volumes: { cache: { driver_opts: { type: 'tmpfs', o: 'size=8k' } }, data: {} },
}

test('all disks whose size the file sets', () => {
  expect(smallDisks('app', model).map(({ target }) => target)).toEqual([
    ...['/run', '/dev/shm', '/cache', '/cache/hot'],
  ])
})

test.each([
  ["cat: write error: '/cache/x': No space left on device", ['volumes', 'cache', 'driver_opts']],
  ['/app/run: open /cache/hot/a: no space left on device', ['services', 'app', 'volumes', '/cache/hot']],
  ['ENOSPC: write /run/app.pid', ['services', 'app', 'tmpfs', '/run']],
  [
    'could not resize shared memory segment "/PG.1": No space left on device',
    ['services', 'app', 'shm_size'],
  ],
  ["[Errno 28] No space left on device: '/data/big'", undefined],
  ['No space left on device', undefined],
])('%s', (said, path) => expect(fullDisk(said, 'app', model)?.path).toEqual(path))

test('a disk that nobody names is the only one', () => {
  const single = { services: { app: { tmpfs: ['/run'] } } }
  expect(fullDisk('write: ENOSPC', 'app', single)).toEqual({
    target: '/run',
    path: ['services', 'app', 'tmpfs', '/run'],
    remedy: 'raise `tmpfs`, or leave it out',
  })
})
