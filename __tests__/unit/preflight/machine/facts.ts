import { hostname } from 'node:os'
import type { JsonObject } from '../../../../src/common/json.js'
import type { Machine } from '../../../../src/engine/machine.js'
import type { MachineFacts, MachineRule } from '../../../../src/preflight/machine/machine-rule.js'
import { planned, project, type Sketch } from '../../plan/sketch.js'

/** A machine as most are. */
export const MACHINE: Machine = {
  hostName: hostname(),
  cpus: 2,
  platform: 'linux/amd64',
  version: '28.0.4',
  apiVersion: '1.48',
  oldestApiVersion: '1.24',
  runtimes: ['runc', 'io.containerd.runc.v2'],
  devices: [],
  isSwarmManager: false,
  isDocker: true,
  isPodman: false,
  isForwarded: false,
}

export interface Asked {
  readonly machine?: Partial<Machine>
  readonly rest?: JsonObject
  readonly environment?: Readonly<Record<string, string>>
  readonly compose?: string
  readonly builder?: string
  /** What `docker` prints; absent: it fails. */
  readonly says?: Readonly<Record<string, string>>
}

/** The facts of these services on this machine. */
export function factsOf(services: Readonly<Record<string, Sketch>>, asked: Asked = {}): MachineFacts {
  const { machine, rest, environment = {}, compose = '2.40.3', builder, says = {} } = asked
  const whole = project(services, rest)
  return {
    services: Object.values(whole.services),
    plan: planned(whole),
    sources: whole.sources,
    environment,
    compose,
    builder,
    machine: async () => ({ ...MACHINE, ...machine }),
    ask: async (args) => says[args.join(' ')],
  }
}

/** What a rule says, with the place that it names. */
export async function told(
  rule: MachineRule,
  services: Readonly<Record<string, Sketch>>,
  asked?: Asked,
): Promise<readonly string[]> {
  const problems = await rule(factsOf(services, asked))
  return problems.map(({ message, at, isLacking }) => `${isLacking ? '' : 'input: '}${at?.file} ${message}`)
}
