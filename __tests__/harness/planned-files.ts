import { expect } from '@jest/globals'
import { systemClock } from '../../src/common/clock.js'
import { BadInput, type Problem } from '../../src/common/problem.js'
import { Compose } from '../../src/engine/docker-compose.js'
import type { Plan } from '../../src/plan/plan.js'
import { locationIn } from './compose-project.js'
import { Folder } from './folder.js'
import { prepare } from './prepare.js'

/** What became of a Compose file. */
export interface Outcome {
  /** Absent: the file was refused. */
  readonly plan: Plan | undefined
  readonly problems: readonly Problem[]
  readonly text: string
}

const AT_ONCE = 4
const NEVER = new AbortController().signal

/** As `compose-gate plan` does, with the real Compose. @throws Error for anything but a plan or bad input */
export async function planned(text: string): Promise<Outcome> {
  await using folder = await Folder.with({ 'compose.yaml': text })
  const location = locationIn(folder.path)
  const compose = new Compose(location, process.env, systemClock)
  try {
    const request = { given: {}, location, problems: [] }
    const { plan } = await prepare(request, compose, process.env, NEVER)
    return { plan, problems: [], text }
  } catch (error) {
    if (!(error instanceof BadInput))
      throw new Error(`neither a plan nor bad input:\n${text}`, { cause: error })
    return { plan: undefined, problems: error.problems, text }
  }
}

/** Several files at a time; the outcomes are in the order in which they came. */
export async function plannedAll(texts: readonly string[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  const waiting = texts.values()
  const work = async () => {
    for (const text of waiting) outcomes.push(await planned(text))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return outcomes
}

/** A plan, or problems that a person can read: at their places, without traces of a program. */
export function expectReadable({ plan, problems, text }: Outcome): void {
  expect(plan === undefined).toBe(problems.length > 0)
  for (const { message, at } of problems) {
    expect(message).toMatch(/^[^\n]{5,400}$/)
    expect(message).not.toMatch(/\bat \w+ \(|node_modules|undefined is not|Error:/)
    if (at !== undefined) expect(at.line).toBeGreaterThan(0)
  }
  expect(problems.length).toBeLessThanOrEqual(12)
  if (plan === undefined && problems[0]?.at === undefined)
    throw new Error(`refused without a place: ${problems[0]?.message}\n${text}`)
}
