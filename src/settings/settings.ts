import type { Smoke } from '../checks/check.js'
import type { Given } from '../common/origin.js'

/** A service to run to completion, with another command where the user gave one (`service -- command args`). */
export interface JobSetting {
  readonly service: string
  readonly command?: readonly string[] | undefined
}

/** What selects the Compose project; handed to `docker compose` as it is. */
export interface ProjectLocation {
  /** As the user wrote them, relative to `directory`; empty means Compose's own look-up. */
  readonly files: readonly string[]
  /** Absolute. */
  readonly directory: string
  readonly envFiles: readonly string[]
  readonly profiles: readonly string[]
  /** The Compose project's name of this run. */
  readonly name: string
}

/** Roles the user fixed; what is absent is inferred. */
export interface RoleSettings {
  readonly database?: Given<readonly string[]> | undefined
  readonly migrate?: Given<readonly JobSetting[]> | undefined
  readonly app?: Given<readonly string[]> | undefined
  readonly acceptance?: Given<readonly string[]> | undefined
  readonly test?: Given<readonly string[]> | undefined
}

/** When an image is pulled. */
export type PullPolicy = 'missing' | 'always' | 'never'

/** All in milliseconds. */
export interface Timeouts {
  readonly total: number
  readonly build: number
  /** Absent: the health check's own budget, and two minutes where there is none. */
  readonly ready?: number | undefined
  readonly migrate: number
  readonly smoke: number
}

/** What the host does with a run's words; says nothing about the run itself. */
export interface HostSettings {
  /** Absolute; absent: a folder the host chooses. */
  readonly reportDir?: string | undefined
  /** Whether the run is told on the page of the workflow run. */
  readonly summary: boolean
}

/** Everything the user can decide, parsed and complete. */
export interface Settings {
  /** Where these are not the location's (`x-gate` may hold them), Compose has to be asked again with these. */
  readonly profiles: readonly string[]
  readonly roles: RoleSettings
  /** Absent: `GET /` on each published port of the app, any status below 500. */
  readonly smoke?: Given<Smoke> | undefined
  readonly timeouts: Timeouts
  readonly ports: 'ephemeral' | 'declared'
  readonly teardown: 'step' | 'job'
  /** Milliseconds a container gets between SIGTERM and SIGKILL at teardown; 0 kills at once. */
  readonly stopGrace: number
  /** Absent: as each service's `pull_policy` says. */
  readonly pull?: PullPolicy | undefined
  readonly build: BuildSettings
  /** Whether a finding that is a warning fails the run. */
  readonly strict: boolean
}

/** How images are built; in caches, `{service}` stands for the service whose image it is. */
export interface BuildSettings {
  readonly cacheFrom?: Given<readonly string[]> | undefined
  readonly cacheTo?: Given<readonly string[]> | undefined
  /** Name of a buildx builder; absent: Compose's own choice. */
  readonly builder?: string | undefined
}
