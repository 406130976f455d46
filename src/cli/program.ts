import { Command, Option } from 'commander'
import { type Row, rows, type SettingName } from '../settings/table.js'
import {
  descriptions,
  doctorNotes,
  downNotes,
  initNotes,
  planNotes,
  programDescription,
  programNotes,
  runNotes,
  summaries,
} from './help-texts.js'

/** A flag of the command line with the setting it gives. */
export interface Flag {
  readonly name: SettingName
  readonly row: Row
  readonly option: Option
}

/** Receives what the program would do and print by itself. */
export interface Sink {
  invoked(command: Command): void
  out(text: string): void
  error(text: string): void
}

const repeatable: readonly Row['kind'][] = ['paths', 'services', 'profiles', 'jobs', 'checks', 'artifacts']

/** Fresh flags for all settings that have one, in the table's order. */
export function settingFlags(): readonly Flag[] {
  return rows.flatMap((row) =>
    row.flag === undefined ? [] : [{ name: row.name, row, option: optionOf(row, row.flag) }],
  )
}

function optionOf(row: Row, flag: string): Option {
  const absent = row.flagMeans === undefined ? (row.default ?? row.otherwise) : undefined
  const tail = absent === undefined ? '' : ` [${absent.replaceAll('`', '')}]`
  const option = new Option(flag, row.help + tail).helpGroup(`${row.group}:`)
  if (!repeatable.includes(row.kind)) return option
  return option.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text])
}

/**
 * The program with its commands. It neither exits nor prints: `exitOverride` makes it throw `CommanderError`, and its
 * texts go to the sink. What no flag takes is left in a command's `args`, so that all of it can be reported at once.
 */
export function buildProgram(version: string, flags: readonly Flag[], sink: Sink): Command {
  const program = new Command('compose-gate')
    .description(programDescription)
    .usage('<command> [options]')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show help on a command')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => sink.out(text),
      writeErr: (text) => sink.error(text),
      // Errors arrive as exceptions; the caller reports them.
      outputError: () => {},
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .addHelpText('after', programNotes)
  const command = (name: keyof typeof summaries) =>
    program
      .command(name)
      .summary(summaries[name])
      .description(descriptions[name])
      .allowUnknownOption()
      .allowExcessArguments()
      .action((_options: unknown, invoked: Command) => sink.invoked(invoked))
  addFlags(command('run'), flags)
    .addOption(new Option('--verbose', 'tell every command, probe and request').helpGroup('Output:'))
    .addOption(new Option('--quiet', 'tell only the verdict, and what explains it').helpGroup('Output:'))
    .addOption(new Option('--format <format>', 'text, or json: one event a line [text]').helpGroup('Output:'))
    .addHelpText('after', runNotes)
  addFlags(command('plan'), flags)
    .addOption(new Option('--format <format>', 'text, json or mermaid [text]').helpGroup('Output:'))
    .addHelpText('after', planNotes)
  addFlags(command('init'), flags)
    .addOption(new Option('--dry-run', 'show the workflow, and write nothing').helpGroup('Output:'))
    .addHelpText('after', initNotes)
  const asked: readonly SettingName[] = ['working-directory', 'engine-host']
  addFlags(
    command('doctor'),
    flags.filter(({ name }) => asked.includes(name)),
  ).addHelpText('after', doctorNotes)
  command('down')
    .option('-p, --project-name <name>', "the Compose project's name; required")
    .addHelpText('after', downNotes)
  return program
}

function addFlags(command: Command, flags: readonly Flag[]): Command {
  for (const { option } of flags) command.addOption(option)
  return command
}
