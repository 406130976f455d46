import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { AnnotationProperties } from '@actions/core'
import { plainLine } from '../common/plain-text.js'
import type { Position, Problem } from '../common/problem.js'
import type { Finding } from '../findings/finding.js'
import type { RunRecord } from '../record/run-record.js'
import { stepName } from '../record/step-name.js'
import type { Core, RunnerLog } from './runner-log.js'

/** GitHub shows ten annotations of each severity a step, and drops the others. */
const MAX_ANNOTATIONS = 10

/** The annotations of a run on GitHub. */
export class Annotations {
  private readonly told = { warning: 0, notice: 0 }
  private areProblemsTold = false

  /**
   * @param workspace the folder of the repository; absent: the directory
   * @param directory where relative paths begin; absolute
   */
  constructor(
    private readonly core: Pick<Core, 'error' | 'warning' | 'notice'>,
    private readonly log: Pick<RunnerLog, 'text'>,
    private readonly workspace: string | undefined,
    private readonly directory: string,
  ) {}

  /** @returns whether it could: GitHub shows no more than a few */
  finding(finding: Finding): boolean {
    // Errors are kept for what fails the run.
    const level = finding.severity === 'notice' ? 'notice' : 'warning'
    this.told[level] += 1
    if (this.told[level] > MAX_ANNOTATIONS) return false
    this.core[level](this.log.text(finding.message), { title: finding.code, ...this.place(finding.at) })
    return true
  }

  problems(problems: readonly Problem[]): void {
    this.areProblemsTold = true
    for (const { message, instead, at, isLacking } of problems.slice(0, MAX_ANNOTATIONS))
      this.core.error(this.log.text(sentences(message, instead)), {
        title: `compose-gate: ${isLacking ? 'not on this machine' : 'wrong input'}`,
        ...this.place(at),
      })
  }

  /** The one error of a run that is not green, unless problems say why. */
  verdict(record: RunRecord): void {
    if (record.verdict === 'passed' || this.areProblemsTold) return
    const failed = record.steps.find(({ id }) => id === record.failedStep)
    const title = failed ? `${stepName(failed)} ${failed.status}` : `compose-gate: ${record.verdict}`
    this.core.error(this.log.text(sentences(record.reason, record.remedy)), {
      title: plainLine(title),
      ...this.place(record.failedAt),
    })
  }

  /** Paths as GitHub finds them in the repository; a place outside of it cannot be pointed at. */
  private place(at: Position | undefined): AnnotationProperties {
    if (!at) return {}
    const file = relative(this.workspace ?? this.directory, resolve(this.directory, at.file))
    if (file === '..' || file.startsWith(`..${sep}`) || isAbsolute(file)) return {}
    return { file: file.split(sep).join('/'), startLine: at.line, startColumn: at.column }
  }
}

function sentences(message: string, instead: string | undefined): string {
  return instead ? `${message}\n${instead}` : message
}
