import { describe, test } from '@jest/globals'
import { type ExpectedFailure, expectFailed, type ObservedRun, observedRun } from './observed-run.js'
import { type ComposeText, project } from './project.js'

/** A bad release, and what the gate must say of it. */
export interface RedRun {
  readonly name: string
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
    test.each(cases)('$name', async ({ compose, files, args = [], failure, and }) => {
      await using folder = await project(compose, files)
      const run = await observedRun(args, { cwd: folder.path })
      expectFailed(run, failure)
      and?.(run)
    })
  })
}
