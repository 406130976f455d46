import { type Clock, systemClock } from '../common/clock.js'
import type { Environment } from '../common/environment.js'
import { plainLine, plainText } from '../common/plain-text.js'
import { createMasker, type Masker } from '../masking/masker.js'
import { secretLines } from '../masking/secret-forms.js'
import { maskedRecord } from '../record/masked-record.js'
import { Annotations } from './annotations.js'
import { tellVerdict } from './github-verdict.js'
import type { Host } from './host.js'
import { signsOfLife } from './live.js'
import { colourPaint } from './paint.js'
import { beginLine, findingLine, outputOf, problemLines, stepLine, tryLine } from './result-lines.js'
import { type Core, runnerLog } from './runner-log.js'
import { createRunning } from './running-steps.js'
import { surviveClosedReader } from './screen.js'

export interface GithubOptions {
  readonly env?: Environment
  /** Where relative paths begin; absolute. */
  readonly directory?: string
  readonly clock?: Pick<Clock, 'now' | 'sleep'>
  readonly masker?: Masker
  /** The setting `summary`: whether the summary is written to `GITHUB_STEP_SUMMARY`. */
  readonly summary?: boolean
}

/** The host of the action: the runner's log, annotations, outputs and summary. Sets no exit code. */
export function githubHost(core: Core, options: GithubOptions = {}): Host {
  const { env = process.env, directory = process.cwd(), summary = true } = options
  const { clock = systemClock, masker = createMasker() } = options
  const running = createRunning(clock.now)
  const log = runnerLog(core, masker)
  const live = signsOfLife(log.lines, running.lines, clock)
  // The runner sets it where somebody has asked for more, and shows such lines only then.
  const detail = env.RUNNER_DEBUG === '1' ? (line: string) => core.debug(log.text(line)) : () => {}
  const annotations = new Annotations(core, log, env.GITHUB_WORKSPACE, directory)
  surviveClosedReader(process.stdout)

  return {
    stays: () => 'the end of the job, when the post step removes it',
    phase: (what) => {
      running.phase(what)
      live.start()
    },
    plan: (text) => log.group('Plan', () => log.lines(plainText(text).trimEnd().split('\n'))),
    started: (step) => {
      running.begin(step)
      log.lines([beginLine(step, colourPaint)])
      live.start()
    },
    activity: running.at,
    tried: (step, attempt, number) => detail(tryLine(step, attempt, number)),
    ended: (record) => {
      running.end(record.id)
      log.lines([stepLine(record, colourPaint)])
    },
    note: (line) => log.lines([plainLine(line)]),
    detail,
    output: (source, text, isOpen) => {
      const print = () => log.untrusted(outputOf(masker.apply(text)))
      if (!isOpen) return log.group(source, print)
      // A group cannot be opened, so this is none.
      log.lines([`${plainLine(source)}:`])
      print()
    },
    // The plan has told all of them.
    finding: (finding) => annotations.finding(finding),
    noticed: (finding) => {
      if (!annotations.finding(finding)) log.lines([findingLine(finding, colourPaint)])
    },
    problems: (problems) => {
      log.lines(problems.flatMap((problem) => problemLines(problem, colourPaint)))
      annotations.problems(problems)
    },
    verdict: async (given, ending) => {
      running.clear()
      live.stop()
      const record = maskedRecord(given, masker.apply)
      const summaryFile = summary ? env.GITHUB_STEP_SUMMARY : undefined
      await tellVerdict(record, ending, { core, log, annotations, summaryFile })
    },
    mask: (secret) => {
      masker.add(secret)
      for (const line of secretLines(secret)) core.setSecret(line)
    },
  }
}
