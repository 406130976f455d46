import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

/** The file with the time of each line of a log. It is made when the first time is known. */
export class TimesFile {
  private stream: WriteStream | undefined
  /** A line for each line before the first whose time is known. */
  private unknown = ''

  /** @param path where nothing stands */
  constructor(private readonly path: string) {}

  /** @param times of one line each, ISO 8601; an empty text: unknown */
  add(times: readonly string[]): void {
    const text = this.unknown + times.map((time) => `${time}\n`).join('')
    const isKnown = times.some((time) => time !== '')
    this.unknown = this.stream === undefined && !isKnown ? text : ''
    if (this.unknown !== '' || text === '') return
    this.stream ??= this.open()
    this.stream.write(text)
  }

  /** @returns whether there is a file, with all of them in it */
  async end(): Promise<boolean> {
    if (this.stream === undefined) return false
    const written = finished(this.stream)
    this.stream.end()
    return written.then(
      () => true,
      () => false,
    )
  }

  private open(): WriteStream {
    const stream = createWriteStream(this.path)
    // A report without times shows each log on its own; `end` tells that the file is not whole.
    stream.on('error', () => {})
    return stream
  }
}
