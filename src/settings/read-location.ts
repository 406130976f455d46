import { resolve } from 'node:path'
import type { Parser } from '../common/origin.js'
import type { Report } from '../common/problem.js'
import type { GivenSettings } from './given.js'
import { locationKinds } from './location-kinds.js'
import { uniqueProjectName } from './project-name.js'
import { defaultOf, type KindOf, readSetting } from './read-setting.js'
import type { SettingValues } from './setting-values.js'
import type { HostSettings, ProjectLocation } from './settings.js'
import { settingsTable } from './table.js'
import type { WrittenAs } from './written-as.js'

type LocationName =
  | 'compose-file'
  | 'engine-host'
  | 'env-file'
  | 'profiles'
  | 'project-name'
  | 'report-dir'
  | 'summary'
  | 'working-directory'
type ValueOf<N extends LocationName> = SettingValues[KindOf<N>]

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

/** The first of two phases reads the settings that `x-gate` cannot hold, and the profiles. */
export function readLocation(given: GivenSettings, around: Surroundings, report: Report): LocationSettings {
  const read = <N extends LocationName>(name: N): ValueOf<N> | undefined =>
    readSetting(given[name], parserOf(name), report)?.value
  const from = read('working-directory') ?? defaultOf('working-directory', locationKinds.path)
  const directory = resolve(around.workingDirectory, from)
  const reportDir = read('report-dir')
  return {
    location: {
      writtenAs: around.writtenAs,
      files: read('compose-file') ?? [],
      directory,
      envFiles: read('env-file') ?? [],
      profiles: read('profiles') ?? [],
      name: read('project-name') ?? uniqueProjectName(directory, around.random),
      engineHost: read('engine-host'),
    },
    host: {
      reportDir: reportDir === undefined ? undefined : resolve(around.workingDirectory, reportDir),
      summary: read('summary') ?? defaultOf('summary', locationKinds.switch),
    },
  }
}

function parserOf<N extends LocationName>(name: N): Parser<ValueOf<N>> {
  const kind: KindOf<N> = settingsTable[name].kind
  return locationKinds[kind]
}
