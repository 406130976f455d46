import { once } from 'node:events'
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { NEVER_ABORTED } from '../../../src/common/deadline.js'
import { type CopyTools, copyArtifacts } from '../../../src/gate/copy-artifacts.js'
import { Folder } from '../../harness/folder.js'
import { ManualClock } from '../../harness/manual-clock.js'

const origin = { label: 'input artifacts' }
const artifact = (service: string, path: string) => ({ service, path, origin })

/** Containers of these services, in which every path is a folder that this fills. */
function toolsIn(
  directory: string,
  services: readonly string[],
  fill: (to: string, id: string) => Promise<void>,
) {
  const list = services.map((service, index) => ({ id: String(index), name: service, service }))
  const tools = {
    docker: { containers: async () => list },
    compose: {
      copyOut: async (id: string, path: string, to: string) => {
        if (path === '/gone')
          return { exitCode: 1, stdout: '', stderr: `one\nno such path in container ${id}\n` }
        await mkdir(to)
        await fill(to, id)
        return { exitCode: 0, stdout: '', stderr: '' }
      },
    },
    clock: new ManualClock(),
    leftMs: Number.POSITIVE_INFINITY,
    directory,
  }
  return tools as unknown as CopyTools
}

const junit = '<testsuite><testcase/><testcase><failure/></testcase></testsuite>'

test('files are copied by service, and those of JUnit are counted', async () => {
  await using folder = await Folder.with({}, 'copy-artifacts')
  const tools = toolsIn(folder.path, ['web', 'e2e', 'e2e'], async (to, id) => {
    await writeFile(join(to, 'results.xml'), id === '0' ? '<coverage/>' : junit)
  })
  const wanted = [
    artifact('web', '/app/coverage'),
    artifact('web', '/lib/coverage/'),
    artifact('e2e', '/results'),
  ]
  expect(await copyArtifacts('p', wanted, tools, NEVER_ABORTED)).toEqual({
    tests: [1, 2].map((number) => ({
      file: `artifacts/e2e/${number}/results/results.xml`,
      ...{ tests: 2, failed: 1, skipped: 0 },
    })),
    uncopied: [],
  })
  expect((await readdir(join(folder.path, 'artifacts/web'))).sort()).toEqual(['coverage', 'lib-coverage'])
})

test('what is not there is told, and nothing else is lost', async () => {
  await using folder = await Folder.with({}, 'copy-artifacts')
  const tools = toolsIn(folder.path, ['web'], async (to) => writeFile(join(to, 'a.xml'), junit))
  const wanted = [artifact('web', '/gone'), artifact('db', '/data'), artifact('web', '/results')]
  const { tests, uncopied } = await copyArtifacts('p', wanted, tools, NEVER_ABORTED)
  expect(tests).toHaveLength(1)
  expect(uncopied).toEqual([
    '/gone could not be copied out of web: no such path in container web',
    '/data could not be copied out of db: it has no container',
  ])
})

test('a link that leads to a file of the machine is left out', async () => {
  await using folder = await Folder.with({ 'secret.xml': junit }, 'copy-artifacts')
  const tools = toolsIn(join(folder.path, 'reports'), ['web'], async (to) => {
    await writeFile(join(to, 'real.xml'), junit)
    await symlink('real.xml', join(to, 'inside.xml'))
    await symlink(join(dirname(folder.path), '..'), join(to, 'up'))
    await symlink(join(folder.path, 'secret.xml'), join(to, 'secret.xml'))
  })
  const { tests, uncopied } = await copyArtifacts('p', [artifact('web', '/r')], tools, NEVER_ABORTED)
  expect((await readdir(join(folder.path, 'reports/artifacts/web/r'))).sort()).toEqual([
    'inside.xml',
    'real.xml',
  ])
  expect(tests.map(({ file }) => file)).toEqual(['artifacts/web/r/real.xml'])
  expect(uncopied).toEqual([expect.stringContaining('secret.xml'), expect.stringContaining('web/r/up')])
})

test('a run that somebody ends copies nothing', async () => {
  const tools = toolsIn('/nowhere', ['web'], async () => {})
  expect(await copyArtifacts('p', [artifact('web', '/r')], tools, AbortSignal.abort())).toEqual({
    tests: [],
    uncopied: [],
  })
})

test.each([
  [Number.POSITIVE_INFINITY, '1m'],
  [20_000, '20s'],
  [0, '15s'],
])('what takes too long does not outlast the run by much: %s ms left', async (leftMs, limit) => {
  const clock = new ManualClock()
  const begun = new AbortController()
  const copyOut: CopyTools['compose']['copyOut'] = (_id, _from, _to, signal) => {
    begun.abort()
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  }
  await using folder = await Folder.with({}, 'copy-artifacts')
  const tools = { ...toolsIn(folder.path, ['web'], async () => {}), compose: { copyOut }, clock, leftMs }
  const copying = copyArtifacts('p', [artifact('web', '/core')], tools, NEVER_ABORTED)
  await once(begun.signal, 'abort')
  const { uncopied } = await clock.until(copying)
  expect(uncopied).toEqual([`not all artifacts could be copied: it took longer than ${limit}`])
})

test('an engine that hangs keeps nothing waiting', async () => {
  const clock = new ManualClock()
  const docker = { containers: () => new Promise<never>(() => {}) }
  const tools = { ...toolsIn('/nowhere', [], async () => {}), docker, clock }
  const copying = copyArtifacts('p', [artifact('web', '/a')], tools, NEVER_ABORTED)
  const { uncopied } = await clock.until(copying)
  expect(uncopied).toEqual([expect.stringContaining('the Docker Engine did not answer within 10s')])
})
