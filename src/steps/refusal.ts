import { because } from '../common/reason.js'
import type { Blame } from '../diagnosis/blame/blame.js'
import type { RefusedValue } from '../diagnosis/refused/refused-value.js'
import { whyNotStarted } from '../diagnosis/start-failure.js'
import type { StepFailure } from '../record/step-outcome.js'
import { outcomeBlame } from './outcome-blame.js'

/**
 * What an engine would not make or start, with the value of the file that it names.
 * @param what could not be done
 * @param words of the engine, or all that Compose printed
 */
export function refusal(
  what: string,
  words: string,
  blame: Blame,
  refused: RefusedValue | undefined,
): Omit<StepFailure, 'status'> {
  const key = blame.who === 'file' && refused !== undefined ? ` with \`${keyOf(refused.path)}\`` : ''
  return {
    detail: because(`${what}${key}`, whyNotStarted(words)),
    evidence: words.trim(),
    ...(refused === undefined ? {} : { about: refused.path }),
    ...outcomeBlame(blame),
  }
}

/** `cap_add` of a service, `deploy.resources.limits.memory`; `volumes.data.driver_opts` of what is not its own. */
function keyOf([kind, name = '', ...keys]: readonly string[]): string {
  if (kind !== 'services') return [kind, name, ...keys].join('.')
  const [key = name] = keys
  return key === 'deploy' ? keys.join('.') : key
}
