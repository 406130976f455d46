/** A line of an env file. */
export interface EnvFileEntry {
  readonly name: string
  /** What the value may be: as it is written, and without quotes or a comment. */
  readonly values: readonly string[]
}

const ASSIGNMENT = /^[^\S\n]*(?:export[^\S\n]+)?([^\s#=:][^=:\n]*?)[^\S\n]*[=:][^\S\n]*(.*)$/gm

/**
 * The names that an env file assigns, and what their values may be. Only Compose knows the values: it replaces `${X}`,
 * and has its own rules for quotes and comments. Where it refuses the file, it quotes a line of it.
 */
export function envFileEntries(text: string): readonly EnvFileEntry[] {
  return [...text.matchAll(ASSIGNMENT)].map(({ 0: line, 1: name = '', 2: written = '', index }) => {
    const begin = index + line.length - written.length
    const quote = /^['"]/.exec(written)?.[0]
    const end = quote === undefined ? -1 : text.indexOf(quote, begin + 1)
    const whole = written.trim()
    const values = [whole, whole.replace(/\s+#.*$/, ''), ...(end < 0 ? [] : [text.slice(begin + 1, end)])]
    return { name, values: [...new Set(values)] }
  })
}
