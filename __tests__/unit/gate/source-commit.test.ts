import { expect, test } from '@jest/globals'
import { sourceCommit } from '../../../src/gate/source-commit.js'

const environment = {
  GITHUB_SERVER_URL: 'https://github.example.com',
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_SHA: '0123456789012345678901234567890123456789',
  GITHUB_WORKSPACE: '/work/shop/shop',
}

test('a workflow has checked out a commit, in which a project has its folder', () => {
  const commit = {
    repository: 'acme/shop',
    commit: environment.GITHUB_SHA,
    server: 'https://github.example.com',
  }
  expect(sourceCommit(environment, '/work/shop/shop')).toEqual({ ...commit, directory: '' })
  expect(sourceCommit(environment, '/work/shop/shop/deploy/ci')).toEqual({
    ...commit,
    directory: 'deploy/ci',
  })
})

test('nothing is known outside of the workspace, and outside of a workflow', () => {
  expect(sourceCommit(environment, '/srv/shop')).toBeUndefined()
  for (const name of ['GITHUB_REPOSITORY', 'GITHUB_SHA', 'GITHUB_WORKSPACE']) {
    expect(sourceCommit({ ...environment, [name]: undefined }, environment.GITHUB_WORKSPACE)).toBeUndefined()
  }
})
