import type { Service } from './project.js'
import { bareName, programStart } from './shell/before-program.js'
import { handedScript } from './shell/handed-script.js'
import { type ScriptToken, scriptTokens } from './shell/script-tokens.js'
import { type Join, type ParsedCommand, parsedCommands } from './shell/shell-grammar.js'

/** One program with its arguments, as it runs behind all that shells and other programs do first. */
export interface SimpleCommand {
  /** Its bare name: `mysqld` of `/usr/sbin/mysqld`. */
  readonly program: string
  /** Without quotes. What only a running shell knows stays as it is written: `$X`, `$(date)`, `*.sql`. */
  readonly args: readonly string[]
  /** The program as it is written, its arguments and what is redirected: `bin/psql -h db < schema.sql`. */
  readonly text: string
  /** The words in front of the program: `A=b`, `exec`, `sh -c`, `gosu app`, `wait-for-it db:5432 --`. */
  readonly before: readonly string[]
  /** The shell's own words in front of it: `if`, `while`, `until`, `do`, `!` and the like. */
  readonly keywords: readonly string[]
  /** How the next command is joined to it; absent: it is the last. */
  readonly join?: Join | undefined
  /** The shell's own words behind it that end what it stands in: `fi`, `done`. Absent: none. */
  readonly closings?: readonly string[] | undefined
}

type Runs = Pick<Service, 'entrypoint' | 'command'>

/** What a container of a service runs, in the order in which it stands there; empty where the image decides. */
export function commandsOf(service: Runs): readonly SimpleCommand[] {
  return commandsIn(argumentsOf(service))
}

/** What a container of a service runs, as one line; empty where the image decides. */
export function commandLine(service: Runs): string {
  return argumentsOf(service).join(' ')
}

function argumentsOf({ entrypoint = [], command = [] }: Runs): readonly string[] {
  return [...entrypoint, ...command]
}

/**
 * The commands in a list of arguments: one, or those of the script that a shell is handed. An operator that stands there
 * as a word (`migrate && serve`) is read as its author meant it, though without a shell it is a mere argument.
 */
export function commandsIn(words: readonly string[]): readonly SimpleCommand[] {
  return simpleCommands(words.map(asTyped))
}

/** The commands of a shell script; one whose output is put in (`$(date)`) stands in front of the one that uses it. */
export function commandsInScript(script: string): readonly SimpleCommand[] {
  return simpleCommands(scriptTokens(script))
}

const OPERATORS = new Set(['&&', '||', ';', '|', '&', '<', '>', '>>'])

function asTyped(word: string): ScriptToken {
  return OPERATORS.has(word) ? { kind: 'operator', operator: word } : { kind: 'word', word, substituted: [] }
}

function simpleCommands(tokens: readonly ScriptToken[]): readonly SimpleCommand[] {
  return parsedCommands(tokens).flatMap((parsed) => {
    const scripts = parsed.words.flatMap(({ substituted }) => substituted)
    return [...joinedTo(scripts.flatMap(commandsInScript), ';'), ...unwrapped(parsed)]
  })
}

/** A command without what stands in front of its program; where that is a shell with a script, the script's commands. */
function unwrapped({
  words,
  redirections,
  keywords,
  join,
  closings,
}: ParsedCommand): readonly SimpleCommand[] {
  const written = words.map(({ word }) => word)
  const start = programStart(written)
  const before = written.slice(0, start)
  const [program, ...args] = written.slice(start)
  // Nothing but variables: `A=b`.
  if (program === undefined) return []
  const script = handedScript([program, ...args])
  if (script === undefined) {
    const text = [program, ...args, ...redirections].join(' ')
    return [{ program: bareName(program), args, text, before, keywords, join, closings }]
  }
  const nested = simpleCommands(script.tokens).map((command, index) => {
    if (index > 0) return command
    return {
      ...command,
      before: [...before, ...script.before, ...command.before],
      keywords: [...keywords, ...command.keywords],
    }
  })
  return joinedTo(nested, join)
}

/** The commands, with the last one joined so to what follows. */
function joinedTo(commands: readonly SimpleCommand[], join: Join | undefined): readonly SimpleCommand[] {
  return commands.map((command, index) => (index < commands.length - 1 ? command : { ...command, join }))
}
