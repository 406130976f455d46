import { bareName } from './before-program.js'
import { type ScriptToken, scriptTokens } from './script-tokens.js'

/** A script that a program is handed on its command line. */
export interface HandedScript {
  readonly tokens: readonly ScriptToken[]
  /** The words in front of the script: `bash -o pipefail -c`. */
  readonly before: readonly string[]
}

/**
 * The script that a shell is handed: `sh -c SCRIPT NAME ARGUMENT…`.
 * @param words a program and its arguments
 * @returns undefined where the program is no shell, or is handed no script
 */
export function handedScript(words: readonly string[]): HandedScript | undefined {
  const at = scriptIndex(words)
  const script = words[at]
  if (script === undefined) return undefined
  const rest = words.slice(at + 1)
  const usesRest = ARGUMENT.test(script)
  // Written without quotes, a script is spread over all the words that follow.
  const isSpread = !usesRest && !/\s/.test(script)
  const tokens = scriptTokens(isSpread ? [script, ...rest].join(' ') : script)
  return {
    tokens: usesRest ? tokens.flatMap((token) => withArguments(token, rest)) : tokens,
    before: words.slice(0, at),
  }
}

const SHELL = /^(?:ba|da|a|k|z)?sh$/

/** Where the script stands; -1: nowhere. */
function scriptIndex(words: readonly string[]): number {
  const program = bareName(words[0] ?? '')
  if (program === 'eval') return 1
  // These are told the user as well, in front of `-c` or behind the script.
  if (program === 'su' || program === 'runuser')
    return behind(words.findIndex((word) => /^(?:-c|--command)$/.test(word)))
  return SHELL.test(program) ? behind(commandOption(words)) : -1
}

function behind(index: number): number {
  return index < 0 ? -1 : index + 1
}

/** Where a shell's `-c` stands, alone or with others: `-lc`, `-o pipefail -c`; -1: nowhere. */
function commandOption(words: readonly string[]): number {
  for (let at = 1; /^[-+]/.test(words[at] ?? ''); at += 1) {
    const option = words[at] ?? ''
    if (/^-[a-z]*c[a-z]*$/.test(option)) return at
    if (/^[-+][a-z]*o$/i.test(option) || option === '--rcfile') at += 1
  }
  return -1
}

/** `$1`, `"$@"`, `${1:-x}` */
const ARGUMENT = /\$\{?[@*\d]/

/** @param handed what follows the script: its name `$0`, then `$1` and so on */
function withArguments(token: ScriptToken, handed: readonly string[]): readonly ScriptToken[] {
  if (token.kind === 'operator') return [token]
  const [, ...args] = handed
  if (/^\$(?:[@*]|\{[@*]\})$/.test(token.word)) {
    return args.map((word) => ({ kind: 'word', word, substituted: [] }))
  }
  const word = token.word.replace(
    /\$(?:(\d)|\{(\d)\})/g,
    (_all, bare, braced) => handed[Number(bare ?? braced)] ?? '',
  )
  return [{ ...token, word }]
}
