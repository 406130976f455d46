import type { Environment } from '../common/environment.js'

/** What the gate does with a variable that docker, Compose or buildx reads. */
export type VariableHandling =
  /** Its value counts in a run as it counts without the gate. */
  | { readonly kind: 'obeyed'; readonly what: string }
  /** The gate's own calls get this value instead. */
  | { readonly kind: 'set aside'; readonly value: string; readonly why: string }

const obeyed = (what: string): VariableHandling => ({ kind: 'obeyed', what })
const setAside = (value: string, why: string): VariableHandling => ({ kind: 'set aside', value, why })

const READ_BY_PROGRAM = 'the gate reads what Compose prints, as plain text'

/**
 * The variables of docker, Compose and buildx that a user may have, each with what becomes of it. Of those that are set
 * aside the value is written, and not taken away: Compose takes what is missing from `.env`.
 */
export const DOCKER_VARIABLES: Readonly<Record<string, VariableHandling>> = {
  COMPOSE_FILE: obeyed('the Compose files, where `compose-file` names none'),
  COMPOSE_PATH_SEPARATOR: obeyed('what separates the files in `COMPOSE_FILE`'),
  COMPOSE_PROFILES: obeyed('the active profiles, where `profiles` names none'),
  COMPOSE_ENV_FILES: obeyed('the env files, where `env-file` names none'),
  COMPOSE_DISABLE_ENV_FILE: obeyed('`.env` is not read'),
  COMPOSE_CONVERT_WINDOWS_PATHS: obeyed('paths of Windows in bind mounts are converted'),
  COMPOSE_PROJECT_NAME: obeyed('names of engine-wide resources; the run itself has a name of its own'),
  COMPOSE_PARALLEL_LIMIT: obeyed('how much Compose does at a time'),
  COMPOSE_BAKE: obeyed('whether builds go through Bake'),
  COMPOSE_EXPERIMENTAL_GIT_REMOTE: obeyed('whether `include` may fetch from Git'),
  COMPOSE_EXPERIMENTAL_OCI_REMOTE: obeyed('whether `include` may fetch from a registry'),
  COMPOSE_ANSI: setAside('never', READ_BY_PROGRAM),
  COMPOSE_PROGRESS: setAside('plain', READ_BY_PROGRAM),
  COMPOSE_STATUS_STDOUT: setAside('false', READ_BY_PROGRAM),
  COMPOSE_MENU: setAside('false', READ_BY_PROGRAM),
  COMPOSE_REMOVE_ORPHANS: setAside('false', 'the gate removes the run itself'),
  COMPOSE_IGNORE_ORPHANS: setAside('false', 'the gate removes the run itself'),
  COMPOSE_COMPATIBILITY: setAside('false', 'images and containers of the run have the names of Compose 2'),
  DOCKER_HOST: obeyed('the engine'),
  DOCKER_CONTEXT: obeyed('the engine, where `DOCKER_HOST` names none'),
  DOCKER_CONFIG: obeyed('the folder of contexts, credentials and plugins'),
  DOCKER_TLS: obeyed('TLS to the engine'),
  DOCKER_TLS_VERIFY: obeyed('TLS to the engine, with a look at its certificate'),
  DOCKER_CERT_PATH: obeyed('the folder of the keys for TLS'),
  DOCKER_API_VERSION: obeyed('the version of the API that docker and Compose speak'),
  DOCKER_AUTH_CONFIG: obeyed('credentials of registries'),
  DOCKER_DEFAULT_PLATFORM: obeyed('the platform of pulls and builds'),
  DOCKER_BUILDKIT: obeyed('`0`: the builder of the engine that is not BuildKit'),
  DOCKER_CONTENT_TRUST: setAside('0', 'Compose pulls without content trust too'),
  DOCKER_CLI_HINTS: setAside('false', READ_BY_PROGRAM),
  BUILDX_BUILDER: obeyed('the builder, where `builder` names none'),
  BUILDX_CONFIG: obeyed('the folder of builders'),
  BUILDX_NO_DEFAULT_ATTESTATIONS: obeyed('builds without attestations'),
  BUILDX_GIT_LABELS: obeyed('labels of built images'),
  BUILDX_GIT_INFO: obeyed('what provenance says of the commit'),
  BUILDX_NO_DEFAULT_LOAD: setAside('false', 'the engine needs what it is to start'),
  BUILDKIT_PROGRESS: setAside('plain', READ_BY_PROGRAM),
  BUILDKIT_COLORS: obeyed('colours, of which plain text has none'),
}

function setAsideOf(isMeant: (name: string) => boolean): Environment {
  return Object.fromEntries(
    Object.entries(DOCKER_VARIABLES).flatMap(([name, handling]) =>
      handling.kind === 'set aside' && isMeant(name) ? [[name, handling.value] as const] : [],
    ),
  )
}

const IN_A_RUN = setAsideOf(() => true)
const WHILE_READING = setAsideOf((name) => name.startsWith('COMPOSE_'))

/** The variables for calls that build, pull, create or start. */
export function forRunning(environment: Environment): Environment {
  return { ...environment, ...IN_A_RUN }
}

/** The variables for reading a project. What Compose does not look at there keeps its value: the files may use it. */
export function forReading(environment: Environment): Environment {
  return { ...environment, ...WHILE_READING }
}
