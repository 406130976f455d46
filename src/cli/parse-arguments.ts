import { type Command, CommanderError } from 'commander'
import type { Given } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import type { GivenSettings } from '../settings/given.js'
import { oneOf } from '../settings/one-of.js'
import { parseProjectName } from '../settings/project-name.js'
import { longFlag, type SettingName } from '../settings/table.js'
import { unknownName } from '../settings/unknown-name.js'
import type { CommandLine, PlanFormat, RunOutput } from './cli-command.js'
import { summaries } from './help-texts.js'
import { reportLeftover } from './leftover-arguments.js'
import { buildProgram, type Flag, settingFlags } from './program.js'
import { withoutSlips } from './slipped-flags.js'

/**
 * Reads a command line. All problems are reported. Where the command is known it is returned nevertheless, so that the
 * problems of its settings can be reported together with them.
 * @param argv what follows the program's name
 * @returns undefined where the command is unknown
 */
export function parseCommandLine(
  argv: readonly string[],
  version: string,
  report: Report,
): CommandLine | undefined {
  const flags = settingFlags()
  const out: string[] = []
  const error: string[] = []
  let line: CommandLine | undefined
  const program = buildProgram(version, flags, {
    invoked: (command) => {
      reportLeftover(command, argv.includes('--'), report)
      line = lineOf(command, flags, report)
    },
    out: (text) => out.push(text),
    error: (text) => error.push(text),
  })
  try {
    program.parse(withoutSlips(argv, longFlags(program), report), { from: 'user' })
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown
    if (out.length > 0) return { command: 'print', text: out.join(''), exitCode: 0 }
    // No command at all: a gate that was asked nothing must not look as if it had passed.
    if (error.length > 0) return { command: 'print', text: error.join(''), exitCode: 2 }
    reportRefusal(thrown, argv, report)
  }
  return line
}

function longFlags(program: Command): readonly string[] {
  return program.commands.flatMap(({ options }) => options.flatMap(({ long }) => long ?? []))
}

function lineOf(command: Command, flags: readonly Flag[], report: Report): CommandLine | undefined {
  const options: Readonly<Record<string, unknown>> = command.opts()
  switch (command.name()) {
    case 'plan':
      return { command: 'plan', given: givenFromFlags(flags, options), format: formatOf(options, report) }
    case 'init':
      return { command: 'init', given: givenFromFlags(flags, options), dryRun: options.dryRun === true }
    case 'doctor':
      return { command: 'doctor', given: givenFromFlags(flags, options) }
    case 'down':
      return downLine(command, report)
    default:
      return { command: 'run', given: givenFromFlags(flags, options), ...outputOf(options, report) }
  }
}

/** The settings given by flags; as with inputs, an empty text counts as not given. */
function givenFromFlags(flags: readonly Flag[], options: Readonly<Record<string, unknown>>): GivenSettings {
  const given: { [N in SettingName]?: Given<unknown> } = {}
  for (const { name, row, option } of flags) {
    const typed = options[option.attributeName()]
    const value = typed === true ? row.flagMeans : Array.isArray(typed) ? typed.filter(filled) : typed
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue
    given[name] = { value, origin: { label: longFlag(row) ?? name } }
  }
  return given
}

function filled(text: unknown): boolean {
  return text !== ''
}

function outputOf({ quiet, verbose, format }: Readonly<Record<string, unknown>>, report: Report): RunOutput {
  if (quiet === true && verbose === true) {
    report({ message: '--quiet and --verbose contradict each other', instead: 'write one of them' })
  }
  const known = format === undefined ? 'text' : oneOf('text', 'json')(format, { label: '--format' }, report)
  return {
    ...(quiet === true ? { loudness: 'quiet' } : verbose === true ? { loudness: 'verbose' } : {}),
    ...(known === 'json' ? { format: known } : {}),
  }
}

function formatOf(options: Readonly<Record<string, unknown>>, report: Report): PlanFormat {
  const { format } = options
  if (format === undefined) return 'text'
  return oneOf('text', 'json', 'mermaid')(format, { label: '--format' }, report) ?? 'text'
}

function downLine(command: Command, report: Report): CommandLine | undefined {
  const { projectName }: Readonly<Record<string, unknown>> = command.opts()
  if (projectName === undefined || projectName === '') {
    // A word without a flag has been reported, with the flag to write.
    if (command.args.length > 0) return undefined
    report({ message: 'down needs the name of a project', instead: 'write `compose-gate down -p NAME`' })
    return undefined
  }
  const project = parseProjectName(projectName, { label: '--project-name' }, report)
  return project === undefined ? undefined : { command: 'down', project }
}

/** Reports what commander refused before any command could begin. */
function reportRefusal(thrown: CommanderError, argv: readonly string[], report: Report): void {
  const first = argv[0] ?? ''
  switch (thrown.code) {
    case 'commander.unknownCommand': {
      const choices = Object.keys(summaries).map((name) => ({ write: name, names: [name] }))
      report(unknownName(`command ${first}`, first, choices))
      break
    }
    case 'commander.unknownOption': {
      const command = argv.find((word) => word in summaries) ?? 'run'
      const instead = `write the command first: \`compose-gate ${command} ${first} …\``
      report({ message: `${first} stands where the command belongs`, instead })
      break
    }
    case 'commander.optionMissingArgument': {
      const flag = /'([^']+)'/.exec(thrown.message)?.[1] ?? ''
      report({ message: `${flag.split(' <')[0]} lacks its value`, instead: `write \`${flag}\`` })
      break
    }
    default:
      report({ message: thrown.message.replace(/^error: /, ''), instead: 'see `compose-gate --help`' })
  }
}
