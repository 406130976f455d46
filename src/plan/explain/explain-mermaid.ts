import { preStartOf } from '../../common/pre-start-name.js'
import type { Plan, Step } from '../plan.js'

/** The plan as a Mermaid flow chart: images, services by their roles, checks; arrows say what is waited for. */
export function explainMermaid(plan: Plan): string {
  const drawn = plan.steps.filter(({ kind }) => kind !== 'create' && kind !== 'ready')
  const ids = new Map(drawn.map((step, index) => [step.id, `s${index}`]))
  const arrows = arrowsOf(plan.steps)
  const lines = [
    'flowchart LR',
    ...drawn.map((step) => `  ${ids.get(step.id)}${shape(step)}:::${classOf(plan, step)}`),
    ...drawn.flatMap((step) =>
      (arrows.get(step.id) ?? []).map(
        ({ from, word }) => `  ${ids.get(from)} -->${word} ${ids.get(step.id)}`,
      ),
    ),
    ...classes,
  ]
  return `${lines.join('\n')}\n`
}

const classes = [
  '  classDef image stroke-dasharray:4 3',
  '  classDef database fill:#dbeafe,stroke:#1d4ed8,color:#111',
  '  classDef job fill:#fef3c7,stroke:#b45309,color:#111',
  '  classDef app fill:#dcfce7,stroke:#15803d,color:#111',
  '  classDef companion fill:#f3f4f6,stroke:#6b7280,color:#111',
  '  classDef check fill:#fce7f3,stroke:#be185d,color:#111',
]

function classOf({ roles }: Plan, step: Step): string {
  const plays = (assignments: readonly { readonly service: string }[]) =>
    assignments.some(({ service }) => service === step.service)
  if (step.kind === 'build' || step.kind === 'pull') return 'image'
  if (step.kind === 'job' || step.kind === 'check') return step.kind
  if (plays(roles.database)) return 'database'
  return plays(roles.app) ? 'app' : 'companion'
}

function shape(step: Step): string {
  switch (step.kind) {
    case 'build':
      return `("build ${escaped(step.service)}")`
    case 'pull':
      return `("pull ${escaped(step.image)}")`
    case 'check':
      return `{{"${escaped('hurl' in step ? step.hurl : step.check.text)}"}}`
    case 'job':
      return `[["${escaped(step.preStart ? preStartOf(step.service) : step.service)}"]]`
    default:
      return `["${escaped(step.service)}"]`
  }
}

interface Arrow {
  readonly from: string
  /** What `from` must have become; empty: it has begun. */
  readonly word: string
}

/** The arrows into each step, without those that a longer way says as well. */
function arrowsOf(steps: readonly Step[]): ReadonlyMap<string, readonly Arrow[]> {
  const all = new Map(steps.map((step) => [step.id, step]))
  const arrows = new Map<string, readonly Arrow[]>()
  /** Step → all that it comes after, however far away, as `from` and `from|word|`. */
  const behind = new Map<string, ReadonlySet<string>>()
  // Each step comes after those it needs.
  for (const step of steps) {
    const direct = waitsOf(step, all)
    const further = new Set(direct.flatMap(({ from }) => [...(behind.get(from) ?? [])]))
    const drawn = direct.filter(({ from, word }) => /^(build|pull):/.test(from) || !further.has(from + word))
    arrows.set(step.id, drawn)
    behind.set(step.id, new Set([...further, ...direct.flatMap(({ from, word }) => [from, from + word])]))
  }
  return arrows
}

/** What a drawn step waits for, through the steps that are not drawn. */
function waitsOf(step: Step, all: ReadonlyMap<string, Step>): readonly Arrow[] {
  return step.needs.flatMap((id) => {
    const need = all.get(id)
    if (!need) return []
    if (need.kind === 'create') return waitsOf(need, all).filter(({ from }) => /^(build|pull):/.test(from))
    if (need.kind === 'ready') return need.needs.map((from) => ({ from, word: '|ready|' }))
    if (need.kind === 'job') return [{ from: id, word: '|ended|' }]
    return [{ from: id, word: '' }]
  })
}

/** Mermaid reads `#name;` as a character and knows some HTML. */
function escaped(text: string): string {
  return text
    .replaceAll('#', '#35;')
    .replaceAll('&', '#amp;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll('\n', ' ')
}
