import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { hostPathsOf } from '../../../src/preflight/host-paths.js'
import { Folder } from '../../harness/folder.js'
import { planned, project } from '../plan/sketch.js'

interface Looked {
  readonly isRepository?: boolean
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly files?: Readonly<Record<string, string>>
}

/** What is seen of these paths, `.` the project's folder; with `source/app.js` in git, and `data/x` and `a.conf` not. */
async function seen(
  paths: readonly string[],
  { isRepository = true, environment = process.env, files = {} }: Looked = {},
): Promise<Readonly<Record<string, unknown>>> {
  const all = { 'source/app.js': '', 'data/x': '', 'a.conf': '', ...files }
  await using folder = await Folder.with(all, 'host-paths')
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.path, stdio: 'ignore' })
  if (isRepository) {
    git('init', '-q')
    git('add', 'source')
  }
  const at = (path: string) =>
    path.startsWith('/') ? path : path === '.' ? folder.path : `${folder.path}/${path}`
  const volumes = paths.map((path) => ({ type: 'bind', source: at(path), target: `/${path}` }))
  const sketch = { web: { image: 'acme/web', ports: ['80'], raw: { volumes } } }
  const whole = { ...project(sketch), directory: folder.path }
  const found = await hostPathsOf(planned(whole), whole, environment)
  return Object.fromEntries(paths.map((path) => [path, found.get(at(path))]))
}

describe('the paths that a plan mounts', () => {
  test('are folders, files or missing, and git has something in a folder or not', async () => {
    expect(await seen(['.', 'source', 'data', 'a.conf', 'none', '/proc/self/fd'])).toEqual({
      '.': { is: 'folder', tracked: true, content: ['a.conf', 'source'] },
      source: { is: 'folder', tracked: true, content: ['app.js'] },
      data: { is: 'folder', tracked: false },
      'a.conf': { is: 'file', tracked: false },
      none: { is: 'missing' },
      '/proc/self/fd': { is: 'folder', tracked: false },
    })
  })

  test('are those of configs and secrets too', async () => {
    await using folder = await Folder.with({ 'redis.conf': 'dir /state\n', key: 'x' }, 'host-paths')
    const at = (name: string) => `${folder.path}/${name}`
    const raw = { configs: ['rc', 'text'], secrets: [{ source: 'key' }] }
    const definitions = {
      configs: { rc: { file: at('redis.conf') }, text: { content: 'dir /x' } },
      secrets: { key: { file: at('key') } },
    }
    const whole = {
      ...project({ web: { image: 'a', ports: ['80'], raw } }, definitions),
      directory: folder.path,
    }
    const found = await hostPathsOf(planned(whole), whole, process.env)
    expect(Object.fromEntries(found)).toEqual({
      [at('redis.conf')]: { is: 'file', tracked: false, configuration: ['dir /state\n'] },
      [at('key')]: { is: 'file', tracked: false, configuration: ['x'] },
    })
  })

  test('come with the configuration that stands there', async () => {
    const files = {
      'redis/redis.conf': 'dir /state\n',
      'redis/notes.txt': 'dir /notes\n',
      'my-config': 'datadir=/my',
    }
    const found = await seen(['redis', 'my-config', 'source'], { files })
    expect(found).toEqual({
      redis: { is: 'folder', tracked: false, content: ['redis.conf'], configuration: ['dir /state\n'] },
      'my-config': { is: 'file', tracked: false, configuration: ['datadir=/my'] },
      source: { is: 'folder', tracked: true, content: ['app.js'] },
    })
  })

  test('are no one’s where there is no repository', async () => {
    expect(await seen(['source'], { isRepository: false })).toEqual({
      source: { is: 'folder', tracked: false },
    })
  })

  test('are not said to be git’s or not where there is no git', async () => {
    const path = process.env.PATH
    process.env.PATH = '/nowhere'
    const found = seen(['data'], { isRepository: false, environment: { PATH: '/nowhere' } })
    expect(await found.finally(() => Object.assign(process.env, { PATH: path }))).toEqual({
      data: { is: 'folder', tracked: undefined },
    })
  })
})
