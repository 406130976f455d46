import type { Plan, PlannedHook, Step } from '../plan.js'

/** What happens at one time, as far as the order says: services that wait for no other of the same wave. */
export interface Wave {
  /** Started to stay; `ready`: it is waited for until ready. */
  readonly started: readonly { readonly service: string; readonly ready: boolean }[]
  readonly jobs: readonly string[]
  /** Commands that run before a service starts, with the service. */
  readonly hooks: readonly (PlannedHook & { readonly service: string })[]
  readonly checks: readonly Extract<Step, { kind: 'check' }>[]
}

export function wavesOf({ steps }: Plan): readonly Wave[] {
  const waves = new Map<number, Step[]>()
  const levels = new Map<string, number>()
  for (const step of steps) {
    const before = step.needs.map((id) => levels.get(id) ?? 0)
    const last = before.reduce((most, level) => Math.max(most, level), 0)
    const level = step.kind === 'start' || step.kind === 'job' ? last + 1 : last
    levels.set(step.id, level)
    if (level === 0) continue
    const wave = waves.get(level)
    if (wave) wave.push(step)
    else waves.set(level, [step])
  }
  return [...waves].sort(([left], [right]) => left - right).map(([, wave]) => waveOf(wave))
}

function waveOf(steps: readonly Step[]): Wave {
  const ready = new Set(steps.filter(({ kind }) => kind === 'ready').map(({ service }) => service))
  return {
    started: steps
      .filter(({ kind }) => kind === 'start')
      .map(({ service }) => ({ service, ready: ready.has(service) })),
    jobs: steps.flatMap((step) => (step.kind === 'job' && !step.preStart ? [step.service] : [])),
    hooks: steps.flatMap((step) =>
      step.kind === 'job' ? (step.preStart ?? []).map((hook) => ({ ...hook, service: step.service })) : [],
    ),
    checks: steps.filter((step) => step.kind === 'check'),
  }
}
