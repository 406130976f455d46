import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { causeIn } from '../../../../src/diagnosis/log/cause.js'

const FOLDER = join(__dirname, 'logs')

/** Name, exit code, and what the reason must match: the words a developer would point at. */
const EXPECTED = readFileSync(join(FOLDER, 'expected.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((row) => row.split('\t'))

describe('what real tools printed when they failed', () => {
  test.each(EXPECTED)('%s', (name, _exitCode, words) => {
    const log = readFileSync(join(FOLDER, `${name}.log`), 'utf8')
    const cause = causeIn(log)
    expect(cause?.text).toMatch(new RegExp(words ?? ''))
    // It is fit for a sentence, and the lines that it points to are there.
    expect(cause?.text).toMatch(/^[^\p{Cc}]{1,200}$/u)
    expect(cause?.from).toBeGreaterThanOrEqual(0)
    expect(cause?.to).toBeGreaterThan(cause?.from ?? Number.POSITIVE_INFINITY)
    expect(cause?.to).toBeLessThanOrEqual(log.split('\n').length)
  })
})
