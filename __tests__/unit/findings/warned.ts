import { type ProjectFacts, projectFacts } from '../../../src/findings/facts.js'
import { serviceFacts } from '../../../src/roles/service-facts.js'
import { serviceGraph } from '../../../src/roles/service-graph.js'
import { planned, project } from '../plan/sketch.js'
import { sound } from './planned-findings.js'

/** What is known of a sound project of which Compose says this. The file of a variable's place is its name. */
export function warned(warnings: readonly string[], written: readonly string[] = []): ProjectFacts {
  const plain = project(sound)
  const sources = {
    ...plain.sources,
    variable: (name: string) => ({ file: name, line: 1, column: 1 }),
    written: (path: readonly (string | number)[]) =>
      written.includes(path.join('.')) ? { file: path.join('.'), line: 1, column: 1 } : undefined,
  }
  const told = { ...plain, warnings, sources }
  const { roles } = planned(plain)
  const graph = serviceGraph(told)
  return projectFacts({
    project: told,
    graph,
    services: serviceFacts(graph),
    roles,
    started: new Set(),
    isChecked: true,
  })
}
