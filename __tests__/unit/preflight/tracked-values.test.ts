import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { NEVER_ABORTED } from '../../../src/common/deadline.js'
import { standsIn, trackedValues } from '../../../src/preflight/tracked-values.js'
import { Folder } from '../../harness/folder.js'

const surroundings = { environment: process.env, clock: systemClock }

/** A repository with these files committed. */
async function repository(texts: Readonly<Record<string, string>>): Promise<Folder> {
  const folder = await Folder.with(texts)
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.path })
  git('init', '--quiet')
  git('add', '--all')
  git('-c', 'user.name=x', '-c', 'user.email=x', 'commit', '--quiet', '--message', 'x')
  return folder
}

describe('the values that stand in files that git tracks', () => {
  test('are found in the whole repository, as they were committed', async () => {
    await using folder = await repository({
      'a.txt': 'x=committed-value\nshort: abcd\nlonger: xefghx\n',
      'deep/.keep': '',
      'changed.txt': 'before',
    })
    await folder.write('changed.txt', 'written-by-a-job')
    await folder.write('untracked.txt', 'never-committed')
    const values = [
      'committed-value',
      'committed',
      'abcd',
      'efgh',
      'written-by-a-job',
      'never-committed',
      '.*',
      '-e',
    ]
    const found = await trackedValues(values, `${folder.path}/deep`, surroundings, NEVER_ABORTED)
    expect([...found]).toEqual(['committed-value', 'committed', 'abcd'])
  })

  test('are none outside of a repository, and without git', async () => {
    await using folder = await Folder.with({ 'a.txt': 'committed-value' })
    const values = ['committed-value']
    expect((await trackedValues(values, folder.path, surroundings, NEVER_ABORTED)).size).toBe(0)
    const without = { ...surroundings, environment: { PATH: '/nowhere' } }
    expect((await trackedValues(values, folder.path, without, NEVER_ABORTED)).size).toBe(0)
    expect((await trackedValues([], folder.path, surroundings, NEVER_ABORTED)).size).toBe(0)
  })
})

test.each([
  ['abcd', 'x abcd.', true],
  ['abcd', 'xabcd abcd', true],
  ['abcd', 'xabcdx', false],
  ['abcdefgh', 'xabcdefghx', true],
])('%s stands in %j: %s', (value, text, expected) => expect(standsIn(value, text)).toBe(expected))
