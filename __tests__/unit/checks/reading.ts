import type { Check, ChecksSetting } from '../../../src/checks/check.js'
import type { ReportValue } from '../../../src/checks/check-mistake.js'
import { parseChecks } from '../../../src/checks/parse-checks.js'
import type { Origin } from '../../../src/common/origin.js'
import type { Problem } from '../../../src/common/problem.js'

export const INPUT: Origin = { label: 'input smoke' }

/** What was read, and everything that was wrong with it. */
export function readSmoke(
  value: unknown,
  origin: Origin = INPUT,
): { smoke: ChecksSetting | undefined; problems: Problem[] } {
  const problems: Problem[] = []
  const smoke = parseChecks(value, origin, (problem) => problems.push(problem))
  return { smoke, problems }
}

/** The checks of a value that is right; throws where it is not. */
export function checksOf(value: unknown): readonly Check[] {
  const { smoke, problems } = readSmoke(value)
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  if (smoke?.kind !== 'checks') throw new Error('no checks')
  return smoke.checks
}

/** The only check of a value that is right. */
export function checkOf(value: unknown): Check {
  const [check, ...more] = checksOf(value)
  if (check === undefined || more.length > 0) throw new Error('not one check')
  return check
}

/** What a reader makes of a value, and what it reports. */
export function readWith<V, T>(
  read: (value: V, wrong: ReportValue) => T,
  value: V,
): { readonly value: T; readonly messages: readonly string[] } {
  const messages: string[] = []
  const result = read(value, (message) => messages.push(message))
  return { value: result, messages }
}
