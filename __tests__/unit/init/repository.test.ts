import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { findRepository } from '../../../src/init/repository.js'
import { Folder } from '../../harness/folder.js'
import { git, gitEnvironment, gitFolder } from './git-folder.js'

const found = (path: string) => findRepository(path, gitEnvironment)

describe('the repository', () => {
  test('is found from a folder in it, and tells what Git keeps out', async () => {
    await using folder = await gitFolder({
      '.gitignore': '*.env\n',
      'shop/web.env': '',
      'shop/é.env': '',
      'shop/kept.env': '',
      'shop/new.txt': '',
    })
    git(folder, 'add', '--force', 'shop/kept.env')
    const repository = await found(join(folder.path, 'shop'))
    expect(repository.root).toBe(folder.path)
    const paths = ['web.env', 'é.env', 'kept.env', 'new.txt'].map((name) => join(folder.path, 'shop', name))
    expect([...(await repository.ignored([...paths, '/etc/hostname']))]).toEqual(paths.slice(0, 2))
    expect(await repository.ignored(['/etc/hostname'])).toEqual(new Set())
  })

  test('is the folder alone where there is none', async () => {
    await using folder = await Folder.with({ 'a.env': '' })
    const repository = await found(folder.path)
    expect([repository.root, repository.defaultBranch]).toEqual([folder.path, 'main'])
    expect(await repository.ignored([join(folder.path, 'a.env')])).toEqual(new Set())
  })
})

describe('the branch that others are merged into', () => {
  test.each([
    ['master', 'master'],
    ['feature', 'main'],
  ])('before the first commit on %s is %s', async (branch, expected) => {
    await using folder = await gitFolder({}, branch)
    expect((await found(folder.path)).defaultBranch).toBe(expected)
  })

  test('is the one that the remote names', async () => {
    await using folder = await gitFolder({}, 'master')
    git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/release/next')
    expect((await found(folder.path)).defaultBranch).toBe('release/next')
  })
})
