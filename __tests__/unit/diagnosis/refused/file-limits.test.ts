import { describe, expect, test } from '@jest/globals'
import { memoryLimit, reachedLimit, tooLowForRuntime } from '../../../../src/diagnosis/refused/file-limits.js'

const modelOf = (app: object) => ({ services: { app: JSON.parse(JSON.stringify(app)) } })
const nofile = 'error creating scratch pipe: pipe2: too many open files'
const noMemory = 'error adding seccomp filter rule for syscall fsync: cannot allocate memory'

describe('what a program says when it runs into a limit of the file', () => {
  test.each<[string, object, string]>([
    ['cannot open: Too many open files', { ulimits: { nofile: 20 } }, 'ulimits.nofile'],
    ['Error: EMFILE: open', { ulimits: { nofile: { soft: 20, hard: 40 } } }, 'ulimits.nofile'],
    ['sh: 0: Cannot fork', { pids_limit: 1 }, 'pids_limit'],
    [
      'fork: Resource temporarily unavailable',
      { deploy: { resources: { limits: { pids: 1 } } } },
      'deploy.resources.limits.pids',
    ],
    ["can't create new thread", { ulimits: { nproc: 1 } }, 'ulimits.nproc'],
    [
      'failed to spawn thread: Os { code: 11, message: "Resource temporarily unavailable" }',
      { pids_limit: 9 },
      'pids_limit',
    ],
    [
      '    self.pid = _fork_exec(\n      ^^^\nBlockingIOError: [Errno 11] Resource temporarily unavailable',
      { pids_limit: 9 },
      'pids_limit',
    ],
    ['runtime: failed to create new OS thread (have 2 already; errno=11)', { pids_limit: 9 }, 'pids_limit'],
    [
      'OutOfMemoryError: unable to create native thread: possibly out of memory',
      { mem_limit: '1', pids_limit: 9 },
      'pids_limit',
    ],
    ['write: No space left on device', { shm_size: '4096' }, 'shm_size'],
    ['write: No space left on device', { tmpfs: ['/x:size=4k'] }, 'tmpfs./x'],
    ['dd: File too large', { ulimits: { fsize: 10 } }, 'ulimits.fsize'],
    ['cannot create /app/pid: Read-only file system', { read_only: true }, 'read_only'],
    ["chown: changing ownership of '/x': Operation not permitted", { cap_drop: ['ALL'] }, 'cap_drop'],
    ['setgid(101) failed (1: Operation not permitted)', { cap_drop: ['CAP_SETGID'] }, 'cap_drop'],
    ['ping: socket: Operation not permitted', { cap_drop: ['net_raw'], user: 'root' }, 'cap_drop'],
  ])('%s', (said, app, key) => {
    expect(reachedLimit(said, 'app', modelOf(app))?.path.slice(2).join('.')).toBe(key)
  })

  test.each<[string, object]>([
    ['cannot open: Too many open files', { mem_limit: '1' }],
    ['Read-only file system', { read_only: false }],
    ['no such file or directory', { read_only: true, ulimits: { nofile: 20 } }],
    ['recv: Resource temporarily unavailable', { pids_limit: 500 }],
    ["thread 'main' panicked: flock: Resource temporarily unavailable", { ulimits: { nproc: 500 } }],
    ['licence: Operation not permitted', { cap_drop: ['ALL'] }],
    ['chown: /x: Operation not permitted', { cap_drop: ['NET_RAW'] }],
    ['chown: /x: Operation not permitted', { cap_drop: ['ALL'], cap_add: ['CHOWN'] }],
    ['chown: /x: Operation not permitted', { cap_drop: ['ALL'], user: '1000:1000' }],
    ["cp: error writing '/data/x': No space left on device", { tmpfs: ['/run'], shm_size: '4096' }],
    ['write error: No space left on device', { tmpfs: ['/run', '/tmp'] }],
  ])('is none where the file sets no such limit: %s', (said, app) => {
    expect(reachedLimit(said, 'app', modelOf(app))).toBeUndefined()
  })

  test('comes with what to do', () => {
    const readOnly = reachedLimit('EROFS', 'app', modelOf({ read_only: true }))
    expect(readOnly?.remedy).toMatch(/volume/)
    expect(reachedLimit(nofile, 'app', modelOf({ ulimits: { nofile: 6 } }))?.remedy).toBe(
      'raise `ulimits.nofile`, or leave it out',
    )
  })
})

describe('a runtime', () => {
  test.each<[string, object, string | undefined]>([
    [nofile, { ulimits: { nofile: 6 } }, 'ulimits.nofile'],
    [nofile, { ulimits: { nofile: { soft: 6, hard: 65_536 } } }, 'ulimits.nofile'],
    [noMemory, { ulimits: { data: 1000 } }, 'ulimits.data'],
    ['fork/exec: resource temporarily unavailable', { pids_limit: 2 }, 'pids_limit'],
    // Then it is the machine that has no more.
    [nofile, { ulimits: { nofile: 65_536 } }, undefined],
    [noMemory, { mem_limit: '6291456' }, undefined],
    ['fork/exec: resource temporarily unavailable', { pids_limit: -1 }, undefined],
  ])('that says %s with %j', (said, app, key) => {
    expect(tooLowForRuntime(said, 'app', modelOf(app))?.path.slice(2).join('.')).toBe(key)
  })
})

test('a memory limit is found in both places', () => {
  expect(memoryLimit('app', modelOf({ mem_limit: '6291456' }))).toEqual({
    path: ['services', 'app', 'mem_limit'],
    remedy: 'raise `mem_limit`, or find out why the service needs more memory',
  })
  const deploy = { resources: { limits: { memory: '6291456' } } }
  expect(memoryLimit('app', modelOf({ deploy }))?.path).toEqual([
    ...['services', 'app', 'deploy', 'resources', 'limits', 'memory'],
  ])
  expect(memoryLimit('app', modelOf({}))).toBeUndefined()
})
