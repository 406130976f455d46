import { object } from '../../common/json.js'
import { sharesIn } from '../../compose/sharing.js'
import type { MachineRule } from './machine-rule.js'

const LISTING = ['ps', '--all', '--no-trunc', '--format', '{{.ID}} {{.State}} {{.Names}}']

/** States of a container that can share its network and its processes; a paused one counts as running. */
const RUNNING: ReadonlySet<string> = new Set(['running', 'paused', 'restarting'])

interface ForeignContainer {
  readonly id: string
  readonly names: readonly string[]
  readonly isRunning: boolean
}

/**
 * A container that is no part of the run, with which a service shares something (`container:NAME`), and which is not on
 * the engine, or has ended. Volumes can be shared with one that has ended.
 */
export const foreignContainers: MachineRule = async ({ services, plan, sources, ask }) => {
  const models = object(plan.model.services)
  const wanted = services.flatMap(({ name }) =>
    sharesIn(object(models[name])).flatMap((share) =>
      share.kind === 'container' ? [{ service: name, key: share.key, container: share.name }] : [],
    ),
  )
  if (wanted.length === 0) return []
  const listed = await ask(LISTING)
  if (listed === undefined) return []
  const there = containersIn(listed)
  return wanted.flatMap(({ service, key, container }) => {
    const found = there.find(({ id, names }) => names.includes(container) || id.startsWith(container))
    if (found !== undefined && (found.isRunning || key === 'volumes_from')) return []
    const lack = found === undefined ? 'which is not on the engine' : 'which does not run'
    return {
      message: `${service} shares the container ${container} (${key}), ${lack}`,
      instead: `start that container before the gate, or leave \`${key}\` out in a Compose file for the gate`,
      at: sources.at(['services', service, key]),
      isLacking: true,
    }
  })
}

function containersIn(listed: string): readonly ForeignContainer[] {
  return listed.split('\n').flatMap((line) => {
    const [id, state = '', names = ''] = line.trim().split(' ')
    return id ? [{ id, names: names.split(','), isRunning: RUNNING.has(state) }] : []
  })
}
