import type { Transform } from 'node:stream'
import { TextDecoder } from 'node:util'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

const DECODERS: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/** Undoes the coding in which a server sends a body, asked for or not; undefined: it has none that is known. */
export function bodyDecoderOf(contentEncoding: string | undefined): Transform | undefined {
  return DECODERS.get(contentEncoding?.trim().toLowerCase() ?? '')?.()
}

/** Makes text of a body in the characters that its type names; in UTF-8 where it names none that are known. */
export function textDecoderOf(contentType: string | undefined): TextDecoder {
  const [, label] = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '') ?? []
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}
