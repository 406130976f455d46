import { describe, expect, test } from '@jest/globals'
import { exists } from './files.js'
import { sourceFiles } from './source-files.js'

const testOf = (path: string) => `__tests__/unit/${path.replace(/\.ts$/, '.test.ts')}`

describe('a file with the body of a function', () => {
  test.each([
    ['types alone', 'findings/finding.ts', false],
    ['data alone', 'version.ts', false],
    ['functions', 'common/sentence.ts', true],
    ['functions in data', 'findings/rules/privileged.ts', true],
  ])('%s', (_, path, isLogic) => {
    expect(sourceFiles.find((file) => file.path === path)?.isLogic).toBe(isLogic)
  })

  test('has a unit test at its own place', () => {
    const untested = sourceFiles.filter(({ isLogic, path }) => isLogic && !exists(testOf(path)))
    expect(untested.map(({ path }) => path)).toEqual([])
  })
})
