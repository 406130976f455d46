import type { Rule } from '../rule.js'
import type { DefaultCheckFacts, DefaultQuestion } from './default-check.js'

/** A published port from which no good answer came, though the app works as far as is known. */
export const silentPort: Rule<DefaultCheckFacts> = {
  code: 'SILENT_PORT',
  severity: 'notice',
  observe: ({ questions, at }) =>
    questions.flatMap((question) => {
      const why = whyOf(question, questions)
      if (why === undefined) return []
      const { service, got } = question
      const { port } = got
      return {
        about: `${service}:${port}`,
        at: at(service),
        why,
        instead: `Do not publish the port where nobody needs it, or write a check of it, for instance \`smoke: TCP ${service}:${port}\``,
      }
    }),
}

function whyOf({ service, got }: DefaultQuestion, all: readonly DefaultQuestion[]): string | undefined {
  const isOnly = all.filter((one) => one.service === service).length === 1
  const { port } = got
  if (got.kind === 'nothing') return `port ${port} of ${service} gave no good answer: ${got.said}`
  // A service of one port is told by DEFAULT_CHECK.
  return got.kind === 'no HTTP' && !isOnly
    ? `port ${port} of ${service} speaks no HTTP: ${got.said}`
    : undefined
}
