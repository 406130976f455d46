import { bareName } from '../../compose/shell/before-program.js'
import { continues, isOption, type KnownCommand, withoutVersion } from '../known/known-command.js'
import { knownLoadTools } from '../known/known-load-tools.js'
import { type DatabaseStep, knownMigrations, knownPreparations } from '../known/known-migrations.js'
import { endlessCommands, knownServers } from '../known/known-servers.js'
import { knownClients, knownTestTools } from '../known/known-test-tools.js'
import { knownTools } from '../known/known-tools.js'

/** The lists of command lines. `testTool` counts wherever it stands, `ownTestTool`, `loadTool` and `client` as the program alone. */
export type CommandKind =
  | 'migration'
  | 'preparation'
  | 'server'
  | 'tool'
  | 'endless'
  | 'testTool'
  | 'ownTestTool'
  | 'loadTool'
  | 'client'

/** A command of a list that words are. */
export interface RecognisedCommand {
  readonly kind: CommandKind
  readonly known: KnownCommand & { readonly step?: DatabaseStep | undefined }
  /** Which of the words is its program; negative: one of those in front of them. */
  readonly at: number
}

type Listed = Omit<RecognisedCommand, 'at'>

/** Program → the entries of all lists that begin with it. */
const byProgram = new Map<string, Listed[]>()

function list(kind: CommandKind, commands: readonly Listed['known'][]): void {
  for (const known of commands) {
    byProgram.set(known.program, [...(byProgram.get(known.program) ?? []), { kind, known }])
  }
}

list(
  'migration',
  knownMigrations.flatMap(({ commands }) => commands),
)
list('preparation', knownPreparations)
list(
  'server',
  knownServers.flatMap(({ commands }) => commands),
)
list(
  'tool',
  knownTools.flatMap(({ commands = [] }) => commands),
)
list('endless', endlessCommands)
list(
  'testTool',
  knownTestTools.flatMap(({ commands = [] }) => commands),
)
list(
  'ownTestTool',
  knownTestTools.flatMap(({ ownCommands = [] }) => ownCommands),
)
list(
  'loadTool',
  knownLoadTools.flatMap(({ commands }) => commands),
)
list(
  'client',
  knownClients.flatMap(({ commands = [] }) => commands),
)

/**
 * The known commands whose program is any of the words: `poetry run alembic upgrade head` is known by its third.
 * @param before words in front of them
 */
export function recognised(
  words: readonly string[],
  before: readonly string[] = [],
): readonly RecognisedCommand[] {
  const all = [...before, ...words]
  return all.flatMap((word, index) => {
    const name = isOption(word) ? switchedOn(word, all[index + 1]) : withoutTag(bareName(word))
    const listed = byProgram.get(name) ?? byProgram.get(withoutVersion(name))
    if (listed === undefined) return []
    const [rest, at] = [all.slice(index + 1), index - before.length]
    return listed.filter(({ known }) => continues(rest, known)).map((one) => ({ ...one, at }))
  })
}

/** `prisma` for `prisma@6.1.0`, as `npx` takes it. */
function withoutTag(name: string): string {
  const at = name.lastIndexOf('@')
  return at > 0 ? name.slice(0, at) : name
}

/** `--watch` for `--watch=true`; one that is switched off is no name: `--watch=false`, `--watch false`. */
function switchedOn(option: string, next: string | undefined): string {
  const [name = '', value = next] = option.split('=')
  return value === 'false' ? `${name}=false` : name
}
