import { posix } from 'node:path'

/** Whether a path below the context, for instance `src/main.c`, is left out of what is sent to the builder. */
export type Ignores = ((path: string) => boolean) & {
  /** Whether something below a folder that is left out may be sent all the same. */
  readonly hasExceptions: boolean
}

/** Reads a `.dockerignore`. The last pattern that fits decides. A pattern that fits a folder fits all that is in it. */
export function parseIgnores(text: string): Ignores {
  const rules = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const isException = line.startsWith('!')
      return { isException, pattern: pathPattern(relativeToRoot(isException ? line.slice(1).trim() : line)) }
    })
  const ignores = (path: string) => {
    const paths = withParents(path)
    const last = rules.findLast(({ pattern }) => paths.some((one) => pattern.test(one)))
    return last !== undefined && !last.isException
  }
  return Object.assign(ignores, { hasExceptions: rules.some(({ isException }) => isException) })
}

/** `/src/`, `./src` and `../src` are all `src` below the root; the root itself is ''. */
export function relativeToRoot(path: string): string {
  return posix.join('/', path).replace(/^\/|\/$/g, '')
}

export function hasWildcard(path: string): boolean {
  return /[*?[]/.test(path)
}

/** A pattern as Go's `filepath.Match` reads it, and `**` for any number of folders. */
export function pathPattern(pattern: string): RegExp {
  const source = pattern.replace(
    /\*\*\/|\*\*|\*|\?|\[\^?[^\]]*\]|\\(.)|[^*?[\\]/g,
    (part, escaped?: string) => {
      if (part === '**/') return '(?:.*/)?'
      if (part === '**') return '.*'
      if (part === '*') return '[^/]*'
      if (part === '?') return '[^/]'
      if (part.startsWith('[')) return part
      return (escaped ?? part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    },
  )
  try {
    return new RegExp(`^${source}$`)
  } catch {
    // Docker refuses such a pattern itself.
    return /^\b$/
  }
}

function withParents(path: string): readonly string[] {
  const segments = path.split('/')
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'))
}
