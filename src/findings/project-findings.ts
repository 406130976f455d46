import type { Project } from '../compose/project.js'
import type { Finding } from './finding.js'
import { composeWarning, obsoleteVersion, unsetVariable } from './rules/compose.js'
import { engineSocket, hostNetwork, privileged } from './rules/host-access.js'
import { imageLatest } from './rules/images.js'
import { containerName, hostPort } from './rules/names.js'
import { bridgeName, fixedSubnet } from './rules/networks.js'
import { storeFindings } from './rules/stores.js'
import { startInterval } from './rules/timing.js'

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
