import { type CommandFacts, commandFacts } from '../../../src/roles/facts/command-facts.js'
import { runsReader } from '../../../src/roles/facts/runs-facts.js'
import type { Testing } from '../../../src/roles/facts/test-commands.js'
import type { KnownCommand } from '../../../src/roles/known/known-command.js'
import { type ServiceFacts, serviceFacts } from '../../../src/roles/service-facts.js'
import { serviceGraph } from '../../../src/roles/service-graph.js'
import { planned, project, type Sketch, settings } from '../plan/sketch.js'

export type Sketches = Readonly<Record<string, Sketch>>

export const db: Sketch = { image: 'mysql:5.7', probe: 'mysqlshow' }
export const web: Sketch = { build: '', ports: ['8000:8000'], needs: { db: 'healthy' } }

/** Why a service plays its role or is left out, and where that stands. */
export function reason(services: Sketches, name: string, by = settings()) {
  const { roles } = planned(project(services), by)
  const found = Object.values(roles)
    .flat()
    .find(({ service }) => service === name)
  return [found?.why, found?.at?.file]
}

/** The facts of one service of a project. */
export function factsOf(services: Sketches, name: string): ServiceFacts {
  const facts = serviceFacts(serviceGraph(project(services))).get(name)
  if (facts === undefined) throw new Error(`no service ${name}`)
  return facts
}

/** The facts of a script that a shell is handed. */
export function commandFactsOf(script: string): CommandFacts {
  return commandFacts({ command: ['sh', '-c', script] })
}

/** The entries of lists by which a script is known. */
export function knownIn(script: string): readonly KnownCommand[] {
  return commandFactsOf(script).commands.flatMap(({ known }) => known.map((one) => one.known))
}

/** How surely a service tests what runs, by its command and its image. */
export function testingIn(sketch: Sketch): Testing | undefined {
  const { service } = factsOf({ one: sketch }, 'one')
  return runsReader()(service).testing
}
