import type { SimpleCommand } from '../../compose/command-line.js'
import type { CommandFacts, ScriptFacts } from './command-facts.js'
import { endsPlainly, mayWatch } from './ending-commands.js'
import { runsServer } from './running-commands.js'

/**
 * A command with what its script says. Where the command's own words say whether it stays or what it prepares
 * (`start-server.sh`, `migrate.sh`), they decide.
 */
export function withScript(command: CommandFacts, script: ScriptFacts): CommandFacts {
  const { facts } = script
  const earlierMigration = command.earlierMigration ?? facts.earlierMigration
  const speaks =
    command.isEndless ||
    command.runsServer ||
    command.isServerByName ||
    command.prepares ||
    command.migration !== undefined
  if (speaks) return { ...command, earlierMigration }
  const { isEndless, runsServer, isServerByName, migration, prepares, databaseStep } = facts
  // Servers, too, are started by what is called `bootstrap.sh`.
  const setUpOrder = facts.setUpOrder ?? (scriptEnds(script) ? command.setUpOrder : undefined)
  return {
    ...command,
    ...{
      isEndless,
      runsServer,
      isServerByName,
      migration,
      prepares,
      databaseStep,
      setUpOrder,
      earlierMigration,
    },
    script,
  }
}

/**
 * Whether a script plainly comes to its end, without a server on the way. Of a `case`, and of what ends badly (`exit 1`),
 * nobody knows what else the script is for.
 */
export function scriptEnds({ facts }: ScriptFacts): boolean {
  const last = facts.simple.at(-1)
  if (last?.closings?.includes('esac') || (last !== undefined && isBadEnd(last))) return false
  return endsPlainly(facts) && !facts.commands.some(runsServer)
}

/** Whether a script may watch files or serve, whatever it is called: `npm run build` that runs `vite build -w`. */
export function scriptStays({ facts }: ScriptFacts): boolean {
  return (
    facts.isEndless || facts.isServerByName || facts.commands.some(runsServer) || facts.simple.some(mayWatch)
  )
}

function isBadEnd({ program, args: [code = ''] }: SimpleCommand): boolean {
  return program === 'exit' && /^[1-9]/.test(code)
}
