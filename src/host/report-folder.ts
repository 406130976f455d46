import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { freed } from '../common/freed-path.js'
import { makeFolder } from '../common/make-folder.js'
import type { Masker } from '../masking/masker.js'
import { maskedRecord } from '../record/masked-record.js'
import type { RunRecord } from '../record/run-record.js'
import { readLogs } from './read-logs.js'

interface OwnLog {
  readonly entrance: Transform
  /** Whether all of it is in its file; never rejects. */
  readonly written: Promise<boolean>
}

/** The end of a log, or all of it. */
export interface LogEnd {
  readonly name: string
  readonly text: string
}

/** Bytes of all logs together that a host is given to tell. */
const MAX_TOLD_LOG_BYTES = 1_000_000

/**
 * The folder a run leaves behind for people: reports and logs, secrets taken out. It is made when first written to. The
 * verdict does not depend on it: what could not be written becomes a warning, and nothing throws.
 */
export class ReportFolder {
  private readonly open = new Map<string, OwnLog>()
  private readonly warningSet = new Set<string>()

  constructor(
    /** Absolute. */
    readonly directory: string,
    private readonly masker: Masker,
  ) {}

  /** Where containers' logs go. */
  get logs(): { readonly directory: string; mask(): Transform } {
    return { directory: join(this.directory, 'logs'), mask: () => this.masker.stream() }
  }

  /** Why something is missing or incomplete, one sentence each. */
  get warnings(): readonly string[] {
    return [...this.warningSet]
  }

  /** Adds warnings about what others could not write here. */
  warn(sentences: readonly string[]): void {
    for (const sentence of sentences) this.warningSet.add(sentence)
  }

  /** Adds to a log of the gate's own, for instance what a build printed. @param name without ending */
  keepLog(name: string, text: string): void {
    const log = this.open.get(name) ?? this.begin(name)
    if (!log.entrance.destroyed) log.entrance.write(text)
  }

  /** Ends the gate's own logs. @returns name → file, relative to the folder */
  async closeLogs(): Promise<Readonly<Record<string, string>>> {
    const files: Record<string, string> = {}
    for (const [name, { entrance, written }] of this.open) {
      entrance.end()
      if (await written) files[name] = `logs/${name}.log`
    }
    this.open.clear()
    return files
  }

  /** Writes the reports of a run, whose logs are there already. @returns the folder, or null where it could not be written */
  async write(record: RunRecord): Promise<string | null> {
    const shown = maskedRecord(record, (text) => this.masker.apply(text))
    return this.attempt(null, async () => {
      const { reportFiles } = await import('../report/report-files.js')
      await makeFolder(this.directory)
      // A log that cannot be read is not in the reports, which still link to its file.
      const logs = await readLogs(this.directory, shown).catch(() => [])
      for (const [name, content] of Object.entries(reportFiles(shown, logs))) {
        await writeFile(await freed(join(this.directory, name)), content)
      }
      return this.directory
    })
  }

  /** The ends of logs that are written already. @param logs name → file, relative to the folder */
  async logEnds(logs: Readonly<Record<string, string>>): Promise<readonly LogEnd[]> {
    return this.attempt([], async () => {
      const texts = await readLogs(this.directory, { logs }, MAX_TOLD_LOG_BYTES)
      return texts.map(({ name, parts }) => ({ name, text: parts.at(-1)?.text ?? '' }))
    })
  }

  private begin(name: string): OwnLog {
    const entrance = this.masker.stream()
    const written = this.attempt(false, async () => {
      try {
        // Text that comes while the folder is being made waits in the stream.
        await makeFolder(this.logs.directory)
        await pipeline(entrance, createWriteStream(await freed(join(this.logs.directory, `${name}.log`))))
        return true
      } finally {
        entrance.destroy()
      }
    })
    const log = { entrance, written }
    this.open.set(name, log)
    return log
  }

  private async attempt<T>(otherwise: T, act: () => Promise<T>): Promise<T> {
    try {
      return await act()
    } catch (error) {
      this.warningSet.add(`the report is not whole: ${error instanceof Error ? error.message : error}`)
      return otherwise
    }
  }
}
