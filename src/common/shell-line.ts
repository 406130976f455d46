import { plainLine } from './plain-text.js'

/** A list of arguments as one line that a POSIX shell reads back as these arguments, line ends aside. */
export function shellLine(args: readonly string[]): string {
  return args.map((arg) => quoted(plainLine(arg))).join(' ')
}

/** A command as a person would type it, in one line: of `sh -c script` the script. */
export function typedCommand(args: readonly string[]): string {
  const [shell = '', flag = '', script] = args
  const isScript = /(?:^|\/)(?:ba|da|a)?sh$/.test(shell) && /^-[a-z]*c$/.test(flag)
  return isScript && script !== undefined ? plainLine(script).replace(/\s+/g, ' ').trim() : shellLine(args)
}

function quoted(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`
}
