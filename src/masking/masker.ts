import type { Transform } from 'node:stream'
import { cutSecrets, isCut } from './cut-secrets.js'
import { MIN_DUMP_BYTES } from './dump-ways.js'
import { dumpsIn } from './dumps.js'
import { FormIndex } from './form-index.js'
import { maskingStream, starsFor } from './masking-stream.js'
import { readingsOf, visibleReading } from './readings.js'
import { encodedForms, formsOf, secretLines, unescapedParts } from './secret-forms.js'
import { merged, type TextSpan } from './text-span.js'

/** Characters that the most long-winded way of writing takes for one: a number in a line of its own. */
const MAX_ESCAPED_LENGTH = 24

/** The same for what consists of letters, digits and a few signs, such as Base64: `%2F`. */
const MAX_ESCAPED_SIGN_LENGTH = 3

/** Replaces what must not be seen by `***`, wherever words leave the gate. */
export interface Masker {
  /**
   * Lines of a secret count on their own; those under 3 characters are left. A secret is found in every form that it
   * takes on the way: with control characters inside, escaped for JSON, a URL, HTML or a mail, byte by byte in digits, in
   * Base32, and in Base64, wrapped or cut.
   */
  add(secret: string): void
  /** The same until the next call: what may be a secret, as long as that is not known. */
  presume(secrets: readonly string[]): void
  /** Also what is left of a secret where a text was cut, before a `…` or `...`, or behind one. Lines stay lines. */
  apply(text: string): string
  /**
   * The same for a stream of bytes in UTF-8, also where a secret falls on the border of two chunks, and where the stream
   * ends inside of one.
   */
  stream(): Transform
}

export function createMasker(): Masker {
  const known = new SecretSet()
  let presumed = new SecretSet()
  const sets = () => [known, presumed]
  const find = (text: string) => sets().flatMap((set) => [...set.find(text), ...set.findCut(text)])
  return {
    add: (secret) => known.add(secret),
    presume: (secrets) => {
      presumed = new SecretSet()
      for (const secret of secrets) presumed.add(secret)
    },
    apply: (text) => starred(text, find(text)),
    stream: () => maskingStream({ find, longest: () => Math.max(...sets().map((set) => set.longest)) }),
  }
}

/** Some secrets in all their forms. */
class SecretSet {
  private readonly forms = new FormIndex()
  /** What stands in a text wherever one of the secrets stands there escaped. */
  private readonly parts = new FormIndex()
  private isEscapedWhole = false
  private longestLine = 0

  add(secret: string): void {
    for (const { length } of secretLines(secret)) this.longestLine = Math.max(this.longestLine, length)
    for (const form of formsOf(secret)) this.forms.add(form)
    for (const form of encodedForms(secret)) this.forms.addWithParts(form)
    for (const part of unescapedParts(secret)) {
      this.parts.add(part)
      this.isEscapedWhole ||= part === ''
    }
  }

  /** The most characters that one takes, as it may be written. */
  get longest(): number {
    return Math.max(this.forms.longest * MAX_ESCAPED_SIGN_LENGTH, this.longestLine * MAX_ESCAPED_LENGTH)
  }

  find(text: string): readonly TextSpan[] {
    return this.read(text, (shown) => this.forms.find(shown))
  }

  findCut(text: string): readonly TextSpan[] {
    // The gate's own cut may leave less of an escaped secret than a whole part; `...` is in every other line of a log.
    const isWhole = !text.includes('…')
    return isCut(text) ? this.read(text, (shown) => cutSecrets(shown, this.forms), isWhole) : []
  }

  /** @param isWhole false: the text may hold less than a whole part */
  private read(
    text: string,
    find: (shown: string) => readonly TextSpan[],
    isWhole = true,
  ): readonly TextSpan[] {
    if (this.forms.longest === 0) return []
    const isEscaped = (shown: string) => !isWhole || this.isEscapedWhole || this.parts.isIn(shown)
    const read = readingsOf(text, isEscaped).flatMap((reading) =>
      find(reading.text).map((span) => reading.origin(span)),
    )
    return [...read, ...this.readDumps(text, find)]
  }

  private readDumps(text: string, find: (shown: string) => readonly TextSpan[]): readonly TextSpan[] {
    const mayHold = (bytes: string) =>
      [this.forms.starts(bytes), this.forms.ends(bytes)].some((at) => at.length > 0)
    return dumpsIn(visibleReading(text), mayHold).flatMap((dump) =>
      find(dump.text)
        .filter(({ start, end }) => end - start >= MIN_DUMP_BYTES)
        .map((span) => dump.origin(span)),
    )
  }
}

function starred(text: string, spans: readonly TextSpan[]): string {
  let written = 0
  const parts = merged(spans).map(({ start, end }) => {
    const part = `${text.slice(written, start)}${starsFor(text.slice(start, end))}`
    written = end
    return part
  })
  return `${parts.join('')}${text.slice(written)}`
}
