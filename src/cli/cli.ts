import type { Problem } from '../common/problem.js'
import { writtenOut } from '../host/written-out.js'
import { version } from '../version.js'
import type { CommandLine } from './cli-command.js'
import { parseCommandLine } from './parse-arguments.js'

/** The command line: finds the command, runs it, exits with its code. */
export async function cli(): Promise<void> {
  const problems: Problem[] = []
  const line = parseCommandLine(process.argv.slice(2), version, (problem) => problems.push(problem))
  const exitCode = await exitCodeOf(line, problems)
  await writtenOut()
  process.exit(exitCode)
}

/** Commands are loaded when one is wanted: `--version` waits for none. */
async function exitCodeOf(line: CommandLine | undefined, problems: Problem[]): Promise<number> {
  if (line?.command !== 'print') return (await import('./perform.js')).perform(line, problems)
  ;(line.exitCode === 0 ? process.stdout : process.stderr).write(line.text)
  return line.exitCode
}
