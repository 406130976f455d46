import { join } from 'node:path'
import type { Environment } from '../common/environment.js'
import { plainLine, plainText } from '../common/plain-text.js'
import { createMasker, type Masker } from '../masking/masker.js'
import { maskedRecord } from '../record/masked-record.js'
import type { RunRecord } from '../record/run-record.js'
import { timeline } from '../report/timeline.js'
import type { Ending, Host } from './host.js'
import { heartbeat, liveLine } from './live.js'
import { colourPaint, type Paint, plainPaint } from './paint.js'
import {
  consequenceLines,
  evidenceOf,
  findingLine,
  outputOf,
  problemLines,
  stepLine,
  verdictLine,
} from './result-lines.js'
import { createRunning } from './running-steps.js'
import { put, type Screen, surviveClosedReader } from './screen.js'

export interface TerminalOptions {
  /** Progress, plan, problems: what `2>/dev/null` may take away. Default: standard error. */
  readonly progress?: Screen
  /** The verdict and all that goes with it. Default: standard output. */
  readonly results?: Screen
  readonly env?: Environment
  /** Milliseconds of a steady clock. */
  readonly now?: () => number
  readonly masker?: Masker
}

/**
 * The host of the command line. Progress goes to standard error and the verdict to standard output, so that
 * `compose-gate run > verdict.txt` keeps what counts and still shows what happens. On a terminal one live line tells
 * what is under way; elsewhere (pipes, `CI`, `NO_COLOR`) a line every 30 s does.
 */
export function terminalHost(options: TerminalOptions = {}): Host {
  const { progress = process.stderr, results = process.stdout, env = process.env } = options
  const { now = () => performance.now(), masker = createMasker() } = options
  const running = createRunning(now)
  const underWay = () => masker.apply(running.text())
  const live = isLively(progress, env)
    ? liveLine(progress, underWay)
    : heartbeat((line) => put(progress, `${line}\n`), underWay)
  const paint = paintFor(progress, env)
  for (const screen of [progress, results]) surviveClosedReader(screen)
  const masked = (lines: readonly string[]) => `${masker.apply(lines.join('\n'))}\n`
  const tell = (lines: readonly string[]) => live.above(() => put(progress, masked(lines)))

  return {
    columns: progress.columns,
    stays: downOf,
    plan: (text) => tell([...plainText(text).trimEnd().split('\n'), '']),
    started: (step) => {
      running.begin(step)
      live.start()
    },
    ended: (record) => {
      running.end(record.id)
      tell([stepLine(record, paint)])
    },
    note: (line) => tell([paint('dim', plainLine(line))]),
    output: (source, text) => tell(block(source, outputOf(masker.apply(text)), paint)),
    // The plan has told them.
    finding: () => {},
    noticed: (finding) => tell([findingLine(finding, paint)]),
    problems: (problems) => tell(problems.flatMap((problem) => problemLines(problem, paint))),
    verdict: async (record, ending) => {
      running.clear()
      live.stop()
      const shown = maskedRecord(record, masker.apply)
      put(results, masked(lastWords(shown, ending, results, paintFor(results, env))))
    },
    mask: masker.add,
  }
}

/** The command that removes what stays up. */
export function downOf(project: string): string {
  return `\`compose-gate down -p ${project}\``
}

function lastWords(record: RunRecord, ending: Ending, screen: Screen, paint: Paint): string[] {
  const evidence = evidenceOf(record)
  const picture = timeline(record, (screen.columns ?? 100) - 1)
  const gone = record.steps.some(({ kind }) => kind === 'teardown')
  const urls = gone
    ? []
    : Object.entries(record.urls).map(([port, url]) => `  ${plainLine(port)}  ${plainLine(url)}`)
  return [
    ...(picture ? ['', ...picture.split('\n'), ''] : []),
    ...(evidence ? [...block(evidence.title, evidence.text, paint), ''] : []),
    ...record.leftovers.map((line) => `${paint('red', '✖')} left behind: ${plainLine(line)}`),
    verdictLine(record, paint),
    ...consequenceLines(record),
    ...(record.failedAt ? [`  at ${plainLine(record.failedAt.file)}:${record.failedAt.line}`] : []),
    ...(ending.instead ? [`  → ${plainLine(ending.instead)}`] : []),
    ...urls,
    ...(record.steps.length > 0 && !gone ? [`  still up until ${plainLine(downOf(record.project))}`] : []),
    ...(ending.reportDir ? [`  report: ${plainLine(join(ending.reportDir, 'report.html'))}`] : []),
  ]
}

function block(title: string, text: string, paint: Paint): string[] {
  return [`${plainLine(title)}:`, ...text.split('\n').map((line) => `${paint('dim', '  │')} ${line}`)]
}

function isLively(screen: Screen, env: TerminalOptions['env'] = {}): boolean {
  return screen.isTTY === true && !env.NO_COLOR && !env.CI && env.TERM !== 'dumb'
}

/** `NO_COLOR` and `FORCE_COLOR` as is customary; else colours on a terminal. */
function paintFor(screen: Screen, env: TerminalOptions['env'] = {}): Paint {
  if (env.NO_COLOR) return plainPaint
  if (env.FORCE_COLOR) return env.FORCE_COLOR === '0' ? plainPaint : colourPaint
  return screen.isTTY === true && env.TERM !== 'dumb' ? colourPaint : plainPaint
}
