import type { Position } from '../../common/problem.js'
import type { Observation, Rule } from '../rule.js'

/** What came from one port to a check that nobody wrote. */
export type DefaultAnswer = { readonly port: number } & (
  | {
      readonly kind: 'answer'
      /** `GET /`, with the name that was asked for where it was asked for one. */
      readonly request: string
      readonly status: number
      /** A check that this answer suggests, as a part of YAML: `smoke: GET web/ 200`. */
      readonly suggestion: string
    }
  /** It listens on the port, and speaks no HTTP there. `said`: how that shows. */
  | { readonly kind: 'no HTTP'; readonly said: string }
  /** Nothing good came from the port, and something else speaks for the app. `said`: what came instead. */
  | { readonly kind: 'nothing'; readonly said: string }
)

/** A port that was asked because nobody wrote a check. */
export interface DefaultQuestion {
  readonly service: string
  readonly got: DefaultAnswer
}

export interface DefaultCheckFacts {
  readonly questions: readonly DefaultQuestion[]
  at(service: string): Position | undefined
}

/** Nobody wrote a check, so that a run proves no more than that an app answers at all. */
export const defaultCheck: Rule<DefaultCheckFacts> = {
  code: 'DEFAULT_CHECK',
  severity: 'notice',
  observe: ({ questions, at }) => {
    const services = [...new Set(questions.map(({ service }) => service))]
    return services.flatMap((service) => {
      const own = questions.filter((one) => one.service === service)
      const told = toldOf(service, own)
      return told === undefined ? [] : [{ about: service, at: at(service), ...told }]
    })
  },
}

function toldOf(
  service: string,
  questions: readonly DefaultQuestion[],
): Pick<Observation, 'why' | 'instead'> | undefined {
  for (const { got } of questions) {
    if (got.kind !== 'answer') continue
    return {
      why: `nobody wrote a check of ${service}, so it was asked only ${got.request}, and answered ${got.status}`,
      instead: `Write what it must answer, for instance \`${got.suggestion}\``,
    }
  }
  const [first] = questions.filter(({ got }) => got.kind === 'no HTTP')
  if (first === undefined) return undefined
  return {
    why: `nobody wrote a check of ${service}, and it speaks no HTTP on port ${first.got.port}`,
    instead: `Write \`smoke: TCP ${service}:${first.got.port}\`, give it a health check, or write an acceptance service`,
  }
}
