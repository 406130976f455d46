import { bareName } from '../../compose/shell/before-program.js'
import { continues, optionName } from '../known/known-command.js'
import { askingOptions, checkingCommands, endingOptions } from '../known/known-endings.js'

/** Whether an option tells a program to end when it has done its work, or only to look at its configuration: `nginx -t`. */
export function isToldToEnd([program = '', ...args]: readonly string[]): boolean {
  if (args.some((arg) => endingOptions.has(optionName(arg) ?? ''))) return true
  const last = args.at(-1) ?? ''
  if (!last.includes('=') && askingOptions.has(optionName(last) ?? '')) return true
  const name = bareName(program)
  return checkingCommands.some((known) => known.program === name && continues(args, known))
}
