import type { ProjectFacts, ProjectRule } from './facts.js'
import type { Finding } from './finding.js'
import { findingsOf, type Rule } from './rule.js'
import { bindSource } from './rules/bind-source.js'
import { composeWarning } from './rules/compose-warning.js'
import { defaultCheck } from './rules/default-check.js'
import { emptyVariable } from './rules/empty-variable.js'
import { engineName } from './rules/engine-name.js'
import { engineSocket } from './rules/engine-socket.js'
import { externalNetwork } from './rules/external-network.js'
import { externalVolume } from './rules/external-volume.js'
import { fixedSubnet } from './rules/fixed-subnet.js'
import { hostNetwork } from './rules/host-network.js'
import { imageLatest } from './rules/image-latest.js'
import { inactiveImage } from './rules/inactive-image.js'
import { migrationInCommand } from './rules/migration-in-command.js'
import { migrationOrder } from './rules/migration-order.js'
import { movedPort } from './rules/moved-port.js'
import { neverStarted } from './rules/never-started.js'
import { noCheck } from './rules/no-check.js'
import { noMigration } from './rules/no-migration.js'
import { obsoleteVersion } from './rules/obsolete-version.js'
import { oneShotRestart } from './rules/one-shot-restart.js'
import { privileged } from './rules/privileged.js'
import { probeMysqladminPing } from './rules/probe-mysqladmin-ping.js'
import { probeSocket } from './rules/probe-socket.js'
import { restarted } from './rules/restarted.js'
import { silentPort } from './rules/silent-port.js'
import { sourceMount } from './rules/source-mount.js'
import { startInterval } from './rules/start-interval.js'
import { storeDependency } from './rules/store-dependency.js'
import { storeHealthCheck } from './rules/store-health-check.js'
import { storeNetwork } from './rules/store-network.js'
import { unsetVariable } from './rules/unset-variable.js'

/** Rules about a project, whatever its services are for. */
const PROJECT_RULES: readonly ProjectRule[] = [
  storeHealthCheck,
  storeDependency,
  probeSocket,
  probeMysqladminPing,
  startInterval,
  movedPort,
  engineName,
  fixedSubnet,
  imageLatest,
  inactiveImage,
  sourceMount,
  engineSocket,
  privileged,
  hostNetwork,
  unsetVariable,
  emptyVariable,
  obsoleteVersion,
  composeWarning,
]

/** Rules that look at what the services are for. */
export const ROLE_RULES: readonly ProjectRule[] = [
  migrationOrder,
  oneShotRestart,
  migrationInCommand,
  neverStarted,
  storeNetwork,
  noCheck,
  noMigration,
]

/** Rules for what only the engine and its machine can tell. The preflight evaluates them. */
const MACHINE_RULES = [externalNetwork, externalVolume, bindSource]

/** Rules for what only a run shows. The run evaluates them. */
const RUN_RULES = [restarted, defaultCheck, silentPort]

/** Every finding there is. */
export const CATALOGUE: readonly Pick<Rule<never>, 'code' | 'severity'>[] = [
  ...PROJECT_RULES,
  ...ROLE_RULES,
  ...MACHINE_RULES,
  ...RUN_RULES,
]

/** All that can be said of a project before any engine is asked, silenced findings included. */
export function projectFindings(facts: ProjectFacts): readonly Finding[] {
  return [...PROJECT_RULES, ...ROLE_RULES].flatMap((rule) => findingsOf(rule, facts))
}
