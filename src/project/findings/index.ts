import type { Finding, Project } from '../model.js'
import { composeWarning, obsoleteVersion, unsetVariable } from './compose.js'
import { engineSocket, hostNetwork, privileged } from './host.js'
import { imageLatest } from './images.js'
import { containerName, hostPort } from './names.js'
import { bridgeName, fixedSubnet } from './networks.js'
import { storeFindings } from './stores.js'
import { startInterval } from './timing.js'

type Rule = (project: Project) => readonly Finding[]

const RULES: readonly Rule[] = [
  storeFindings,
  startInterval,
  containerName,
  hostPort,
  fixedSubnet,
  bridgeName,
  imageLatest,
  engineSocket,
  privileged,
  hostNetwork,
  unsetVariable,
  obsoleteVersion,
  composeWarning,
]

/** All that can be said about a project without knowing what its services are for. */
export function projectFindings(project: Project): readonly Finding[] {
  return RULES.flatMap((rule) => rule(project))
}

/** The findings in the order of the files, without those that the author silenced where they stand. */
export function unsilenced(findings: readonly Finding[], { sources }: Project): readonly Finding[] {
  return findings
    .filter(({ code, at }) => at === undefined || !sources.isSilenced(code, at))
    .sort((one, other) => compare(one, other))
}

function compare({ at: one }: Finding, { at: other }: Finding): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  return one.line - other.line || one.column - other.column
}
