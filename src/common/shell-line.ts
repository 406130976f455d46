import { plainLine } from './plain-text.js'

/** A list of arguments as one line that a POSIX shell reads back as these arguments, line ends aside. */
export function shellLine(args: readonly string[]): string {
  return args.map((arg) => quoted(plainLine(arg))).join(' ')
}

/** A command as a person would type it, in one line: of `sh -c script` the script. */
export function typedCommand(args: readonly string[]): string {
  const [shell = '', flag = '', script] = args
  const isScript = /(?:^|\/)(?:ba|da|a)?sh$/.test(shell) && /^-[a-z]*c$/.test(flag)
  return isScript && script !== undefined ? oneLine(script) : shellLine(args)
}

/** A line end ends a command, unless the line says that it goes on, or a quotation does. */
const GOES_ON = /(?:&&|\||;|[({]|\b(?:then|do|else|in))$/

function oneLine(script: string): string {
  const lines = script.replaceAll('\\\n', ' ').split('\n').map(plainLine)
  const written = lines.filter((line) => line !== '' && !line.startsWith('#'))
  const isQuoted = written.some((line) => isOdd(line, '"') || isOdd(line, "'"))
  const ends = (line: string, index: number) => index < written.length - 1 && !isQuoted && !GOES_ON.test(line)
  return written.map((line, index) => (ends(line, index) ? `${line};` : line)).join(' ')
}

function isOdd(line: string, quote: string): boolean {
  return line.split(quote).length % 2 === 0
}

function quoted(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`
}
