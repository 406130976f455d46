import type { Environment } from '../../common/environment.js'
import type { Problem } from '../../common/problem.js'
import type { Service, Sources } from '../../compose/project.js'
import type { Machine } from '../../engine/machine.js'
import type { Plan } from '../../plan/plan.js'

/** What a run is going to ask of the machine, and whom to ask about it. */
export interface MachineFacts {
  /** The services that are started. */
  readonly services: readonly Service[]
  readonly plan: Pick<Plan, 'model' | 'steps'>
  readonly sources: Pick<Sources, 'at'>
  readonly environment: Environment
  /** The version of Compose. */
  readonly compose: string
  /** The builder that is asked for by name; undefined: none is. */
  readonly builder: string | undefined
  /** Asks the engine, once. */
  machine(): Promise<Machine>
  /** What `docker` with these arguments prints; undefined: it fails. */
  ask(args: readonly string[]): Promise<string | undefined>
}

/** Looks for something that the files ask for and the machine does not have. */
export type MachineRule = (facts: MachineFacts) => Promise<readonly Problem[]>
