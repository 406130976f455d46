import { MIN_DUMP_BYTES } from './dump-ways.js'
import { MIN_FORM_CHARACTERS } from './form-index.js'

/** Characters of a line of Base64 as the usual tools wrap it: `base64`, and PEM files. */
const BASE64_LINE_CHARACTERS = [76, 64]

/** Of an encoded secret, fewer characters than this are too likely to be something else. */
const MIN_BASE64_CHARACTERS = 4

/**
 * The texts that give a secret away where one of them stands. Escapes, such as those of JSON, and dumps of bytes with
 * something between them are no forms: the text is read as they mean it.
 */
export function formsOf(secret: string): readonly string[] {
  const lines = secretLines(secret)
  return [...new Set([...lines.flatMap(plainForms), ...encodedForms(secret), ...lines.flatMap(byteForms)])]
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

/** As it is; with white space folded to one line; as in the query of a URL, in a shell, in YAML and SQL, in CSV, for Compose, and byte by byte. */
function plainForms(line: string): string[] {
  return [
    line,
    Buffer.from(line).toString('latin1'),
    line.replace(/\s+/g, ' '),
    line.replace(/ /g, '+'),
    line.replaceAll("'", "'\\''"),
    line.replaceAll("'", "''"),
    line.replaceAll('"', '""'),
    line.replaceAll('$', '$$$$'),
  ]
}

const BASE32_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bits that one letter of Base32 stands for. */
const BASE32_BITS = 5

/** In hexadecimal digits, and in Base32. */
function byteForms(line: string): string[] {
  const bytes = Buffer.from(line)
  if (bytes.length < MIN_DUMP_BYTES) return []
  const digits = bytes.toString('hex')
  return [digits, digits.toUpperCase(), ...base32Forms(bytes)]
}

/** Encoded alone, and as a part of something longer: what the parts beside it change is left out. */
function base32Forms(bytes: Buffer): string[] {
  const cores = [0, 1, 2, 3, 4].map((skipped) => base32Core(bytes, skipped))
  return cores.flatMap((core) => [core, core.toLowerCase()])
}

/** @param skipped bits at the beginning, which a letter shares with what stands before */
function base32Core(bytes: Buffer, skipped: number): string {
  const letters: string[] = []
  let [held, count] = [0, -skipped]
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff
    count += 8
    for (; count >= BASE32_BITS; count -= BASE32_BITS)
      letters.push(BASE32_LETTERS.charAt((held >> (count - BASE32_BITS)) & 31))
  }
  return letters.join('')
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
