import type { Stats } from 'node:fs'
import { access, readFile, stat } from 'node:fs/promises'

/** Some 3,000 services. Compose needs minutes for more. */
export const MAX_COMPOSE_FILE_BYTES = 1024 * 1024

export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  /** Neither UTF-8 nor UTF-16, or with zero bytes. */
  | { readonly kind: 'binary' }
  | { readonly kind: 'too large'; readonly bytes: number }
  /** `what`: `a named pipe`. */
  | { readonly kind: 'special'; readonly what: string }
  | { readonly kind: 'absent' }

/** Reads a text file in the encodings of YAML: UTF-8, or UTF-16 with a byte order mark. The mark is left out. */
export async function readTextFile(path: string): Promise<FileText> {
  try {
    const facts = await stat(path)
    if (isEmptyDevice(path)) return { kind: 'text', text: '' }
    const what = kindOf(facts)
    if (what !== undefined) return { kind: 'special', what }
    const { size } = facts
    if (size > MAX_COMPOSE_FILE_BYTES) return { kind: 'too large', bytes: size }
    return decode(await readFile(path))
  } catch (error) {
    if (isAbsence(error)) return { kind: 'absent' }
    throw error
  }
}

/** What stands there where it is neither a file nor a folder: reading it may never end. Undefined: it may be read. */
export async function specialKind(path: string): Promise<string | undefined> {
  return isEmptyDevice(path) ? undefined : stat(path).then(kindOf, () => undefined)
}

function kindOf(facts: Stats): string | undefined {
  if (facts.isFIFO()) return 'a named pipe'
  if (facts.isCharacterDevice() || facts.isBlockDevice()) return 'a device'
  return facts.isSocket() ? 'a socket' : undefined
}

/** People name it where they want no file. It is empty. */
function isEmptyDevice(path: string): boolean {
  return path === '/dev/null'
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  )
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function decode(bytes: Buffer): FileText {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? { kind: 'binary' } : { kind: 'text', text }
  } catch (error) {
    if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return { kind: 'binary' }
    throw error
  }
}

/** What cannot be read for one of these reasons, Compose cannot read either, and says so. */
function isAbsence(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return (
    code !== undefined && ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG'].includes(code)
  )
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
}
