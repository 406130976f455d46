import { MIN_FORM_CHARACTERS } from './form-index.js'

/** Characters of a line of Base64 as the usual tools wrap it: `base64`, and PEM files. */
const BASE64_LINE_CHARACTERS = [76, 64]

/** Of an encoded secret, fewer characters than this are too likely to be something else. */
const MIN_BASE64_CHARACTERS = 4

/**
 * The texts that give a secret away where one of them stands. Escapes, such as those of JSON, are no forms: the text is
 * read without them.
 */
export function formsOf(secret: string): readonly string[] {
  return [
    ...new Set([...secretLines(secret).flatMap(plainForms), ...encodedForms(secret), ...byteForms(secret)]),
  ]
}

/** Those of them that are Base64. Nothing else looks like a part of one. */
export function encodedForms(secret: string): readonly string[] {
  return [...new Set([secret.trim(), ...secretLines(secret)].flatMap(base64Forms))]
}

/** The lines of a secret that are long enough to be hidden, without the space around them. */
export function secretLines(secret: string): string[] {
  const lines = secret.split(/\r\n|\r|\n/).map((line) => line.trim())
  return lines.filter((line) => line.length >= MIN_FORM_CHARACTERS)
}

/**
 * Of every line that tools write in another way where they escape a text: its longest part that they write as it is.
 * Empty where there is no such part that is long enough.
 */
export function unescapedParts(secret: string): readonly string[] {
  return secretLines(secret)
    .filter((line) => /[^A-Za-z\d]/.test(line))
    .map((line) => {
      const parts = line.match(/[A-Za-z\d]+/g) ?? []
      const longest = parts.reduce((most, part) => (part.length > most.length ? part : most), '')
      return longest.length < MIN_FORM_CHARACTERS ? '' : longest
    })
}

/** As it is; with white space folded to one line; as in the query of a URL, in a shell, in YAML and SQL, in CSV and for Compose. */
function plainForms(line: string): string[] {
  return [
    line,
    line.replace(/\s+/g, ' '),
    line.replace(/ /g, '+'),
    line.replaceAll("'", "'\\''"),
    line.replaceAll("'", "''"),
    line.replaceAll('"', '""'),
    line.replaceAll('$', '$$$$'),
  ]
}

/** Of shorter secrets the digits may be part of an id. */
const MIN_DIGITS_BYTES = 6

/** Between the bytes of a dump, before each of them, and between numbers. */
const DUMP_SEPARATORS = ['', ':', ' ', '-']
const NUMBER_SEPARATORS = [', ', ',', ' ']

/** Byte by byte, as dumps and lists of numbers write it: `deadbeef`, `de:ad:be:ef`, `[222, 173, 190, 239]`; and Base32. */
function byteForms(secret: string): string[] {
  return [secret.trim(), ...secretLines(secret)].flatMap((text) => {
    const bytes = Buffer.from(text)
    if (bytes.length < MIN_DIGITS_BYTES) return []
    const small = bytes.toString('hex').match(/../g) ?? []
    const capital = small.map((pair) => pair.toUpperCase())
    const dumps = DUMP_SEPARATORS.flatMap((separator) => [small.join(separator), capital.join(separator)])
    const numbers = NUMBER_SEPARATORS.flatMap((separator) => [
      bytes.join(separator),
      ...[small, capital].map((pairs) => pairs.map((pair) => `0x${pair}`).join(separator)),
      capital.map((pair) => `0X${pair}`).join(separator),
    ])
    return [...dumps, ...numbers, ...base32Forms(bytes)]
  })
}

const BASE32_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Encoded alone, and as a part of something longer: what the parts beside it change is left out. */
function base32Forms(bytes: Buffer): string[] {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const cores = [0, 1, 2, 3, 4].map((offset) => {
    const fives = bits.slice((5 - ((offset * 8) % 5)) % 5).match(/.{5}/g) ?? []
    return fives.map((five) => BASE32_LETTERS.charAt(Number.parseInt(five, 2))).join('')
  })
  return cores.flatMap((core) => [core, core.toLowerCase()])
}

/** Encoded alone, and as a part of something longer: what the parts beside it change is left out. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const standard = [0, 1, 2].map((offset) => base64Core(bytes, offset)).concat(wrappedBase64(bytes))
  const forUrls = standard.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'))
  return [...standard, ...forUrls].filter((core) => core.length >= MIN_BASE64_CHARACTERS)
}

/** @param offset bytes before the secret, modulo 3 */
function base64Core(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6))
}

/** The lines of the encoded secret, where a tool wraps what it encodes. */
function wrappedBase64(bytes: Buffer): string[] {
  const core = base64Core(bytes, 0)
  return BASE64_LINE_CHARACTERS.filter((width) => core.length > width).flatMap((width) =>
    Array.from({ length: Math.ceil(core.length / width) }, (_, line) =>
      core.slice(line * width, (line + 1) * width),
    ).filter((line) => line.length >= 2 * MIN_BASE64_CHARACTERS),
  )
}
