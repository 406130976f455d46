import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { docker, Registry } from '../harness/buildx.js'
import { chosenRows } from '../harness/chosen-rows.js'
import { Folder } from '../harness/folder.js'
import { expectFailed, expectPassed, logOf, type ObservedRun, observedRun } from '../harness/observed-run.js'
import { project } from '../harness/project.js'

let registry: Registry
const made = new Set<string>()
const image = () => `${registry.address}/app:main`

/** An image that says this word, under the one name. */
async function built(word: string): Promise<void> {
  await using context = await Folder.with({
    Dockerfile: [
      `FROM ${registry.base}`,
      // So that no run passes before the word is in the log.
      'HEALTHCHECK --interval=1s CMD test -e /shown',
      `CMD ["sh", "-c", "echo ${word}; : >/shown; exec sleep 600"]\n`,
    ].join('\n'),
  })
  made.add(await docker(['build', '--quiet', '--network', 'none', '--tag', image(), context.path]))
}

beforeAll(async () => {
  registry = await Registry.start()
  await built('new')
  await docker(['push', '--quiet', image()])
})

afterAll(async () => {
  for (const id of made) await docker(['image', 'rm', '--force', id]).catch(() => {})
  await registry?.[Symbol.asyncDispose]()
})

/** A run of that image, of which the engine has an older version than the registry. */
async function stale(service: { readonly pull_policy?: string }, ...args: string[]): Promise<ObservedRun> {
  await built('old')
  await using files = await project({ services: { app: { image: image(), ...service } } })
  return await observedRun(['--app', 'app', ...args], { cwd: files.path })
}

describe('an image of which there is a newer one', () => {
  const rows: [string, { readonly pull_policy?: string }, readonly string[], string][] = [
    ['stays, as it does for Compose', {}, [], 'old'],
    ['is pulled where the file says always', { pull_policy: 'always' }, [], 'new'],
    ['stays where the setting says so', { pull_policy: 'always' }, ['--pull', 'missing'], 'old'],
    ['is pulled where the setting says so', { pull_policy: 'never' }, ['--pull', 'always'], 'new'],
  ]
  test.each(chosenRows(rows, (_, index) => index === 1))('%s', async (_, service, args, word) => {
    const run = await stale(service, ...args)
    expectPassed(run)
    expect(logOf(run, 'app')).toBe(`${word}\n`)
  })
})

test('an image that the file wants never pulled is not, though the registry has it', async () => {
  await docker(['image', 'rm', '--force', image()])
  await using files = await project({ services: { app: { image: image(), pull_policy: 'never' } } })
  const run = await observedRun(['--app', 'app'], { cwd: files.path })
  expectFailed(run, { step: 'pull:app', because: ['not on the engine', 'the pull_policy of app is never'] })
})
