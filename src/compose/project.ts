import type { Json, JsonObject } from '../common/json.js'
import type { Position } from '../common/problem.js'
import type { HealthCheck } from './health-check.js'
import type { NetworkMode } from './network-mode.js'
import type { Port } from './ports.js'
import type { Share } from './sharing.js'

export type Condition = 'service_started' | 'service_healthy' | 'service_completed_successfully'

export interface Dependency {
  readonly condition: Condition
  /** False: a missing or failed dependency is not an error. */
  readonly required: boolean
}

/** One service as `docker compose config` resolves it. */
export interface Service {
  readonly name: string
  readonly image?: string | undefined
  /** Compose's own build section, as it stands in `Project.model`; absent where the service only names an image. */
  readonly build?: JsonObject | undefined
  readonly command?: readonly string[] | undefined
  readonly entrypoint?: readonly string[] | undefined
  readonly environment: Readonly<Record<string, string>>
  readonly dependsOn: Readonly<Record<string, Dependency>>
  /** Absent: the file declares none; the image may have one. */
  readonly healthCheck?: HealthCheck | undefined
  /** Absent: it has networks of the project. */
  readonly networkMode?: NetworkMode | undefined
  readonly ports: readonly Port[]
  /** TCP ports in `expose`. */
  readonly expose: readonly number[]
  readonly profiles: readonly string[]
  readonly containerName?: string | undefined
  /** `no`, `always`, `on-failure`, `on-failure:3`, `unless-stopped`. */
  readonly restart: string
  /** How many containers; 0 means none is wanted. */
  readonly replicas: number
  /** What it shares with other containers: `network_mode`, `ipc`, `pid`, `volumes_from`. */
  readonly shares: readonly Share[]
  /** Services whose containers must exist or run first for other reasons than `depends_on`: it shares something with
   *  them, or `links` names them. */
  readonly joins: readonly string[]
  /** What Compose runs to its end before it starts the service, in this order; absent: nothing. */
  readonly preStart?: readonly PreStartHook[] | undefined
  /** Compose itself must start it: secrets or configs with content, hooks before its start or its end. */
  readonly startedByCompose: boolean
  /** The images that its build takes something from, in the Dockerfile's order; absent: unknown, or nothing is built. */
  readonly madeFrom?: readonly UsedImage[] | undefined
  /** Mounts of what its image is built from, over what the image holds. */
  readonly sourceMounts?: readonly SourceMount[] | undefined
  /** What its Dockerfile says; absent: nothing is built, or the Dockerfile cannot be read from here. */
  readonly built?: BuiltImage | undefined
  /** The shell script that its command ends with; absent: there is none, or it cannot be read from here. */
  readonly startScript?: StartScript | undefined
  /** Compose's own answer for this service, as it stands in `Project.model`, with `create_host_path` of each bind mount
   *  written out. */
  readonly raw: JsonObject
}

/** An entry of `pre_start`: a container of its own, with the volumes, networks and environment of the service. */
export interface PreStartHook {
  readonly command: readonly string[]
  /** Absent: that of the service. */
  readonly image?: string | undefined
}

/** A shell script in a file. */
export interface StartScript {
  /** In the container, as the command has it. */
  readonly path: string
  readonly args: readonly string[]
  readonly text: string
}

/** An image that a Dockerfile names, with its build arguments filled in. */
export interface UsedImage {
  readonly image: string
  readonly at?: Position | undefined
}

export interface SourceMount {
  /** Absolute, on this machine. */
  readonly source: string
  /** Absolute, in the container. */
  readonly target: string
}

/** What a Dockerfile says of the image that it makes. */
export interface BuiltImage {
  /** The image that its last stage begins with; absent: none, or one that is not known. */
  readonly base?: string | undefined
  readonly entrypoint?: readonly string[] | undefined
  readonly command?: readonly string[] | undefined
  readonly hasHealthCheck: boolean
  /** The words of a health check that is a list, and no line for a shell; absent: there is none, or it is another form. */
  readonly probe?: readonly string[] | undefined
  /** What ENV says; absent: nothing. */
  readonly environment?: Readonly<Record<string, string>> | undefined
  /** Files and folders of this machine that COPY and ADD put into it, absolute; absent: none. */
  readonly copied?: readonly string[] | undefined
}

/** A variable that is set, but empty, where the files use it as it is. */
export interface EmptyVariable {
  readonly name: string
  /** Its first use. */
  readonly at: Position
  /** Whether the process has it; else an env file does. */
  readonly isOfProcess: boolean
}

/** What stands as the mode of a mount, and is none. */
export interface UnknownMode {
  readonly service: string
  readonly mode: string
  /** Absent: nobody can tell. */
  readonly meant: string | undefined
  readonly at: Position
}

/** A tag that is nearly one of Compose's own. */
export interface UnknownTag {
  readonly tag: string
  readonly meant: string
  readonly at: Position
}

/** A service that the files declare, and that no active profile has. */
export interface InactiveService {
  readonly service: string
  readonly profiles: readonly string[]
  /** It builds an image, by this name; absent: it builds none. */
  readonly builds?: { readonly image?: string | undefined } | undefined
}

/** Finds where something stands in the files the user wrote. */
export interface Sources {
  /** @param path keys from the root, for instance `['services', 'db', 'healthcheck']`; where the last keys stand
   *  nowhere (added by Compose) the nearest parent that does. Absent: nowhere at all. */
  at(path: readonly (string | number)[]): Position | undefined
  /** The same, but only where the whole path is written. */
  written(path: readonly (string | number)[]): Position | undefined
  /** Where a line of the text at a path stands, counted from 1; only of a text of several lines behind `|`. */
  line?(path: readonly (string | number)[], line: number): Position | undefined
  /** Where a variable is first used in a value. */
  variable(name: string): Position | undefined
  /** Whether Compose knows a value for a variable, from its own environment or from an env file; where only it can
   *  read all files of the project, true. */
  isSet(variable: string): boolean
  readonly emptyVariables?: readonly EmptyVariable[] | undefined
  readonly unknownModes?: readonly UnknownMode[] | undefined
  readonly unknownTags?: readonly UnknownTag[] | undefined
  /** Whether a comment `# compose-gate-ignore: CODE` stands on this line or on the one above. */
  isSilenced(code: string, at: Position): boolean
  /** Services that some service of the project extends, whether or not they are started themselves. */
  readonly extended: ReadonlySet<string>
  /** Extended service → the services of the project that extend it, where the files say so. */
  readonly extendedBy?: ReadonlyMap<string, readonly string[]> | undefined
  /** Services the files declare that Compose left out, with their profiles. */
  readonly inactive: readonly InactiveService[]
  /** The profiles that services have, active or not; absent where not all files of the project can be read. */
  readonly profiles?: readonly string[] | undefined
  /** Those that `COMPOSE_PROFILES` names. */
  readonly variableProfiles?: readonly string[] | undefined
  /** The services, of whatever file, that have an `x-gate` of their own. */
  readonly gatesOfServices?: readonly { readonly service: string; readonly at: Position }[] | undefined
  /** Every file that was read, absolute. */
  readonly files: readonly string[]
}

/** A Compose project as Compose resolves it, with the places to point at. Pure data, but for `sources.at`. */
export interface Project {
  /** The Compose project's name of this run. */
  readonly name: string
  /** The name that the project has by itself. */
  readonly declaredName?: string | undefined
  /** Absolute project directory. */
  readonly directory: string
  /** Those that Compose was asked for with; where there are none, `COMPOSE_PROFILES` may name some. */
  readonly profiles: readonly string[]
  readonly services: Readonly<Record<string, Service>>
  /** The value of the top-level `x-gate`, interpolated and merged by Compose; absent: none. */
  readonly gate?: Json | undefined
  /** Everything `docker compose config` printed, repaired where Compose would not read it again as the same project;
   *  a `$` in a value stands there twice, as in a Compose file. */
  readonly model: JsonObject
  readonly sources: Sources
  /** What Compose warned about (unset variables …), one sentence each. */
  readonly warnings: readonly string[]
}
