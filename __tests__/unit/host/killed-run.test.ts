import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { summarizeKilled, whatItWasAt } from '../../../src/host/killed-run.js'
import { createMasker } from '../../../src/masking/masker.js'
import { Folder } from '../../harness/folder.js'

const killed = { project: 'shop', steps: ['build app', 'ready db'], hasBegun: true }

test.each([
  [killed, 'build app and ready db'],
  [{ ...killed, steps: [] }, 'between two steps'],
  [{ ...killed, steps: [], hasBegun: false }, 'reading the project'],
])('a run says what it was at', (run, at) => {
  expect(whatItWasAt(run)).toBe(`The main step was ended before its verdict, while it was at: ${at}.`)
})

describe('the summary of a run that was killed', () => {
  test('says what it was at and what was removed, without secrets, below what stands there', async () => {
    await using folder = await Folder.with({ summary: '# before\n' }, 'killed-run')
    const file = join(folder.path, 'summary')
    const masker = createMasker()
    masker.add('hunter22')
    expect(await summarizeKilled(killed, ['Removed *hunter22*.'], file, masker)).toBeUndefined()
    const text = await readFile(file, 'utf8')
    expect(text).toMatch(/^# before\n## ✖ compose-gate: ended before its verdict\n\n\*\*The main step /)
    expect(text).toContain('build app and ready db')
    expect(text).toContain('`shop`')
    expect(text).not.toContain('hunter22')
  })

  test('is nothing where there is no page, and its failure is told', async () => {
    expect(await summarizeKilled(killed, [], undefined, createMasker())).toBeUndefined()
    expect(await summarizeKilled(killed, [], '/nowhere/summary', createMasker())).toMatch(
      /^Could not write the summary: .*ENOENT/,
    )
  })
})
