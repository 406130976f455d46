/** How the value of a setting is written; `kinds.ts` has a parser for each. */
export type KindName =
  | 'path'
  | 'paths'
  | 'services'
  | 'profiles'
  | 'jobs'
  | 'smoke'
  | 'projectName'
  | 'timeout'
  | 'grace'
  | 'switch'
  | 'ports'
  | 'teardown'
  | 'pull'
  | 'caches'
  | 'word'

export type Group = 'Project' | 'Roles' | 'Checks' | 'Limits' | 'Build' | 'Engine' | 'Report'

/** One setting in all its faces. The key in the table is the action's input. */
export interface Row {
  readonly group: Group
  readonly kind: KindName
  /** As help writes it: `-f, --file <path>`. Absent: the command line does not have it. */
  readonly flag?: string
  /** What a flag without a value stands for. */
  readonly flagMeans?: string
  /** Whether `x-gate` may hold it. */
  readonly gate: boolean
  /** What holds where nothing is given, written as a user would. */
  readonly default?: string
  /** What happens where nothing is given and no value says it. */
  readonly otherwise?: string
  /** One line for `--help`. */
  readonly help: string
}

/** Every setting there is, in the order people read them. Plain data, so that it loads at once. */
export const table = {
  'compose-file': {
    group: 'Project',
    kind: 'paths',
    flag: '-f, --file <path>',
    gate: false,
    otherwise: "Compose's own look-up, `COMPOSE_FILE` included",
    help: 'Compose file, from the project directory; repeatable',
  },
  'working-directory': {
    group: 'Project',
    kind: 'path',
    flag: '-C, --project-directory <path>',
    gate: false,
    default: '.',
    help: 'the project directory',
  },
  'env-file': {
    group: 'Project',
    kind: 'paths',
    flag: '--env-file <path>',
    gate: false,
    otherwise: "Compose's own",
    help: 'file of variables, from the project directory; repeatable',
  },
  profiles: {
    group: 'Project',
    kind: 'profiles',
    flag: '--profile <names>',
    gate: true,
    otherwise: 'none',
    help: 'profiles to activate; repeatable',
  },
  'project-name': {
    group: 'Project',
    kind: 'projectName',
    flag: '-p, --project-name <name>',
    gate: false,
    otherwise: 'unique per run',
    help: "the Compose project's name",
  },
  database: {
    group: 'Roles',
    kind: 'services',
    flag: '--database <services>',
    gate: true,
    otherwise: 'inferred',
    help: 'data stores, the first to be ready',
  },
  migrate: {
    group: 'Roles',
    kind: 'jobs',
    flag: '--migrate <job>',
    gate: true,
    otherwise: 'inferred',
    help: "SERVICE or 'SERVICE -- COMMAND'; repeatable",
  },
  app: {
    group: 'Roles',
    kind: 'services',
    flag: '--app <services>',
    gate: true,
    otherwise: 'inferred',
    help: 'services to start and check',
  },
  acceptance: {
    group: 'Roles',
    kind: 'services',
    flag: '--acceptance <services>',
    gate: true,
    otherwise: 'inferred',
    help: 'one-shots run against the app',
  },
  test: {
    group: 'Roles',
    kind: 'services',
    flag: '--test <services>',
    gate: true,
    otherwise: 'none',
    help: 'one-shots run before all else starts',
  },
  smoke: {
    group: 'Checks',
    kind: 'smoke',
    flag: '--smoke <check>',
    gate: true,
    otherwise: '`GET /` on each published port of the app, any status below 500',
    help: 'check or .hurl file; repeatable',
  },
  timeout: {
    group: 'Limits',
    kind: 'timeout',
    flag: '--timeout <time>',
    gate: true,
    default: '15m',
    help: 'for the whole run',
  },
  'build-timeout': {
    group: 'Limits',
    kind: 'timeout',
    flag: '--build-timeout <time>',
    gate: true,
    default: '10m',
    help: 'for the build of one image',
  },
  'ready-timeout': {
    group: 'Limits',
    kind: 'timeout',
    flag: '--ready-timeout <time>',
    gate: true,
    otherwise: "the health check's own budget, and 2m where there is none",
    help: 'for a service to get ready',
  },
  'migrate-timeout': {
    group: 'Limits',
    kind: 'timeout',
    flag: '--migrate-timeout <time>',
    gate: true,
    default: '5m',
    help: 'for a migration',
  },
  'smoke-timeout': {
    group: 'Limits',
    kind: 'timeout',
    flag: '--smoke-timeout <time>',
    gate: true,
    default: '30s',
    help: 'for a check to hold, once the app runs',
  },
  'cache-from': {
    group: 'Build',
    kind: 'caches',
    flag: '--cache-from <cache>',
    gate: true,
    otherwise: 'what the Compose file says',
    help: 'build cache to read, type=…; repeatable',
  },
  'cache-to': {
    group: 'Build',
    kind: 'caches',
    flag: '--cache-to <cache>',
    gate: true,
    otherwise: 'what the Compose file says',
    help: 'build cache to write; repeatable',
  },
  builder: {
    group: 'Build',
    kind: 'word',
    flag: '--builder <name>',
    gate: false,
    otherwise: "Compose's own",
    help: 'buildx builder to build with',
  },
  ports: {
    group: 'Engine',
    kind: 'ports',
    flag: '--ports <mode>',
    gate: true,
    default: 'ephemeral',
    help: 'ephemeral or declared host ports',
  },
  teardown: {
    group: 'Engine',
    kind: 'teardown',
    flag: '--keep',
    flagMeans: 'job',
    gate: false,
    default: 'step',
    help: 'leave the stack up, for compose-gate down',
  },
  'stop-grace': {
    group: 'Engine',
    kind: 'grace',
    flag: '--stop-grace <time>',
    gate: true,
    default: '0s',
    help: 'for a container to stop by itself',
  },
  pull: {
    group: 'Engine',
    kind: 'pull',
    flag: '--pull <policy>',
    gate: true,
    otherwise: "the service's `pull_policy`, else `missing`",
    help: 'missing, always or never',
  },
  strict: {
    group: 'Report',
    kind: 'switch',
    flag: '--strict',
    flagMeans: 'true',
    gate: true,
    default: 'false',
    help: 'fail where a finding is a warning',
  },
  'report-dir': {
    group: 'Report',
    kind: 'path',
    flag: '--report-dir <path>',
    gate: false,
    otherwise: 'a new one in the temp folder',
    help: 'report folder, from the current directory',
  },
  summary: {
    group: 'Report',
    kind: 'switch',
    gate: false,
    default: 'true',
    help: 'tell the run on the page of the workflow run',
  },
} as const satisfies Readonly<Record<string, Row>>

export type SettingName = keyof typeof table

/** The table for loops, where each row looks like any other. */
export const rows: readonly (Row & { readonly name: SettingName })[] = (
  Object.keys(table) as SettingName[]
).map((name) => ({ name, ...table[name] }))

/** `-f, --file <path>` → `--file`; undefined where the command line does not have the setting. */
export function longFlag(row: Row): string | undefined {
  return row.flag?.match(/--[a-z-]+/)?.[0]
}
