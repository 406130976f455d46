import { commandLine, commandsOf, type SimpleCommand } from '../../compose/command-line.js'
import { lastPipeline, pipelinesOf } from '../../compose/pipelines.js'
import type { Service } from '../../compose/project.js'
import type { DatabaseStep } from '../known/known-migrations.js'
import { isServerByName, type WordedCommand, wordedCommand } from './command-words.js'
import { jobInCommand, type Migration } from './job-in-command.js'
import { isEndless, runsServer } from './running-commands.js'
import { scriptParts } from './script-parts.js'
import { setUpOrder } from './set-up-order.js'

/** How what a container runs begins and ends. A command is one, or several that `|` joins. */
export interface CommandFacts {
  /** Whether the file gives a command or an entrypoint; where it gives none, the image decides. */
  readonly isGiven: boolean
  /** The key of the service under which it stands. */
  readonly key: 'command' | 'entrypoint'
  readonly simple: readonly SimpleCommand[]
  readonly commands: readonly WordedCommand[]
  /** The one that counts: the last that does something; empty where none does. */
  readonly last: WordedCommand
  /** It waits, watches files, or loops and nothing leaves the loop. */
  readonly isEndless: boolean
  /** It ends with a known server or worker, or with a program that is told to be one. */
  readonly runsServer: boolean
  /** Its program is called a server, and is not told to migrate. */
  readonly isServerByName: boolean
  /** It ends with a migration. */
  readonly migration: Migration | undefined
  /** It ends with something else that prepares, and then ends. */
  readonly prepares: boolean
  /** What it does to a database. Absent: nothing that is known. */
  readonly databaseStep: DatabaseStep | undefined
  /** The word by which it is told to set something up, whatever its program. */
  readonly setUpOrder: string | undefined
  /** A migration in front of what it ends with. */
  readonly earlierMigration: string | undefined
  /** The script in a file that it ends with, where its own words do not say what it does. */
  readonly script?: ScriptFacts | undefined
}

/** What a script in a file says of the command that ends with it. */
export interface ScriptFacts {
  /** As the command has it. */
  readonly path: string
  readonly facts: CommandFacts
}

export function commandFacts(runs: Pick<Service, 'entrypoint' | 'command'>): CommandFacts {
  const simple = commandsOf(runs)
  const pipelines = pipelinesOf(simple)
  const commands = pipelines.map(wordedCommand)
  const jobs = commands.map(jobInCommand)
  const [lastOne] = lastPipeline(simple) ?? []
  const at = pipelines.findIndex(([first]) => first === lastOne)
  const [last = NO_COMMAND, job = NO_JOB] = [commands[at], jobs[at]]
  const migrations = commands.filter((_, index) => jobs[index]?.migration !== undefined)
  const alsoMigrates = migrations.some((one) => one !== last)
  return {
    isGiven: runs.command !== undefined || runs.entrypoint !== undefined,
    key: runs.command === undefined ? 'entrypoint' : 'command',
    simple,
    commands,
    last,
    isEndless: isEndlessAnyway(simple, commands, commandLine(runs)),
    runsServer: runsServer(last),
    isServerByName: isServerByName(last.words),
    ...job,
    // What migrates and then fills is a migration: others wait for the tables.
    databaseStep: job.databaseStep === 'fill' && alsoMigrates ? 'migrate' : job.databaseStep,
    setUpOrder: setUpOrder(last),
    earlierMigration: migrations.find((one) => one !== commands.at(-1))?.text,
  }
}

/** Whether it has no end whatever it finds: `migrate || sleep infinity` is to end. */
function isEndlessAnyway(
  simple: readonly SimpleCommand[],
  commands: readonly WordedCommand[],
  line: string,
): boolean {
  // Few have a command without end at all, and only these are taken apart.
  if (!isEndless(commands, line)) return false
  const { always, choices } = scriptParts(simple)
  const stays = (part: readonly SimpleCommand[]) => isEndless(pipelinesOf(part).map(wordedCommand), '')
  return isEndless(pipelinesOf(always).map(wordedCommand), line) || choices.some((one) => one.every(stays))
}

const NO_COMMAND = wordedCommand([])
const NO_JOB = jobInCommand(NO_COMMAND)
