import type { SimpleCommand } from '../command-line.js'
import { lastPipeline } from '../pipelines.js'
import { bareName } from './before-program.js'

/** A file that a command runs as a shell script. */
export interface NamedScript {
  /** As it is written, in the container. */
  readonly path: string
  readonly args: readonly string[]
  /** A shell is told to read it; else its first line has to name one. */
  readonly isHandedToShell: boolean
}

const SHELL = /^(?:ba|da|a|k|z)?sh$/

/** The script that commands end with: `sh -e /scripts/init.sh x`, `/seed`. Undefined: they end with something else. */
export function namedScript(commands: readonly SimpleCommand[]): NamedScript | undefined {
  const [command, ...others] = lastPipeline(commands) ?? []
  if (command === undefined || others.length > 0 || command.join === '&') return undefined
  const { program, args, text } = command
  if (!SHELL.test(program)) {
    const [written = ''] = text.split(' ')
    const isFile = written.includes('/') || written.endsWith('.sh')
    return isFile ? { path: written, args, isHandedToShell: false } : undefined
  }
  const at = firstOperand(args)
  const path = args[at]
  return path === undefined ? undefined : { path, args: args.slice(at + 1), isHandedToShell: true }
}

/** Behind a shell's options; `-o` has a value. */
function firstOperand(args: readonly string[]): number {
  let at = 0
  for (let word = args[at]; word !== undefined && /^[-+]/.test(word); word = args[at])
    at += /^[-+][a-z]*o$/i.test(word) ? 2 : 1
  return at
}

/** Whether a text is a script of a shell: it says so, or says nothing and is named or used like one. */
export function isShellScript(text: string, { path, isHandedToShell }: NamedScript): boolean {
  const [, interpreter] = /^#![ \t]*(\S+(?:[ \t]+\S+)?)/.exec(text) ?? []
  if (interpreter === undefined) return isHandedToShell || path.endsWith('.sh')
  return isHandedToShell || interpreter.split(/[ \t]+/).some((word) => SHELL.test(bareName(word)))
}
