/** How the value of a setting is written. `kinds.ts` has a parser for each kind. */
export type KindName =
  | 'path'
  | 'paths'
  | 'services'
  | 'profiles'
  | 'jobs'
  | 'checks'
  | 'projectName'
  | 'timeout'
  | 'grace'
  | 'switch'
  | 'ports'
  | 'sourceMounts'
  | 'teardown'
  | 'pull'
  | 'data'
  | 'caches'
  | 'word'
  | 'machine'
  | 'artifacts'

export type Group = 'Project' | 'Roles' | 'Checks' | 'Limits' | 'Build' | 'Engine' | 'Report'

/** All that is to be known of one setting. Its key in the table is the action's input. */
export interface Row {
  readonly group: Group
  readonly kind: KindName
  /** As `--help` shows it: `-f, --file <path>`. Absent where the command line does not have the setting. */
  readonly flag?: string
  /** What a flag without a value stands for. */
  readonly flagMeans?: string
  /** Whether `x-gate` may hold it. */
  readonly gate: boolean
  /** The value that counts where none is given, as a user would write it. */
  readonly default?: string
  /** What happens where no value is given and there is no default value. */
  readonly otherwise?: string
  /** One line for `--help`. */
  readonly help: string
  /**
   * What the setting decides, for `action.yml` and the documentation: sentences without the last full stop, and
   * without the default. `node scripts/docs.mjs` writes both.
   */
  readonly description: string
}

/** Every setting there is, in the order in which people read them. */
export const settingsTable = {
  'compose-file': {
    group: 'Project',
    kind: 'paths',
    flag: '-f, --file <path>',
    gate: false,
    otherwise: "Compose's own look-up, `COMPOSE_FILE` included",
    help: 'Compose file, from the project directory; repeatable',
    description: 'Compose files, one a line, relative to `working-directory`; later ones add to earlier ones',
  },
  'working-directory': {
    group: 'Project',
    kind: 'path',
    flag: '-C, --project-directory <path>',
    gate: false,
    default: '.',
    help: 'the project directory',
    description: 'The project directory, where Compose looks for its files',
  },
  'env-file': {
    group: 'Project',
    kind: 'paths',
    flag: '--env-file <path>',
    gate: false,
    otherwise: "Compose's own",
    help: 'file of variables, from the project directory; repeatable',
    description: 'Files with variables for the Compose file, one a line, relative to `working-directory`',
  },
  profiles: {
    group: 'Project',
    kind: 'profiles',
    flag: '--profile <names>',
    gate: true,
    otherwise: 'none',
    help: 'profiles to activate; repeatable',
    description: 'Profiles to activate, separated by commas, blanks or line ends',
  },
  'project-name': {
    group: 'Project',
    kind: 'projectName',
    flag: '-p, --project-name <name>',
    gate: false,
    otherwise: 'unique per run',
    help: "the Compose project's name",
    description:
      "The Compose project's name; on one engine it belongs to one run at a time, and another run with it is an error",
  },
  database: {
    group: 'Roles',
    kind: 'services',
    flag: '--database <services>',
    gate: true,
    otherwise: 'inferred',
    help: 'data stores, the first to be ready',
    description:
      'Services that are data stores: they are ready before anything is migrated. Separated by commas, blanks or line ends',
  },
  migrate: {
    group: 'Roles',
    kind: 'jobs',
    flag: '--migrate <job>',
    gate: true,
    otherwise: 'inferred',
    help: "SERVICE or 'SERVICE -- COMMAND'; repeatable",
    description:
      'What migrates the data before any app starts, one a line: a service, or a service and the command to run in it, for instance `app -- python manage.py migrate`',
  },
  app: {
    group: 'Roles',
    kind: 'services',
    flag: '--app <services>',
    gate: true,
    otherwise: 'inferred',
    help: 'services to start and check',
    description: 'Services that are the release itself, separated by commas, blanks or line ends',
  },
  acceptance: {
    group: 'Roles',
    kind: 'services',
    flag: '--acceptance <services>',
    gate: true,
    otherwise: 'inferred',
    help: 'one-shots run against the app',
    description: 'Services run to completion against the app, separated by commas, blanks or line ends',
  },
  test: {
    group: 'Roles',
    kind: 'services',
    flag: '--test <services>',
    gate: true,
    otherwise: 'none',
    help: 'one-shots run before all else starts',
    description:
      'Services run to completion before anything else starts, separated by commas, blanks or line ends',
  },
  smoke: {
    group: 'Checks',
    kind: 'checks',
    flag: '--smoke <check>',
    gate: true,
    otherwise: '`GET /` on each published port of the app; one status below 500 of each app suffices',
    help: 'check or .hurl file; repeatable',
    description:
      'Checks of the running app, one a line, for instance `GET /todos 200 json=[]`; or YAML for longer ones; or a `.hurl` file; or `none`',
  },
  timeout: {
    group: 'Limits',
    kind: 'timeout',
    flag: '--timeout <time>',
    gate: true,
    default: '15m',
    help: 'for the whole run',
    description: 'How long the whole run may take, written as Compose writes it (`90s`, `1m30s`)',
  },
  'build-timeout': {
    group: 'Limits',
    kind: 'timeout',
    flag: '--build-timeout <time>',
    gate: true,
    default: '10m',
    help: 'for the build of one image',
    description: 'How long the build of one image may take',
  },
  'ready-timeout': {
    group: 'Limits',
    kind: 'timeout',
    flag: '--ready-timeout <time>',
    gate: true,
    otherwise: "the health check's own budget, and 2m where there is none",
    help: 'for a service to get ready',
    description: 'How long a service may take to get ready',
  },
  'migrate-timeout': {
    group: 'Limits',
    kind: 'timeout',
    flag: '--migrate-timeout <time>',
    gate: true,
    default: '5m',
    help: 'for a migration',
    description: 'How long a migration may take; tests and acceptance may take all of `timeout`',
  },
  'smoke-timeout': {
    group: 'Limits',
    kind: 'timeout',
    flag: '--smoke-timeout <time>',
    gate: true,
    default: '30s',
    help: 'for a check to hold, once the app runs',
    description: 'How long a check may take to hold, once the app runs',
  },
  settle: {
    group: 'Limits',
    kind: 'grace',
    flag: '--settle <time>',
    gate: true,
    default: '2s',
    help: 'services must stay up before a run passes',
    description:
      'How long every service must have been up without an end before a run passes, counted from its last start; what takes longer anyway costs nothing',
  },
  'cache-from': {
    group: 'Build',
    kind: 'caches',
    flag: '--cache-from <cache>',
    gate: true,
    otherwise: 'what the Compose file says',
    help: 'build cache to read, type=…; repeatable',
    description:
      'Build caches to read, one a line, as buildx takes them, for instance `type=gha`. `{service}` stands for the service whose image it is',
  },
  'cache-to': {
    group: 'Build',
    kind: 'caches',
    flag: '--cache-to <cache>',
    gate: true,
    otherwise: 'what the Compose file says',
    help: 'build cache to write; repeatable',
    description:
      'Build caches to write, one a line, for instance `type=gha,mode=max`. `{service}` stands for the service whose image it is',
  },
  builder: {
    group: 'Build',
    kind: 'word',
    flag: '--builder <name>',
    gate: false,
    otherwise: "Compose's own",
    help: 'buildx builder to build with',
    description: 'The buildx builder to build with, as `docker buildx ls` names it',
  },
  ports: {
    group: 'Engine',
    kind: 'ports',
    flag: '--ports <mode>',
    gate: true,
    default: 'ephemeral',
    help: 'ephemeral or declared host ports',
    description:
      "`ephemeral`: every published port becomes a free one on 127.0.0.1; `declared`: the Compose file's own",
  },
  'source-mounts': {
    group: 'Engine',
    kind: 'sourceMounts',
    flag: '--source-mounts <mode>',
    gate: true,
    default: 'keep',
    help: 'keep or drop mounts over built images',
    description:
      "What happens to mounts that lay a build's own source over what the built image holds. `keep`: they stay, and a warning says that the image is not what is judged; `drop`: the run leaves them out, so that the image alone is judged",
  },
  teardown: {
    group: 'Engine',
    kind: 'teardown',
    flag: '--keep',
    flagMeans: 'job',
    gate: false,
    default: 'step',
    help: 'leave the stack up, for compose-gate down',
    description:
      'When everything is removed. `step`: at the end of this step; `job`: at the end of the job, so that later steps can use the running app under the output `url`',
  },
  'stop-grace': {
    group: 'Engine',
    kind: 'grace',
    flag: '--stop-grace <time>',
    gate: true,
    otherwise: '`0s`, and `2s` for a container that may write into a folder of the machine',
    help: 'for a container to stop by itself',
    description: 'How long a container gets to stop by itself before it is killed',
  },
  pull: {
    group: 'Engine',
    kind: 'pull',
    flag: '--pull <policy>',
    gate: true,
    otherwise: "the service's `pull_policy`, else `missing`",
    help: 'missing, always or never',
    description: 'When images are pulled: `missing`, `always` or `never`',
  },
  data: {
    group: 'Engine',
    kind: 'data',
    flag: '--data <mode>',
    gate: true,
    default: 'fresh',
    help: 'fresh or declared data of data stores',
    description:
      "What data stores start with. `fresh`: folders of the machine and existing volumes that the Compose file mounts at their data folders are replaced by fresh volumes for the run; `declared`: the Compose file's own",
  },
  'engine-host': {
    group: 'Engine',
    kind: 'machine',
    flag: '--engine-host <name>',
    gate: false,
    otherwise: 'found out',
    help: 'where published ports are reached',
    description:
      'The name or address at which ports that the engine publishes are reached, where the engine is on another machine and its own address does not lead there',
  },
  strict: {
    group: 'Report',
    kind: 'switch',
    flag: '--strict',
    flagMeans: 'true',
    gate: true,
    default: 'false',
    help: 'fail where a finding is a warning',
    description: 'Whether a finding that is a warning fails the run (`true` or `false`)',
  },
  'report-dir': {
    group: 'Report',
    kind: 'path',
    flag: '--report-dir <path>',
    gate: false,
    otherwise: 'a new one in the temp folder',
    help: 'report folder, from the current directory',
    description:
      'Folder for the reports and logs, relative to the current directory (on GitHub the workspace)',
  },
  artifacts: {
    group: 'Report',
    kind: 'artifacts',
    flag: '--artifact <path>',
    gate: true,
    otherwise: 'none',
    help: 'SERVICE:/PATH to copy into the report folder; repeatable',
    description:
      'Files and folders in services, one `SERVICE:/PATH` a line, that are copied into the folder `artifacts` of the report before the services are removed, also after a failure; secrets in them are not replaced',
  },
  summary: {
    group: 'Report',
    kind: 'switch',
    gate: false,
    default: 'true',
    help: 'tell the run on the page of the workflow run',
    description: "Whether the run is told on the workflow run's page, `true` or `false`",
  },
} as const satisfies Readonly<Record<string, Row>>

export type SettingName = keyof typeof settingsTable

/** The rows of the table with their names, for loops. */
export const rows: readonly (Row & { readonly name: SettingName })[] = (
  Object.keys(settingsTable) as SettingName[]
).map((name) => ({ name, ...settingsTable[name] }))

/** `-f, --file <path>` → `--file`; undefined where the command line does not have the setting. */
export function longFlag(row: Row): string | undefined {
  return row.flag?.match(/--[a-z-]+/)?.[0]
}
