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
import { ineffectiveValue } from './rules/ineffective-value.js'
import { migrationInCommand } from './rules/migration-in-command.js'
import { migrationOrder } from './rules/migration-order.js'
import { movedPort } from './rules/moved-port.js'
import { neverStarted } from './rules/never-started.js'
import { noCheck } from './rules/no-check.js'
import { noMigration } from './rules/no-migration.js'
import { noShell } from './rules/no-shell.js'
import { obsoleteVersion } from './rules/obsolete-version.js'
import { oneShotRestart } from './rules/one-shot-restart.js'
import { oneWordCommand } from './rules/one-word-command.js'
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
import { unknownProfile } from './rules/unknown-profile.js'
import { unsetVariable } from './rules/unset-variable.js'

/** A rule, and what its facts come from: the files, the roles of the services, the engine's machine, or a run. */
type Entry =
  | { readonly from: 'files' | 'roles'; readonly rule: ProjectRule }
  | { readonly from: 'machine' | 'run'; readonly rule: Pick<Rule<never>, 'code' | 'severity'> }

/**
 * Every finding there is, by how much it may cost: first what makes a run fail, or pass, for the wrong reason. The
 * preflight evaluates those of the machine, and the run those of a run.
 */
const ENTRIES: readonly Entry[] = [
  { from: 'files', rule: sourceMount },
  { from: 'files', rule: unsetVariable },
  { from: 'files', rule: emptyVariable },
  { from: 'files', rule: unknownProfile },
  { from: 'files', rule: oneWordCommand },
  { from: 'files', rule: noShell },
  { from: 'files', rule: ineffectiveValue },
  { from: 'machine', rule: bindSource },
  { from: 'roles', rule: storeNetwork },
  { from: 'files', rule: movedPort },
  { from: 'files', rule: engineName },
  { from: 'run', rule: restarted },
  { from: 'roles', rule: noCheck },
  { from: 'roles', rule: migrationOrder },
  { from: 'roles', rule: oneShotRestart },
  { from: 'files', rule: storeDependency },
  { from: 'files', rule: storeHealthCheck },
  { from: 'files', rule: probeSocket },
  { from: 'files', rule: hostNetwork },
  { from: 'files', rule: engineSocket },
  { from: 'files', rule: privileged },
  { from: 'files', rule: imageLatest },
  { from: 'files', rule: startInterval },
  { from: 'roles', rule: migrationInCommand },
  { from: 'machine', rule: externalNetwork },
  { from: 'machine', rule: externalVolume },
  { from: 'files', rule: inactiveImage },
  { from: 'roles', rule: neverStarted },
  { from: 'files', rule: fixedSubnet },
  { from: 'run', rule: defaultCheck },
  { from: 'roles', rule: noMigration },
  { from: 'run', rule: silentPort },
  { from: 'files', rule: probeMysqladminPing },
  { from: 'files', rule: composeWarning },
  { from: 'files', rule: obsoleteVersion },
]

/** The rules alone, in this order. */
export const CATALOGUE = ENTRIES.map(({ rule }) => rule)

/** Rules that look at what the services are for. */
export const ROLE_RULES = ENTRIES.flatMap((entry) => (entry.from === 'roles' ? entry.rule : []))

/** All that can be said of a project before any engine is asked, silenced findings included. */
export function projectFindings(facts: ProjectFacts): readonly Finding[] {
  return ENTRIES.flatMap((entry) =>
    entry.from === 'files' || entry.from === 'roles' ? findingsOf(entry.rule, facts) : [],
  )
}
