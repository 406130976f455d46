import { plainLine } from './plain-text.js'

/** A list of arguments as one line that a POSIX shell reads back as these arguments, line ends aside. */
export function shellLine(args: readonly string[]): string {
  return args.map((arg) => quoted(plainLine(arg))).join(' ')
}

function quoted(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`
}
