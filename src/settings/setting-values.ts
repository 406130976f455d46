import type { ChecksSetting } from '../checks/check.js'
import type { Artifact, JobSetting, PullPolicy, Settings } from './settings.js'

/** The value of each kind of setting, once it is read. */
export interface SettingValues {
  readonly path: string
  readonly paths: readonly string[]
  readonly services: readonly string[]
  readonly profiles: readonly string[]
  readonly jobs: readonly JobSetting[]
  readonly checks: ChecksSetting
  readonly projectName: string
  /** Milliseconds, above 0. */
  readonly timeout: number
  /** Milliseconds, 0 included. */
  readonly grace: number
  readonly switch: boolean
  readonly ports: Settings['ports']
  readonly sourceMounts: Settings['sourceMounts']
  readonly teardown: Settings['teardown']
  readonly pull: PullPolicy
  readonly data: Settings['data']
  readonly caches: readonly string[]
  readonly word: string
  /** The name of a machine, or an address; one of IPv6 without brackets. */
  readonly machine: string
  readonly artifacts: readonly Artifact[]
}
