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
export function decoderOf(contentEncoding: string | undefined): Transform | undefined {
  return DECODERS.get(contentEncoding?.trim().toLowerCase() ?? '')?.()
}

/** A body as text, in the characters that its type names; in UTF-8 where it names none that are known. */
export function bodyText(bytes: Uint8Array, contentType: string | undefined): string {
  const [, label] = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '') ?? []
  return textDecoder(label).decode(bytes)
}

function textDecoder(label: string | undefined): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}
