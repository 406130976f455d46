import type { Position } from '../problem.js'
import type { Finding, JsonObject } from '../project/model.js'
import type { PullPolicy } from '../settings/model.js'
import type { Check } from '../smoke/model.js'

export type Role = 'database' | 'migrate' | 'app' | 'acceptance' | 'test'

/** A service with the reason it plays its role, or is left out. */
export interface Assignment {
  readonly service: string
  /** One clause a person would say, for instance `mysql:8.4 is a data store`. */
  readonly why: string
  readonly at?: Position | undefined
}

export interface Roles {
  readonly database: readonly Assignment[]
  readonly migrate: readonly Assignment[]
  readonly app: readonly Assignment[]
  readonly acceptance: readonly Assignment[]
  readonly test: readonly Assignment[]
  readonly leftOut: readonly Assignment[]
  /** Long-running services that are neither app nor store and start with the apps (workers, proxies, caches). */
  readonly companions: readonly Assignment[]
}

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

/** How readiness of a known data store is seen from the network, whatever its declared probe says. */
export interface StoreKind {
  /** `mysql`, `mariadb`, `postgres`, `redis` … */
  readonly name: string
  /** The port the real server listens on, by its default. */
  readonly port: number
  /** A probe of the real server in the form of a health check's `test`, for services that declare none. */
  readonly probe?: readonly string[] | undefined
  /** The same for a server on another port, which a shell is handed as `$1`; absent: `probe` finds the port itself. */
  readonly probeAt?: readonly string[] | undefined
}

export type Step =
  /** Builds one image; `shared` are the other services with the identical definition, which get its image tagged. */
  | (Common & {
      readonly kind: 'build'
      readonly image: string
      readonly shared: readonly { service: string; image: string }[]
    })
  /** `policy` is the file's own. */
  | (Common & { readonly kind: 'pull'; readonly image: string; readonly policy: PullPolicy })
  | (Common & { readonly kind: 'create' })
  /** Starts a service that is to stay; one that is neither app nor known store may also end well (`mayEnd`). */
  | (Common & { readonly kind: 'start'; readonly byCompose: boolean; readonly mayEnd: boolean })
  /** Waits until the service is ready: its health check passes and, for a store, its real server listens. */
  | (Common & {
      readonly kind: 'ready'
      readonly store?: StoreKind | undefined
      /** Milliseconds between two health checks as declared, where the run's model has another interval. */
      readonly interval?: number | undefined
    })
  /** Starts the service and waits until it has exited with 0. */
  | (Common & {
      readonly kind: 'job'
      readonly role: 'migrate' | 'acceptance' | 'test'
      readonly byCompose: boolean
    })
  | (Common & {
      readonly kind: 'check'
      readonly check: Check
      readonly port: number
      /** Where the file says it; absent where a flag or an input does, or nobody. */
      readonly at?: Position | undefined
    })
  /** Runs a Hurl file; `apps` are the services whose URLs it is given as variables. */
  | (Common & {
      readonly kind: 'check'
      readonly hurl: string
      readonly apps: readonly { service: string; port: number }[]
    })

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

/** What a run will do, in which order, and why. Pure data. */
export interface Plan {
  readonly project: string
  readonly roles: Roles
  /** Each step's needs come before it in the list. */
  readonly steps: readonly Step[]
  readonly findings: readonly Finding[]
  /** The Compose model of the run: Compose's own answer with the gate's changes (ports, names, images). */
  readonly model: JsonObject
  /** Networks and volumes that the project expects to be there; see `adopt`. */
  readonly externals?: readonly External[] | undefined
  /** Published HTTP-capable ports of the apps, first app first. */
  readonly urls: readonly { readonly service: string; readonly port: number }[]
}
