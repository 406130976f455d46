import type { Environment } from '../common/environment.js'
import { BadInput, EngineTrouble, type Problem } from '../common/problem.js'
import { messageOf } from '../engine/engine-errors.js'
import type { Host } from '../host/host.js'
import { jsonHost } from '../host/json-events.js'
import { terminalHost } from '../host/terminal.js'
import { surroundings } from '../launch/wiring.js'
import { createMasker, type Masker } from '../masking/masker.js'
import { environmentSecrets } from '../secrets/secrets-in.js'
import type { RunOutput, WantedCommand } from './cli-command.js'
import type { CommandContext } from './command-context.js'

/**
 * Runs a command with the host that it wants.
 * @param line undefined: it has mistakes
 * @param problems found in it so far
 * @returns the exit code
 */
export async function perform(line: WantedCommand | undefined, problems: Problem[]): Promise<number> {
  const masker = createMasker()
  masker.presume(environmentSecrets(process.env))
  const context: CommandContext = {
    host: hostFor(line, masker, process.env),
    masker,
    environment: process.env,
    around: surroundings(),
  }
  return exitCodeOf(line, problems, context)
}

function hostFor(line: WantedCommand | undefined, masker: Masker, { RUNNER_DEBUG }: Environment): Host {
  const { loudness, format }: RunOutput = line?.command === 'run' ? line : {}
  // On a runner, whoever asks for debug lines asks for all there is.
  const wanted = loudness ?? (RUNNER_DEBUG === '1' ? 'verbose' : 'normal')
  if (format === 'json') return jsonHost({ masker, isVerbose: wanted === 'verbose' })
  return terminalHost({ masker, loudness: wanted })
}

async function exitCodeOf(
  line: WantedCommand | undefined,
  problems: Problem[],
  context: CommandContext,
): Promise<number> {
  try {
    return await commanded(line, problems, context)
  } catch (error) {
    if (error instanceof BadInput) {
      context.host.problems(error.problems)
      return error.exitCode
    }
    const instead = error instanceof EngineTrouble ? error.instead : undefined
    context.host.problems([{ message: messageOf(error), instead }])
    return 3
  }
}

/** Each command is loaded when it is wanted. */
async function commanded(
  line: WantedCommand | undefined,
  problems: Problem[],
  context: CommandContext,
): Promise<number> {
  switch (line?.command) {
    case 'run':
      return (await import('./run-command.js')).run(line.given, problems, context)
    case 'plan':
      return (await import('./plan-command.js')).plan(line.given, line.format, problems, context)
    case 'init':
      return (await import('./init-command.js')).init(line.given, line.dryRun, problems, context)
    case 'doctor':
      return (await import('./doctor-command.js')).doctor(line.given, problems, context)
    case 'down':
      if (problems.length > 0) throw new BadInput(problems)
      return (await import('./down-command.js')).down(line.project, context)
    case undefined:
      throw new BadInput(problems)
  }
}
