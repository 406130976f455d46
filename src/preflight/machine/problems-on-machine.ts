import type { Problem } from '../../common/problem.js'
import type { Project } from '../../compose/project.js'
import { askCommand, type CommandOptions } from '../../engine/command.js'
import { startedIn } from '../../plan/graph/planned-services.js'
import type { Plan } from '../../plan/plan.js'
import { machineProblems } from './machine-problems.js'
import type { MachineFacts } from './machine-rule.js'

/** Whom to ask about the machine. */
interface MachineTools extends Pick<MachineFacts, 'compose' | 'machine' | 'builder'> {
  /** In which the docker command is asked, absolute. */
  readonly directory: string
  readonly environment: CommandOptions['env']
}

/**
 * What the machine with the engine lacks for what is going to be run.
 * @throws EngineTrouble where the engine is lost
 */
export function problemsOnMachine(
  { project, plan }: { readonly project: Project; readonly plan: Plan },
  { compose, builder, machine, directory, environment }: MachineTools,
): Promise<readonly Problem[]> {
  return machineProblems({
    services: startedIn(project, plan),
    plan,
    sources: project.sources,
    environment,
    compose,
    builder,
    machine,
    ask: async (args) => {
      const { exitCode, stdout } = await askCommand('docker', args, { cwd: directory, env: environment })
      return exitCode === 0 ? stdout : undefined
    },
  })
}
