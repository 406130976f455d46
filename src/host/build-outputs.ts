import { lastPart } from '../common/last-part.js'
import type { StepRecord } from '../record/run-record.js'
import type { Host } from './host.js'

/** Characters of a build's output that are kept until it has ended, the last ones. The report has all of it. */
const MAX_OUTPUT_CHARACTERS = 1024 * 1024

/** What builds print, kept until each has ended: several print at once, and their lines must not be mixed. */
export class BuildOutputs {
  private readonly texts = new Map<string, string>()

  constructor(private readonly host: Pick<Host, 'output'>) {}

  /** @param log its name, for instance `build-app` */
  hear(log: string, text: string): void {
    if (!log.startsWith('build-')) return
    this.texts.set(log, lastPart((this.texts.get(log) ?? '') + text, MAX_OUTPUT_CHARACTERS))
  }

  /** Tells the output of a build that has ended; nothing of any other step. */
  tell({ kind, service, status }: StepRecord): void {
    const log = `build-${service}`
    const text = this.texts.get(log) ?? ''
    if (kind !== 'build' || text.trim() === '') return
    this.texts.delete(log)
    this.host.output(`build ${service}`, text, status === 'failed')
  }
}
