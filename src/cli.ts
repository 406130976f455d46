import { randomBytes } from 'node:crypto'
import type { CommandLine } from './cli/model.js'
import { parseCommandLine } from './cli/parse.js'
import type { Shell } from './cli/shell.js'
import { messageOf } from './engine/trouble.js'
import { createMasker } from './host/mask.js'
import { terminalHost } from './host/terminal.js'
import { BadInput, EngineTrouble, type Problem } from './problem.js'
import { version } from './version.js'

/** The command line: finds the command, runs it, exits with its code. */
export async function cli(): Promise<void> {
  const problems: Problem[] = []
  const line = parseCommandLine(process.argv.slice(2), version, (problem) => problems.push(problem))
  const masker = createMasker()
  const shell: Shell = {
    host: terminalHost({ masker }),
    masker,
    environment: process.env,
    around: { workingDirectory: process.cwd(), random: randomBytes(3).toString('hex') },
  }
  process.exit(await exitCodeOf(line, problems, shell))
}

async function exitCodeOf(line: CommandLine | undefined, problems: Problem[], shell: Shell): Promise<number> {
  try {
    return await obey(line, problems, shell)
  } catch (error) {
    if (error instanceof BadInput) {
      shell.host.problems(error.problems)
      return 2
    }
    const instead = error instanceof EngineTrouble ? error.instead : undefined
    shell.host.problems([{ message: messageOf(error), instead }])
    return 3
  }
}

/** Commands are loaded when they are wanted: `--version` waits for none of them. */
async function obey(line: CommandLine | undefined, problems: Problem[], shell: Shell): Promise<number> {
  switch (line?.command) {
    case 'words':
      ;(line.exitCode === 0 ? process.stdout : process.stderr).write(line.text)
      return line.exitCode
    case 'run':
      return (await import('./cli/run.js')).run(line.given, problems, shell)
    case 'plan':
      return (await import('./cli/plan.js')).plan(line.given, line.format, problems, shell)
    case 'down':
      if (problems.length > 0) throw new BadInput(problems)
      return (await import('./cli/down.js')).down(line.project, shell)
    case undefined:
      throw new BadInput(problems)
  }
}
