import { access, readFile, stat } from 'node:fs/promises'

/** What is read of a Compose file for its places; a file beyond that is left to Compose alone. Bytes. */
export const MOST_READ = 2 * 1024 * 1024

export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  /** Not text: the offset of the first byte that is none. */
  | { readonly kind: 'binary' }
  | { readonly kind: 'too large' }
  | { readonly kind: 'absent' }

/** Reads a text file as YAML wants it: UTF-8, or UTF-16 with its mark. The mark itself is dropped. */
export async function readText(path: string): Promise<FileText> {
  try {
    const { size } = await stat(path)
    if (size > MOST_READ) return { kind: 'too large' }
    return decode(await readFile(path))
  } catch (error) {
    if (isAbsence(error)) return { kind: 'absent' }
    throw error
  }
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
    if (error instanceof TypeError) return { kind: 'binary' }
    throw error
  }
}

/** What cannot be read for any of these reasons, Compose cannot read either, and says so. */
function isAbsence(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return (
    code !== undefined && ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG'].includes(code)
  )
}
