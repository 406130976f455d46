import type { ChecksSetting } from '../checks/check.js'
import type { Given, Origin } from '../common/origin.js'
import type { WrittenAs } from './written-as.js'

/** A service to run to its end, with another command where the user gave one (`service -- command args`). */
export interface JobSetting {
  readonly service: string
  readonly command?: readonly string[] | undefined
}

/** What selects the Compose project, and what else must be known before Compose is asked. */
export interface ProjectLocation {
  /** How problems name settings; absent: as flags. */
  readonly writtenAs?: WrittenAs | undefined
  /** As the user wrote them, relative to `directory`. Where there are none, Compose looks for its files. */
  readonly files: readonly string[]
  /** Absolute. */
  readonly directory: string
  readonly envFiles: readonly string[]
  readonly profiles: readonly string[]
  /** The Compose project's name of this run. */
  readonly name: string
  /** Where published ports are reached; absent: it is found out. */
  readonly engineHost?: string | undefined
}

/** The roles that the user fixed. Absent ones are inferred. */
export interface RoleSettings {
  /** How problems name settings that were not given; absent: as flags. */
  readonly writtenAs?: WrittenAs | undefined
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
  /** The user wrote how long a check may take: until then no answer is final. */
  readonly smokeIsWritten?: boolean | undefined
}

/** Where the host puts what a run says. The run itself does not depend on it. */
export interface HostSettings {
  /** Absolute. Absent: a folder that the host chooses. */
  readonly reportDir?: string | undefined
  /** Whether a summary is written on the page of the workflow run. */
  readonly summary: boolean
}

/** A file or a folder that is copied out of the containers of a service. */
export interface Artifact {
  readonly service: string
  /** Absolute, in the container. */
  readonly path: string
  readonly origin: Origin
}

/** Everything that the user can decide, with defaults filled in. */
export interface Settings {
  /** Where `x-gate` names other profiles than the location, Compose must be asked again with these. */
  readonly profiles: readonly string[]
  readonly roles: RoleSettings
  /** Absent: `GET /` on each published port of the app, any status below 500. */
  readonly checks?: Given<ChecksSetting> | undefined
  readonly timeouts: Timeouts
  /** Milliseconds that what stays must have been up before a run passes; 0: nobody waits. */
  readonly settle: number
  readonly ports: 'ephemeral' | 'declared'
  /** Whether mounts of a build's source over what the image holds are part of the run. */
  readonly sourceMounts: 'keep' | 'drop'
  readonly teardown: 'step' | 'job'
  /** Milliseconds between SIGTERM and SIGKILL at teardown; 0 kills at once. Absent: 0, but 2 s for a container that may
   *  write into a folder of the machine. */
  readonly stopGrace?: number | undefined
  /** Absent: as each service's `pull_policy` says. */
  readonly pull?: PullPolicy | undefined
  /** Whether data stores start with data of their own. */
  readonly data: 'fresh' | 'declared'
  readonly build: BuildSettings
  /** Whether a finding that is a warning fails the run. */
  readonly strict: boolean
  /** What is copied out of the containers into the report folder; absent: nothing. */
  readonly artifacts?: Given<readonly Artifact[]> | undefined
}

/** How images are built. In caches `{service}` stands for the service whose image is built. */
export interface BuildSettings {
  readonly cacheFrom?: Given<readonly string[]> | undefined
  readonly cacheTo?: Given<readonly string[]> | undefined
  /** Name of a buildx builder; absent: Compose's own choice. */
  readonly builder?: string | undefined
}
