/** Something in an archive. */
export interface TarEntry {
  /** Relative, without a slash at its begin. */
  readonly path: string
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly content:
    | { readonly is: 'file'; readonly bytes: Buffer }
    | { readonly is: 'folder' }
    | { readonly is: 'link'; readonly to: string }
}

/** Archives consist of blocks of so many bytes. */
const BLOCK = 512

/** Characters of a path that fit into the header. */
const SHORT_PATH = 100

/** An archive in the format of POSIX (ustar, with pax headers for long paths). */
export function tar(entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.flatMap(blocksOf), Buffer.alloc(2 * BLOCK)])
}

const TYPES = { file: '0', link: '2', folder: '5', pax: 'x' } as const

function blocksOf(entry: TarEntry): readonly Buffer[] {
  const { content } = entry
  const path = content.is === 'folder' ? `${entry.path}/` : entry.path
  const link = content.is === 'link' ? content.to : ''
  const bytes = content.is === 'file' ? content.bytes : Buffer.alloc(0)
  const long = [
    ...(Buffer.byteLength(path) > SHORT_PATH ? [record('path', path)] : []),
    ...(Buffer.byteLength(link) > SHORT_PATH ? [record('linkpath', link)] : []),
  ]
  const pax = Buffer.from(long.join(''))
  const extended = pax.length === 0 ? [] : [header('pax', TYPES.pax, pax.length, entry, ''), padded(pax)]
  return [...extended, header(path, TYPES[content.is], bytes.length, entry, link), padded(bytes)]
}

/** A line of a pax header begins with its own length. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  let length = Buffer.byteLength(rest)
  while (Buffer.byteLength(rest) + String(length).length !== length) {
    length = Buffer.byteLength(rest) + String(length).length
  }
  return `${length}${rest}`
}

function header(
  path: string,
  type: string,
  size: number,
  { mode, uid, gid }: Pick<TarEntry, 'mode' | 'uid' | 'gid'>,
  link: string,
): Buffer {
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  const put = (text: string, at: number, length: number) => {
    Buffer.from(text).copy(block, at, 0, length)
  }
  put(path, 0, SHORT_PATH)
  put(octal(mode & 0o7777, 7), 100, 8)
  put(octal(uid, 7), 108, 8)
  put(octal(gid, 7), 116, 8)
  put(octal(size, 11), 124, 12)
  put(octal(0, 11), 136, 12)
  // The sum counts itself as blanks.
  put(' '.repeat(8), 148, 8)
  put(type, 156, 1)
  put(link, 157, SHORT_PATH)
  put('ustar\u000000', 257, 8)
  const sum = block.reduce((total, byte) => total + byte, 0)
  put(`${octal(sum, 6)} `, 148, 8)
  return block
}

function padded(bytes: Buffer): Buffer {
  const rest = bytes.length % BLOCK
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(BLOCK - rest)])
}
