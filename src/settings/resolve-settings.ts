import type { Given, Parser } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { type GateSource, type GivenSettings, givenFromGate } from './given.js'
import { kinds } from './kinds.js'
import { type Defaulted, defaultOf, type KindOf, readSetting } from './read-setting.js'
import type { SettingValues } from './setting-values.js'
import type { RoleSettings, Settings, Timeouts } from './settings.js'
import { type SettingName, settingsTable } from './table.js'
import type { WrittenAs } from './written-as.js'

type ValueOf<N extends SettingName> = SettingValues[KindOf<N>]

/**
 * The second phase. What was given on the command line or as an input comes first, then `x-gate`, then the default.
 * Everything that was given is read, even what does not count, so that all problems are reported.
 * @param project absent where Compose could not be asked
 * @param writtenAs how problems name settings that were not given
 */
export function resolveSettings(
  given: GivenSettings,
  project: GateSource | undefined,
  report: Report,
  writtenAs?: WrittenAs,
): Settings {
  const gate = givenFromGate(project, report)
  const pick = <N extends SettingName>(name: N): Given<ValueOf<N>> | undefined => {
    const fromGate = readSetting(gate[name], parserOf(name), report)
    return readSetting(given[name], parserOf(name), report) ?? fromGate
  }
  const value = <N extends Defaulted>(name: N): ValueOf<N> =>
    pick(name)?.value ?? defaultOf(name, parserOf(name))
  const gateProfiles = readSetting(gate.profiles, kinds.profiles, report)
  return {
    // Already reported by the first phase.
    profiles: (readSetting(given.profiles, kinds.profiles, () => {}) ?? gateProfiles)?.value ?? [],
    roles: { ...(writtenAs && { writtenAs }), ...roles(pick) },
    checks: pick('smoke'),
    timeouts: timeouts(pick, value),
    settle: value('settle'),
    ports: value('ports'),
    sourceMounts: value('source-mounts'),
    teardown: value('teardown'),
    stopGrace: pick('stop-grace')?.value,
    pull: pick('pull')?.value,
    data: value('data'),
    build: { cacheFrom: pick('cache-from'), cacheTo: pick('cache-to'), builder: pick('builder')?.value },
    strict: value('strict'),
    artifacts: pick('artifacts'),
  }
}

/** Milliseconds for a run, as far as that is known before the Compose file is read. Mistakes are told later. */
export function timeoutGiven({ timeout }: GivenSettings): number {
  return readSetting(timeout, kinds.timeout, () => {})?.value ?? defaultOf('timeout', kinds.timeout)
}

type PickSetting = <N extends SettingName>(name: N) => Given<ValueOf<N>> | undefined
type ValueOrDefault = <N extends Defaulted>(name: N) => ValueOf<N>

function roles(pick: PickSetting): RoleSettings {
  return {
    database: pick('database'),
    migrate: pick('migrate'),
    app: pick('app'),
    acceptance: pick('acceptance'),
    test: pick('test'),
  }
}

function timeouts(pick: PickSetting, value: ValueOrDefault): Timeouts {
  const others = {
    total: value('timeout'),
    build: value('build-timeout'),
    ready: pick('ready-timeout')?.value,
    migrate: value('migrate-timeout'),
  }
  const smoke = pick('smoke-timeout')
  return smoke === undefined
    ? { ...others, smoke: defaultOf('smoke-timeout', kinds.timeout) }
    : { ...others, smoke: smoke.value, smokeIsWritten: true }
}

function parserOf<N extends SettingName>(name: N): Parser<ValueOf<N>> {
  const kind: KindOf<N> = settingsTable[name].kind
  return kinds[kind]
}
