import { posix } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { exists, read } from './files.js'

const PAGE = 'docs/verdicts.md'

/** A row of the table of causes. */
interface Row {
  readonly cause: string
  readonly verdict: string
  readonly remedy: string
  readonly shownBy: string
}

function rowsOf(page: string): readonly Row[] {
  const [, table = ''] = page.split(/^## Causes$/m)
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [cause = '', verdict = '', remedy = '', shownBy = ''] = line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1)
      return { cause, verdict, remedy, shownBy }
    })
}

/** The tests that a cell links to: the words of the link are in the name of a test, and the link leads to its file. */
function testsIn(cell: string): readonly { readonly name: string; readonly file: string }[] {
  return [...cell.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(({ 1: name = '', 2: link = '' }) => ({
    name,
    file: posix.normalize(posix.join('docs', link)),
  }))
}

function isThere({ name, file }: { readonly name: string; readonly file: string }): boolean {
  return file.startsWith('__tests__/') && exists(file) && read(file).includes(name)
}

const rows = rowsOf(read(PAGE))

describe('each cause in docs/verdicts.md', () => {
  test.each(rows)('$cause', ({ verdict, remedy, shownBy }) => {
    expect(verdict).toMatch(/^`(passed|failed|error|cancelled)`( \([23]\))?$/)
    expect(verdict.startsWith('`error`')).toBe(/\([23]\)$/.test(verdict))
    expect(remedy).toMatch(/^[A-Z`].*\.$/)
    expect(testsIn(shownBy).length).toBeGreaterThan(0)
    expect(testsIn(shownBy).filter((each) => !isThere(each))).toEqual([])
  })

  test('is there once', () => {
    expect(rows.length).toBeGreaterThan(2)
    expect(new Set(rows.map(({ cause }) => cause)).size).toBe(rows.length)
  })
})
