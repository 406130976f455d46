import { compare } from '../../common/compare.js'
import { preStartOf } from '../../common/pre-start-name.js'
import type { Position } from '../../common/problem.js'
import { listed } from '../../common/sentence.js'
import type { Finding } from '../../findings/finding.js'
import type { Assignment } from '../../roles/role-assignments.js'
import type { Adjustment } from '../adjustment.js'
import type { Plan, Step } from '../plan.js'
import { type Wave, wavesOf } from './waves.js'

/** Longer lines are hard to read, however wide a screen is; shorter ones have no room beside what hangs. */
const [WIDEST, NARROWEST] = [100, 40]

/**
 * The plan as a page to read: what happens when, who plays what and why, what is left out, what is worth knowing.
 * @param columns that there are
 * @param stays where the run leaves everything up: until when
 */
export function explainText(plan: Plan, columns = WIDEST, stays?: string): string {
  const width = Math.max(NARROWEST, Math.min(columns, WIDEST))
  const sections = [
    order(plan, width, stays),
    roles(plan, width),
    leftOut(plan, width),
    adjustments(plan.adjustments, width),
    findings(plan.findings, width),
  ]
  const page = [`Plan for ${plan.project}`, ...sections.filter((section) => section.length > 0).map(joined)]
  return `${page.join('\n\n')}\n`
}

function joined(lines: readonly string[]): string {
  return lines.join('\n')
}

function order(plan: Plan, width: number, stays: string | undefined): readonly string[] {
  const images = [...builds(plan.steps), ...pulls(plan.steps)]
  const end = stays === undefined ? 'remove  everything the run made' : `keep    everything up until ${stays}`
  const waves = [images, ...wavesOf(plan).map(events), [end]]
  const numbered = waves
    .filter((wave) => wave.length > 0)
    .flatMap((wave, index) =>
      wave.flatMap((event, line) =>
        wrapped(line === 0 ? `${index + 1}.`.padStart(4) : '    ', event, 13, width),
      ),
    )
  return ['In this order', ...numbered]
}

function builds(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'build') return []
    const also = step.shared.map(({ service }) => service)
    return [
      `build   ${step.service}${also.length > 0 ? ` (its image serves ${listed([...also].sort())} too)` : ''}`,
    ]
  })
}

function pulls(steps: readonly Step[]): readonly string[] {
  const images = steps.flatMap((step) => (step.kind === 'pull' ? [step.image] : []))
  return images.length > 0 ? [`pull    ${listed(images.sort(compare))}`] : []
}

function events({ started, jobs, hooks, checks }: Wave): readonly string[] {
  const names = (those: Wave['started']) => those.map(({ service }) => service).sort(compare)
  const ready = names(started.filter((one) => one.ready))
  const running = names(started.filter((one) => !one.ready))
  return [
    ...(ready.length > 0
      ? [`start   ${listed(ready)}, and wait until ${ready.length > 1 ? 'they are' : 'it is'} ready`]
      : []),
    ...(running.length > 0 ? [`start   ${listed(running)}`] : []),
    ...(jobs.length > 0 ? [`run     ${listed(jobs)} to ${jobs.length > 1 ? 'their' : 'its'} end`] : []),
    ...hooks.map(
      ({ service, command, at }) =>
        `run     ${preStartOf(service)}: ${command}${at === undefined ? '' : ` (${place(at)})`}`,
    ),
    ...checks.map((check) => `check   ${checked(check)}`),
  ]
}

function checked(step: Extract<Step, { kind: 'check' }>): string {
  if ('hurl' in step)
    return `${step.hurl} against ${listed(step.apps.map(({ service, port }) => `${service}:${port}`))}`
  const { check, service, port } = step
  const place = `${service}:${port}`
  return check.text.includes(place) ? check.text : `${check.text} (${place})`
}

/** A long text goes on in the next line, behind so many blanks. */
function wrapped(lead: string, text: string, hanging: number, width: number): readonly string[] {
  const lines: string[] = []
  let line = `${lead} `
  // A place stands behind two blanks.
  for (const word of text.split(/(?<=\S) (?=\S| \()/)) {
    const longer = line.trim() === lead.trim() ? `${line}${word}` : `${line} ${word}`
    // What stands before the first word may leave no room for it; then the text hangs as a whole.
    if (longer.length > width && line.length > hanging) {
      lines.push(line.trimEnd())
      line = `${' '.repeat(hanging)}${word.trimStart()}`
    } else line = longer
  }
  return [...lines, line]
}

const titles = [
  ['test', 'test'],
  ['database', 'database'],
  ['migrate', 'migration'],
  ['app', 'app'],
  ['companions', 'companion'],
  ['job', 'job'],
  ['acceptance', 'acceptance'],
] as const

function roles({ roles }: Plan, width: number): readonly string[] {
  const rows = titles.flatMap(([role, title]) =>
    roles[role].map((assignment, index) => ({ title: index === 0 ? title : '', ...assignment })),
  )
  return rows.length === 0 ? [] : ['Who plays what', ...table(rows, width)]
}

function leftOut({ roles }: Plan, width: number): readonly string[] {
  const rows = roles.leftOut.map((assignment) => ({ title: '', ...assignment }))
  return rows.length === 0 ? [] : ['Left out', ...table(rows, width)]
}

function table(rows: readonly (Assignment & { readonly title: string })[], width: number): readonly string[] {
  const titled = rows.some(({ title }) => title !== '')
  const wide = Math.min(Math.max(...rows.map(({ service }) => service.length)), 30)
  return rows.flatMap(({ title, service, why, at }) => {
    const lead = titled ? `  ${title.padEnd(10)}  ` : '  '
    const told = `${why}${at === undefined ? '' : `  (${place(at)})`}`
    return wrapped(`${lead}${service.padEnd(wide)} `, told, 6, width)
  })
}

function adjustments(all: readonly Adjustment[], width: number): readonly string[] {
  if (all.length === 0) return []
  return [
    'For this run alone',
    ...all.flatMap(({ code, services, sentence }) =>
      wrapped(' ', `${services.length > 0 ? `${listed(services)}: ` : ''}${sentence} (${code})`, 6, width),
    ),
  ]
}

/** Lines of a plan; the other findings are counted. */
const MAX_FINDINGS = 10

function furtherFindings(others: readonly Finding[], width: number): readonly string[] {
  if (others.length === 0) return []
  const codes = listed(others.map(({ code }) => code))
  return wrapped(' ', `${others.length} more: ${codes} (with \`--format json\`)`, 2, width)
}

function findings(all: readonly Finding[], width: number): readonly string[] {
  if (all.length === 0) return []
  return [
    'Worth knowing',
    ...all.slice(0, MAX_FINDINGS).flatMap(({ severity, code, message, at }) => {
      const where = at === undefined ? '' : `${place(at)}:${at.column} `
      return [`  ${where}${severity} ${code}`, ...wrapped('     ', message, 6, width)]
    }),
    ...furtherFindings(all.slice(MAX_FINDINGS), width),
  ]
}

function place({ file, line }: Position): string {
  return `${file}:${line}`
}
