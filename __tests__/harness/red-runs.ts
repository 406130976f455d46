import { describe, test } from '@jest/globals'
import { chosenRows } from './chosen-rows.js'
import { type ExpectedFailure, expectFailed, type ObservedRun, observedRun } from './observed-run.js'
import { type ComposeText, project } from './project.js'

/** A bad release, and what the gate must say of it. */
export interface RedRun {
  readonly name: string
  /** It goes the way of another one, with other words: see `chosenRows`. */
  readonly onlyInSoak?: true
  readonly compose: ComposeText
  readonly files?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly failure: ExpectedFailure
  /** What else must hold. */
  readonly and?: (run: ObservedRun) => void
}

/** One test for each. */
export function redRuns(title: string, cases: readonly RedRun[]): void {
  describe(title, () => {
    const chosen = chosenRows(cases, ({ onlyInSoak }) => onlyInSoak !== true)
    // All of them are for the soak.
    if (chosen.length === 0) return
    test.each(chosen)('$name', async ({ compose, files, args = [], failure, and }) => {
      await using folder = await project(compose, files)
      const run = await observedRun(args, { cwd: folder.path })
      expectFailed(run, failure)
      and?.(run)
    })
  })
}
