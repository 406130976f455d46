import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { causeIn } from '../../../../src/diagnosis/log/cause.js'

/** Name, and what the reason must match: the words a developer would point at. */
function expectedIn(folder: string): readonly (readonly [name: string, words: string])[] {
  const table = readFileSync(join(__dirname, folder, 'expected.tsv'), 'utf8')
  return table
    .trim()
    .split('\n')
    .map((row) => row.split('\t'))
    .map((cells) => [cells[0] ?? '', cells.at(-1) ?? ''] as const)
}

/** The log is told by these words, in a text that is fit for a sentence, and the lines that it points to are there. */
function expectTold(file: string, words: string): void {
  const log = readFileSync(join(__dirname, file), 'utf8')
  const cause = causeIn(log)
  expect(cause?.text).toMatch(new RegExp(words))
  expect(cause?.text).toMatch(/^[^\p{Cc}]{1,200}$/u)
  expect(cause?.from).toBeGreaterThanOrEqual(0)
  expect(cause?.to).toBeGreaterThan(cause?.from ?? Number.POSITIVE_INFINITY)
  expect(cause?.to).toBeLessThanOrEqual(log.split('\n').length)
}

describe('what real tools printed when they failed', () => {
  test.each(expectedIn('logs'))('%s', (name, words) => expectTold(`logs/${name}.log`, words))
})

describe('what tools are known to print, written down by hand', () => {
  test.each(expectedIn('forms'))('%s', (name, words) => expectTold(`forms/${name}.log`, words))
})
