/** A command line that is known by its words. */
export interface KnownCommand {
  /** The name of the program or script, without its folder and its version: `python` for `/usr/bin/python3.12`. */
  readonly program: string
  /** The words that follow, between which options may stand; `db:*` is any word that begins so. Absent: any or none. */
  readonly subcommand?: string | undefined
  /** One of these words follows, at any place. Absent: none has to. */
  readonly argument?: readonly string[] | undefined
  /** A command line that this entry recognises; a test tries each. */
  readonly example: string
}

/** Whether the words behind its program are those of a known command. */
export function continues(rest: readonly string[], { subcommand, argument }: KnownCommand): boolean {
  if (subcommand !== undefined && !hasSubcommand(rest, subcommand.split(' '))) return false
  return argument === undefined || rest.some((word) => argument.some((pattern) => fits(word, pattern)))
}

/** Options may come first, each with a value of its own. */
function hasSubcommand(rest: readonly string[], subcommand: readonly string[]): boolean {
  for (const [at, word] of rest.entries()) {
    if (subcommand.every((pattern, index) => fits(rest[at + index] ?? '', pattern))) return true
    if (!isOption(word) && !isOption(rest[at - 1] ?? '')) return false
  }
  return false
}

/** Whether a word is as the pattern says, in which one `*` stands for anything. */
function fits(word: string, pattern: string): boolean {
  const star = pattern.indexOf('*')
  if (star < 0) return word === pattern
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)]
  return word.length >= head.length + tail.length && word.startsWith(head) && word.endsWith(tail)
}

export function isOption(word: string): boolean {
  return word.startsWith('-')
}

/** `bind` for `-bind` and for `--bind=0.0.0.0`; undefined: the word is no option. */
export function optionName(word: string): string | undefined {
  if (!isOption(word)) return undefined
  const [name] = word.slice(word.startsWith('--') ? 2 : 1).split('=')
  return name
}

/** `python` for `python3.12`. */
export function withoutVersion(name: string): string {
  return isDigit(name.at(-1)) ? name.replace(/[\d.]+$/, '') : name
}

function isDigit(character = ''): boolean {
  return character >= '0' && character <= '9'
}
