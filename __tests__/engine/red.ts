import { describe, test } from '@jest/globals'
import { type ComposeText, project } from '../harness/project.js'
import { type Blame, expectFailed, type Trial, trial } from '../harness/trial.js'

/** A bad release, and what the gate must say of it. */
export interface Red {
  readonly name: string
  readonly compose: ComposeText
  readonly files?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly blame: Blame
  /** What else must hold. */
  readonly and?: (run: Trial) => void
}

/** One test for each. */
export function reds(title: string, cases: readonly Red[]): void {
  describe(title, () => {
    test.each(cases)('$name', async ({ compose, files, args = [], blame, and }) => {
      await using folder = await project(compose, files)
      const run = await trial(args, { cwd: folder.path })
      expectFailed(run, blame)
      and?.(run)
    })
  })
}
