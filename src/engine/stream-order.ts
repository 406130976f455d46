/** What a container wrote at once to one of its streams: a line, or a part of one. */
export interface Frame {
  readonly stream: 'stdout' | 'stderr'
  readonly text: Buffer
}

/** What a program writes to its two streams within so many milliseconds reaches the engine in no certain order. */
const SIMULTANEOUS_MS = 100

/** The time that an engine puts before each frame when it is asked to. */
export const TIME = /^(\d{4}-\d\d-\d\dT\S+) /
/** A time is not longer, in bytes. */
export const LONGEST_TIME = 40

export const LINE_FEED = 10

interface LoggedLine {
  readonly stream: Frame['stream']
  readonly parts: Buffer[]
  /** When it was begun, in milliseconds since 1970; NaN: unknown. */
  readonly at: number
}

/**
 * The text of a log in the order in which a person should read it, the same each time: of lines that were written
 * together, those of standard output stand before those of standard error, which tell what went wrong.
 * @param frames with the engine's times before each of them, or without any
 */
export function textInOrder(frames: readonly Frame[]): string {
  return Buffer.concat(inOrder(frames).flatMap(withLineEnd)).toString('utf8')
}

/** A line of a log without its end, and when it was begun, in seconds since 1970 by the engine's clock; NaN: unknown. */
export interface TimedLine {
  readonly text: string
  readonly at: number
}

/** The lines of a log in that order, with their times. */
export function timedLinesInOrder(frames: readonly Frame[]): readonly TimedLine[] {
  return inOrder(frames).map(({ parts, at }) => ({
    text: Buffer.concat(parts).toString('utf8').replace(/\n$/, ''),
    at: at / 1000,
  }))
}

function inOrder(frames: readonly Frame[]): readonly LoggedLine[] {
  return withLateLineBack(inBursts(linesOf(frames)))
}

function linesOf(frames: readonly Frame[]): readonly LoggedLine[] {
  const lines: LoggedLine[] = []
  const open = new Map<Frame['stream'], LoggedLine>()
  for (const { stream, text } of frames) {
    const time = TIME.exec(text.toString('latin1', 0, LONGEST_TIME))
    const said = time === null ? text : text.subarray(time[0].length)
    const begun = open.get(stream)
    const line = begun ?? { stream, parts: [], at: Date.parse(time?.[1] ?? '') }
    if (begun === undefined) lines.push(line)
    line.parts.push(said)
    if (isEnded(line)) open.delete(stream)
    else open.set(stream, line)
  }
  return lines
}

function isEnded({ parts }: LoggedLine): boolean {
  return parts.at(-1)?.at(-1) === LINE_FEED
}

function inBursts(lines: readonly LoggedLine[]): readonly LoggedLine[] {
  const ordered: LoggedLine[] = []
  for (let from = 0; from < lines.length; ) {
    const begun = lines[from]?.at ?? Number.NaN
    let to = from + 1
    while (to < lines.length && Math.abs((lines[to]?.at ?? Number.NaN) - begun) <= SIMULTANEOUS_MS) to += 1
    const burst = lines.slice(from, to)
    ordered.push(...burst.filter(({ stream }) => stream === 'stdout'))
    ordered.push(...burst.filter(({ stream }) => stream === 'stderr'))
    from = to
  }
  return ordered
}

/**
 * A last line without an end comes late: the engine logs such a line only when the container ends. On standard output
 * it therefore goes back before the errors that were logged meanwhile. The last words on the error stream stay last.
 */
function withLateLineBack(lines: readonly LoggedLine[]): readonly LoggedLine[] {
  const last = lines.at(-1)
  if (last === undefined || last.stream !== 'stdout' || isEnded(last)) return lines
  const others = lines.slice(0, -1)
  return others.toSpliced(others.findLastIndex(({ stream }) => stream === 'stdout') + 1, 0, last)
}

/** The last line of all may be without an end. */
function withLineEnd(line: LoggedLine, index: number, lines: readonly LoggedLine[]): readonly Buffer[] {
  return isEnded(line) || index === lines.length - 1 ? line.parts : [...line.parts, Buffer.of(LINE_FEED)]
}
