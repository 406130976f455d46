import { resolve } from 'node:path'
import type { Given } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import { type GateSource, type GivenSettings, givenFromGate } from './given.js'
import { kinds, type SettingValues } from './kinds.js'
import { uniqueProjectName } from './project-name.js'
import type { HostSettings, ProjectLocation, RoleSettings, Settings, Timeouts } from './settings.js'
import { type SettingName, settingsTable } from './table.js'
import type { WrittenAs } from './written-as.js'

type KindOf<N extends SettingName> = (typeof settingsTable)[N]['kind']
type ValueOf<N extends SettingName> = SettingValues[KindOf<N>]
/** Settings whose default is a value, and not inferred. */
type Defaulted = {
  [N in SettingName]: (typeof settingsTable)[N] extends { default: string } ? N : never
}[SettingName]

/** What settings depend on of the machine and the run. */
export interface Surroundings {
  /** Absent: as flags. */
  readonly writtenAs?: WrittenAs | undefined
  /** Absolute. */
  readonly workingDirectory: string
  /** Six hexadecimal digits, new for each run. */
  readonly random: string
}

/** The settings that must be known before Compose can be asked for the project, and with it for `x-gate`. */
export interface LocationSettings {
  readonly location: ProjectLocation
  readonly host: HostSettings
}

/**
 * Reads one setting that was given in one way. A value with a problem is reported, and counts as not given. An empty
 * list counts as not given too, because Compose prints it as null under `x-gate`.
 */
function read<N extends SettingName>(
  given: GivenSettings,
  name: N,
  report: Report,
): Given<ValueOf<N>> | undefined {
  const raw = given[name]
  if (raw === undefined) return undefined
  const kind: KindOf<N> = settingsTable[name].kind
  const value = kinds[kind](raw.value, raw.origin, report)
  const empty = Array.isArray(value) && value.length === 0
  return value === undefined || empty ? undefined : { value, origin: raw.origin }
}

function defaultOf<N extends Defaulted>(name: N): ValueOf<N> {
  const origin = { label: `default of ${name}` }
  const parsed = read({ [name]: { value: settingsTable[name].default, origin } }, name, () => {})
  if (parsed === undefined) throw new Error(`the table's default of ${name} cannot be read`)
  return parsed.value
}

/** The first of two phases reads the settings that `x-gate` cannot hold. */
export function readLocation(given: GivenSettings, around: Surroundings, report: Report): LocationSettings {
  const directory = resolve(
    around.workingDirectory,
    read(given, 'working-directory', report)?.value ?? defaultOf('working-directory'),
  )
  const reportDir = read(given, 'report-dir', report)?.value
  return {
    location: {
      writtenAs: around.writtenAs,
      files: read(given, 'compose-file', report)?.value ?? [],
      directory,
      envFiles: read(given, 'env-file', report)?.value ?? [],
      profiles: read(given, 'profiles', report)?.value ?? [],
      name: read(given, 'project-name', report)?.value ?? uniqueProjectName(directory, around.random),
    },
    host: {
      reportDir: reportDir === undefined ? undefined : resolve(around.workingDirectory, reportDir),
      summary: read(given, 'summary', report)?.value ?? defaultOf('summary'),
    },
  }
}

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
    const fromGate = read(gate, name, report)
    return read(given, name, report) ?? fromGate
  }
  const value = <N extends Defaulted>(name: N): ValueOf<N> => pick(name)?.value ?? defaultOf(name)
  const gateProfiles = read(gate, 'profiles', report)
  return {
    // Already reported by the first phase.
    profiles: (read(given, 'profiles', () => {}) ?? gateProfiles)?.value ?? [],
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
    engineHost: pick('engine-host')?.value,
    strict: value('strict'),
    artifacts: pick('artifacts'),
  }
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
    ? { ...others, smoke: defaultOf('smoke-timeout') }
    : { ...others, smoke: smoke.value, smokeIsWritten: true }
}
