import type { TextSpan } from './text-span.js'

/** Where a reading differs from what it was made from. */
interface Edit {
  /** Where the new text begins in the reading, and how long it is. */
  readonly at: number
  readonly size: number
  /** What it stands for in the text before. */
  readonly from: number
  readonly to: number
}

/** A part of a match with what it reads as. The parts of a match follow each other. */
export interface ReadPart {
  /** Characters in the text before. */
  readonly width: number
  readonly text: string
}

/** A text as somebody reads it, for instance without escapes, that knows where everything stood before. */
export class Reading {
  private constructor(
    readonly text: string,
    private readonly edits: readonly Edit[],
    private readonly before: Reading | undefined,
  ) {}

  static of(text: string): Reading {
    return new Reading(text, [], undefined)
  }

  /** The reading in which every match is replaced by its parts; itself where there is no match. */
  replaced(pattern: RegExp, partsOf: (match: string) => readonly ReadPart[]): Reading {
    const [edits, pieces]: [Edit[], string[]] = [[], []]
    let [done, length] = [0, 0]
    for (const { index, 0: match } of this.text.matchAll(pattern)) {
      pieces.push(this.text.slice(done, index))
      length += index - done
      let from = index
      for (const { width, text } of partsOf(match)) {
        edits.push({ at: length, size: text.length, from, to: from + width })
        pieces.push(text)
        length += text.length
        from += width
      }
      done = index + match.length
    }
    if (edits.length === 0) return this
    return new Reading([...pieces, this.text.slice(done)].join(''), edits, this)
  }

  /** A part of it as a reading of its own. */
  part(start: number, end: number): Reading {
    return new Reading(this.text.slice(start, end), [{ at: 0, size: 0, from: 0, to: start }], this)
  }

  /** Where a span of this reading stands in the first text. */
  origin({ start, end }: TextSpan): TextSpan {
    if (this.before === undefined) return { start, end }
    const span = { start: this.beforeOf(start, 'start'), end: this.beforeOf(end - 1, 'end') }
    return this.before.origin(span)
  }

  /** Where the character at an index begins, or ends, in the text before. */
  private beforeOf(index: number, side: 'start' | 'end'): number {
    const edit = this.edits[this.lastEditAt(index)]
    const past = side === 'start' ? 0 : 1
    if (edit === undefined) return index + past
    if (index < edit.at + edit.size) return side === 'start' ? edit.from : edit.to
    return edit.to + (index - edit.at - edit.size) + past
  }

  /** The last edit that begins at an index or before; -1: none. */
  private lastEditAt(index: number): number {
    let [low, high] = [0, this.edits.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.edits[middle]?.at ?? 0) <= index) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
