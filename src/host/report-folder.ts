import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { maskedRecord } from '../report/masked.js'
import type { RunRecord } from '../run/model.js'
import type { Masker } from './mask.js'

/** The folder a run leaves behind for people: reports and logs, secrets taken out. Made when first written to. */
export class ReportFolder {
  private readonly open = new Map<string, { entrance: Writable; written: Promise<void> }>()

  constructor(
    /** Absolute. */
    readonly directory: string,
    private readonly masker: Masker,
  ) {}

  /** Where containers' logs go. */
  get logs(): { readonly directory: string; mask(): Transform } {
    return { directory: join(this.directory, 'logs'), mask: () => this.masker.stream() }
  }

  /** Adds to a log of the gate's own, for instance what a build printed. @param name without ending */
  keepLog(name: string, text: string): void {
    let log = this.open.get(name)
    if (log === undefined) {
      const entrance = this.masker.stream()
      // The folder is made first, the stream waits: what is written meanwhile is kept in its buffer.
      const written = mkdir(this.logs.directory, { recursive: true }).then(() =>
        pipeline(entrance, createWriteStream(join(this.logs.directory, `${name}.log`))),
      )
      log = { entrance, written }
      this.open.set(name, log)
    }
    log.entrance.write(text)
  }

  /** Ends the gate's own logs. @returns name → file, relative to the folder */
  async closeLogs(): Promise<Readonly<Record<string, string>>> {
    const logs = [...this.open]
    this.open.clear()
    await Promise.all(
      logs.map(async ([, { entrance, written }]) => {
        entrance.end()
        await written
      }),
    )
    return Object.fromEntries(logs.map(([name]) => [name, `logs/${name}.log`]))
  }

  /**
   * Writes the reports of a run.
   * @returns the folder, or null where it could not be written: a verdict does not depend on its reports
   */
  async write(record: RunRecord): Promise<string | null> {
    const shown = maskedRecord(record, (text) => this.masker.apply(text))
    try {
      const { reportFiles } = await import('../report/files.js')
      await mkdir(this.directory, { recursive: true })
      for (const [name, content] of Object.entries(reportFiles(shown))) {
        await writeFile(join(this.directory, name), content)
      }
      return this.directory
    } catch {
      return null
    }
  }
}
