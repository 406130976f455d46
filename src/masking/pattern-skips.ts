/** Characters that a search looks at together. No pattern has fewer. */
export const BLOCK_CHARACTERS = 3

/** Characters at the beginning of a pattern that a search looks for. More let it skip further, and miss what is cut. */
const MAX_WINDOW_CHARACTERS = 8

/** Slots of the tables. A power of two. */
const TABLE_SIZE = 1 << 18

/**
 * Where in a text one of many patterns may begin. A search looks at one block of characters, which says how far the next
 * beginning is at least, and goes on there (Wu and Manber): it reads only some of a text's characters.
 */
export class PatternSkips {
  /** Characters from the beginning of a pattern on that are looked for. */
  private readonly window: number
  /** Of a block at the end of the window → characters to go on; 0: a pattern may begin where the window does. */
  private readonly skips: Uint8Array
  /** Of a block → 1: a pattern begins with it. */
  private readonly begins = new Uint8Array(TABLE_SIZE)

  /** @param patterns each has at least one block */
  constructor(patterns: readonly string[]) {
    this.window = patterns.reduce((least, { length }) => Math.min(least, length), MAX_WINDOW_CHARACTERS)
    const lastBlock = this.window - BLOCK_CHARACTERS
    this.skips = new Uint8Array(TABLE_SIZE).fill(lastBlock + 1)
    for (const pattern of patterns) {
      this.begins[slotAt(pattern, 0)] = 1
      for (let at = 0; at <= lastBlock; at += 1) {
        const slot = slotAt(pattern, at)
        this.skips[slot] = Math.min(this.skips[slot] ?? 0, lastBlock - at)
      }
    }
  }

  /** All places in a text, in order, where a pattern may begin. */
  all(text: string): readonly number[] {
    const { skips, begins } = this
    const lastBlock = this.window - BLOCK_CHARACTERS
    const end = text.length - this.window
    const found: number[] = []
    for (let at = 0; at <= end; ) {
      const skip = skips[slotAt(text, at + lastBlock)] ?? 0
      if (skip === 0 && begins[slotAt(text, at)] === 1) found.push(at)
      at += skip === 0 ? 1 : skip
    }
    return found
  }
}

function slotAt(text: string, at: number): number {
  const first = text.charCodeAt(at) * 64 + text.charCodeAt(at + 1)
  return (first * 64 + text.charCodeAt(at + 2)) & (TABLE_SIZE - 1)
}
