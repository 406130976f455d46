import type { Check } from '../checks/check.js'
import type { JsonObject } from '../common/json.js'
import type { Position } from '../common/problem.js'
import type { HealthCheck } from '../compose/health-check.js'
import type { UnbuiltImage } from '../compose/unbuilt-images.js'
import type { Finding } from '../findings/finding.js'
import type { JobRole, Roles } from '../roles/role-assignments.js'
import type { PullPolicy } from '../settings/settings.js'
import type { KnownStore } from '../stores/known-stores.js'
import type { Adjustment } from './adjustment.js'
import type { Peers } from './peers.js'
import type { Routes } from './routed-names.js'
import type { MountedSource } from './source-mounts-of-run.js'

export type StepKind = 'build' | 'pull' | 'create' | 'start' | 'ready' | 'job' | 'check'

interface Common {
  /** Unique in the plan, `kind:service` where one service has one such step: `build:app`, `ready:db`, `check:1`. */
  readonly id: string
  /** The service it is about, by the name in the run's Compose model. */
  readonly service: string
  /** The service of the user's file, where this one is a variant of it with another command. */
  readonly declaredAs?: string | undefined
  /** Ids of steps that must have passed before this one starts. */
  readonly needs: readonly string[]
}

export type Step =
  /** Builds one image, from what nothing builds where it is `unbuilt`; `shared` are the other services with the identical definition, which get its image tagged. */
  | (Common & {
      readonly kind: 'build'
      readonly image: string
      readonly shared: readonly { service: string; image: string }[]
      readonly unbuilt?: readonly UnbuiltImage[] | undefined
    })
  /** `policy` is the file's own; `ofVolume`: the image is mounted into the service, or its `pre_start` runs in it, and is not its own. */
  | (Common & {
      readonly kind: 'pull'
      readonly image: string
      readonly policy: PullPolicy
      readonly ofVolume?: true | undefined
      readonly unbuilt?: readonly UnbuiltImage[] | undefined
    })
  | (Common & { readonly kind: 'create' })
  /** Starts a service that is to stay; one that is neither app nor known store may also end well (`mayEnd`). */
  | (Common & { readonly kind: 'start'; readonly byCompose: boolean; readonly mayEnd: boolean })
  /** Waits until the service is ready: its health check passes and, for a store, its real server listens. */
  | (Common & {
      readonly kind: 'ready'
      readonly store?: KnownStore | undefined
      /** As the file declares it; absent: it declares none, and the image may have one. */
      readonly healthCheck?: HealthCheck | undefined
      /** A service that the file lets wait until this one is healthy. */
      readonly healthAwaitedBy?: string | undefined
      /** A service of the project that restarts this one when it is unhealthy. */
      readonly restarter?: string | undefined
    })
  /** Starts the service and waits until it has exited with 0. */
  | (Common & {
      readonly kind: 'job'
      readonly role: JobRole
      readonly byCompose: boolean
      /** The hooks that Compose runs before it starts the service: then this step waits for these alone. */
      readonly preStart?: readonly PlannedHook[] | undefined
    })
  | (Common & {
      readonly kind: 'check'
      readonly check: Check
      readonly port: number
      /** Where the file says it; absent where a flag or an input does, or nobody. */
      readonly at?: Position | undefined
      /** Nobody wrote it. */
      readonly byDefault?: DefaultCheckPlan | undefined
    })
  /** Runs a Hurl file; `apps` are the services whose URLs it is given as variables. */
  | (Common & {
      readonly kind: 'check'
      readonly hurl: string
      readonly apps: readonly { service: string; port: number }[]
    })

/** What goes with a check that nobody wrote. */
export interface DefaultCheckPlan {
  /** All ports of the service that are asked so: one that answers below 500 suffices. */
  readonly ports: readonly number[]
  /** It hands requests on by the name that they ask for. `names`: those that the file gives; maybe none. */
  readonly routes?: Routes | undefined
}

/** A command that Compose runs before it starts a service. */
export interface PlannedHook {
  /** As people read it. */
  readonly command: string
  readonly at?: Position | undefined
}

/** A network or volume that Compose does not make. */
export interface External {
  readonly kind: 'network' | 'volume'
  /** Its key in the model. */
  readonly key: string
  /** Its name on the engine. */
  readonly name: string
  readonly at?: Position | undefined
  /** The author does not want to hear that the engine lacks it. */
  readonly silenced: boolean
}

/** A folder in the containers of a service, and whose it is. */
export interface OwnedFolder {
  readonly service: string
  /** Absolute, in the container. */
  readonly target: string
  readonly uid: number
  readonly gid: number
}

/** What a run will do, in which order, and why. Pure data. */
export interface Plan {
  readonly project: string
  readonly roles: Roles
  /** Each step's needs come before it in the list. */
  readonly steps: readonly Step[]
  readonly findings: readonly Finding[]
  /** What the gate has dealt with by itself, in `model`: no finding. */
  readonly adjustments: readonly Adjustment[]
  /** The Compose model of the run: Compose's own answer with the gate's changes (ports, names, images). */
  readonly model: JsonObject
  /** Started services that run with the source of their build over their image; absent: none does. */
  readonly mountedSources?: readonly MountedSource[] | undefined
  /** Fresh folders that are to be those of the user that a store runs as; absent: there are none. */
  readonly ownedFolders?: readonly OwnedFolder[] | undefined
  /** Folders of this machine that the engine makes as mounts have no source there, inner ones first; absent: none. */
  readonly madeFolders?: readonly string[] | undefined
  /** Networks and volumes that the project expects to be there; see `adopt`. */
  readonly externals?: readonly External[] | undefined
  /** Which services need which others to work; absent: nobody knows. */
  readonly peers?: Peers | undefined
  /** Published HTTP-capable ports of the apps, first app first. */
  readonly urls: readonly { readonly service: string; readonly port: number }[]
}
