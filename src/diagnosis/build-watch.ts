import { stripVTControlCharacters } from 'node:util'

/** Something that a builder has begun and not ended. */
export interface Unfinished {
  /** An instruction on one line with single spaces, or what BuildKit calls its own work: `exporting to image`. */
  readonly text: string
  readonly isInstruction: boolean
  /** When the log first named it, in milliseconds of the clock. */
  readonly since: number
  /** What it printed last, one line; empty: nothing. */
  readonly lastLine: string
}

/** Number 0 tells which builder does the work, and never ends. */
const OF_STEP = /^#([1-9]\d*) (.+)$/
const ENDED = /^(?:DONE|CACHED|ERROR)\b/
const PRINTED = /^\d+\.\d+ (.*)$/
/** `[app release 3/4] RUN make` */
const INSTRUCTION = /^\[[^\]]*\d+\/\d+\] (.+)$/

/** Follows BuildKit's plain log while it is written, to tell what a build is at. */
export class BuildWatch {
  private readonly begun = new Map<string, Unfinished>()
  /** The beginning of a line whose end has not come. */
  private rest = ''

  constructor(private readonly clock: { now(): number }) {}

  /** @param text the next piece of the log, which may begin and end anywhere */
  hear(text: string): void {
    const lines = (this.rest + text).split('\n')
    this.rest = lines.pop() ?? ''
    for (const line of lines) this.hearLine(stripVTControlCharacters(line).trim())
  }

  /** What has taken longest of all that has not ended: an instruction, if one is among it. */
  unfinished(): Unfinished | undefined {
    const all = [...this.begun.values()].sort((one, other) => one.since - other.since)
    return all.find(({ isInstruction }) => isInstruction) ?? all[0]
  }

  private hearLine(line: string): void {
    const [, number, said] = OF_STEP.exec(line) ?? []
    if (number === undefined || said === undefined) return
    const known = this.begun.get(number)
    if (ENDED.test(said)) this.begun.delete(number)
    else if (known === undefined) this.begin(number, said)
    else {
      const lastLine = PRINTED.exec(said)?.[1]?.trim()
      if (lastLine) this.begun.set(number, { ...known, lastLine })
    }
  }

  private begin(number: string, said: string): void {
    if (PRINTED.test(said)) return
    const instruction = INSTRUCTION.exec(said)?.[1]
    const text = (instruction ?? said).replace(/\s+/g, ' ')
    const isInstruction = instruction !== undefined
    this.begun.set(number, { text, isInstruction, since: this.clock.now(), lastLine: '' })
  }
}
