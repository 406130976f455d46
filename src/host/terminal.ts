import { join } from 'node:path'
import { type Clock, systemClock } from '../common/clock.js'
import type { Environment } from '../common/environment.js'
import { plainLine, plainText } from '../common/plain-text.js'
import { createMasker, type Masker } from '../masking/masker.js'
import { maskedRecord } from '../record/masked-record.js'
import type { RunRecord } from '../record/run-record.js'
import { timeline } from '../report/timeline.js'
import { folded } from './folded.js'
import type { Ending, Host } from './host.js'
import { type Live, liveLines, signsOfLife, stillLive } from './live.js'
import { colourPaint, type Paint, plainPaint } from './paint.js'
import {
  beginLine,
  consequenceLines,
  evidenceOf,
  findingLine,
  outputOf,
  problemLines,
  stepLine,
  tryLine,
  verdictLine,
} from './result-lines.js'
import { createRunning, type RunningSteps } from './running-steps.js'
import { put, type Screen, surviveClosedReader } from './screen.js'

/** How much a terminal is told of a run. `quiet`: the verdict, and what explains it. `verbose`: everything. */
export type Loudness = 'quiet' | 'normal' | 'verbose'

export interface TerminalOptions {
  /** Progress, plan, problems: what `2>/dev/null` may take away. Default: standard error. */
  readonly progress?: Screen
  /** The verdict and all that goes with it. Default: standard output. */
  readonly results?: Screen
  readonly env?: Environment
  readonly clock?: Pick<Clock, 'now' | 'sleep'>
  readonly masker?: Masker
  readonly loudness?: Loudness
}

/**
 * The host of the command line. Progress goes to standard error and the verdict to standard output, so that
 * `compose-gate run > verdict.txt` keeps what counts and still shows what happens. On a terminal live lines tell what
 * is under way; elsewhere (pipes, `CI`, `NO_COLOR`) a line tells whenever something begins or ends, and every 15 s
 * lines tell what is under way.
 */
export function terminalHost(options: TerminalOptions = {}): Host {
  const { progress = process.stderr, results = process.stdout, env = process.env } = options
  const { clock = systemClock, masker = createMasker(), loudness = 'normal' } = options
  const running = createRunning(clock.now)
  const isLive = isLively(progress, env)
  const live = liveFor(progress, running, { isLive, clock, masker, loudness })
  const paint = paintFor(progress, env)
  for (const screen of [progress, results]) surviveClosedReader(screen)
  // What is masked may have blanks in it.
  const masked = (lines: readonly string[], screen: Screen) =>
    `${folded(masker.apply(lines.join('\n')), columnsOf(screen))}\n`
  const print = (lines: readonly string[]) => live.above(() => put(progress, masked(lines, progress)))
  const tell = loudness === 'quiet' ? () => {} : print
  const tellAll = loudness === 'verbose' ? print : () => {}

  return {
    columns: progress.columns,
    stays: downOf,
    phase: (what) => {
      running.phase(what)
      live.start()
    },
    plan: (text) => tell([...plainText(text).trimEnd().split('\n'), '']),
    started: (step) => {
      running.begin(step)
      if (!isLive) tell([beginLine(step, paint)])
      live.start()
    },
    activity: running.at,
    tried: (step, attempt, number) => tellAll([paint('dim', tryLine(step, attempt, number))]),
    ended: (record) => {
      running.end(record.id)
      tell(stepLine(record, paint, columnsOf(progress)).split('\n'))
    },
    note: (line) => tell([paint('dim', plainLine(line))]),
    detail: (line) => tellAll([paint('dim', plainLine(line))]),
    output: (source, text) => tellAll(block(source, outputOf(masker.apply(text)), paint)),
    // The plan has told them.
    finding: () => {},
    noticed: (finding) => tell([findingLine(finding, paint)]),
    problems: (problems) => print(problems.flatMap((problem) => problemLines(problem, paint))),
    verdict: async (record, ending) => {
      running.clear()
      live.stop()
      const shown = maskedRecord(record, masker.apply)
      const picture = loudness === 'quiet' ? '' : timeline(shown, (results.columns ?? 100) - 1)
      put(results, masked(lastWords(shown, ending, picture, paintFor(results, env)), results))
    },
    mask: masker.add,
  }
}

interface LiveChoice extends Required<Pick<TerminalOptions, 'clock' | 'masker' | 'loudness'>> {
  readonly isLive: boolean
}

function liveFor(
  screen: Screen,
  running: RunningSteps,
  { isLive, clock, masker, loudness }: LiveChoice,
): Live {
  if (loudness === 'quiet') return stillLive
  const underWay = () => running.lines().map(masker.apply)
  if (isLive) return liveLines(screen, underWay, clock)
  return signsOfLife((lines) => put(screen, `${lines.join('\n')}\n`), underWay, clock)
}

/** undefined: it is no terminal, or does not say its size */
function columnsOf({ isTTY, columns }: Screen): number | undefined {
  return isTTY === true ? columns : undefined
}

/** The command that removes what stays up. */
export function downOf(project: string): string {
  return `\`compose-gate down -p ${project}\``
}

/** @param picture the time line; empty: there is none */
function lastWords(record: RunRecord, ending: Ending, picture: string, paint: Paint): string[] {
  const evidence = evidenceOf(record)
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
    ...(record.remedy ? [`  → ${plainLine(record.remedy)}`] : []),
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
