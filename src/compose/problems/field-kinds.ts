/** What stands in a YAML file. */
export type ValueKind = 'text' | 'number' | 'switch' | 'list' | 'map' | 'nothing'

/** What a key may hold, in every version of Compose. */
export interface FieldKinds {
  readonly kinds: readonly ValueKind[]
  /** A value as people would write it, on the line of its key. */
  readonly example: string
  /** What the entries of a list, or the values of a map, may be; absent: not looked at here. */
  readonly entries?: readonly ValueKind[]
}

const SCALARS: readonly ValueKind[] = ['text', 'number', 'switch', 'nothing']
const text = (example: string): FieldKinds => ({ kinds: ['text'], example })
const texts = (example: string): FieldKinds => ({ kinds: ['list'], example, entries: ['text'] })
const textOrTexts = (example: string): FieldKinds => ({
  kinds: ['text', 'list'],
  example,
  entries: ['text'],
})
const variables = (example: string): FieldKinds => ({
  kinds: ['list', 'map'],
  example,
  entries: SCALARS,
})
const map = (example: string): FieldKinds => ({ kinds: ['map'], example })
const DURATION = text('10s')
const PROCESSORS: FieldKinds = { kinds: ['text', 'number'], example: '"0.5"' }
const COUNT: FieldKinds = { kinds: ['text', 'number'], example: '2' }
const MEMORY: FieldKinds = { kinds: ['text', 'number'], example: '512m' }

/** Keys of a service whose values people write in a wrong shape. */
export const SERVICE_FIELDS: Readonly<Record<string, FieldKinds>> = {
  image: text('nginx:1.27'),
  container_name: text('web'),
  hostname: text('web'),
  user: text('"1000:1000"'),
  working_dir: text('/app'),
  platform: text('linux/amd64'),
  network_mode: text('host'),
  restart: text('unless-stopped'),
  stop_signal: text('SIGTERM'),
  pull_policy: text('missing'),
  stop_grace_period: DURATION,
  build: { kinds: ['text', 'map'], example: '.' },
  command: { ...textOrTexts('["npm", "start"]'), kinds: ['text', 'list', 'nothing'] },
  entrypoint: { ...textOrTexts('["./start.sh"]'), kinds: ['text', 'list', 'nothing'] },
  ports: { kinds: ['list'], example: '["8080:80"]', entries: ['text', 'number', 'map'] },
  expose: { kinds: ['list'], example: '["80"]', entries: ['text', 'number'] },
  volumes: { kinds: ['list'], example: '["data:/data"]', entries: ['text', 'map'] },
  cap_add: texts('[NET_ADMIN]'),
  cap_drop: texts('[ALL]'),
  profiles: texts('[debug]'),
  security_opt: texts('["no-new-privileges:true"]'),
  dns: textOrTexts('[1.1.1.1]'),
  env_file: { kinds: ['text', 'list'], example: '[.env]' },
  environment: variables('{LOG: info}'),
  labels: variables('{team: shop}'),
  depends_on: { kinds: ['list', 'map'], example: '[db]' },
  networks: { kinds: ['list', 'map'], example: '[default]' },
  secrets: { kinds: ['list'], example: '[password]', entries: ['text', 'map'] },
  configs: { kinds: ['list'], example: '[settings]', entries: ['text', 'map'] },
  healthcheck: map('{test: ["CMD", "curl", "-f", "http://localhost/"]}'),
  cpus: PROCESSORS,
  mem_limit: MEMORY,
  shm_size: MEMORY,
  logging: map('{driver: json-file}'),
}

/** Keys below keys of a service, those with dots between them: `healthcheck.interval`. */
export const NESTED_FIELDS: Readonly<Record<string, Readonly<Record<string, FieldKinds>>>> = {
  healthcheck: {
    test: textOrTexts('["CMD", "curl", "-f", "http://localhost/"]'),
    interval: DURATION,
    timeout: DURATION,
    start_period: DURATION,
    start_interval: DURATION,
    retries: COUNT,
  },
  deploy: { replicas: COUNT },
  build: {
    context: text('.'),
    dockerfile: text('Dockerfile'),
    target: text('release'),
    args: variables('{VERSION: "1"}'),
  },
  'deploy.resources.limits': { cpus: PROCESSORS, memory: MEMORY },
  'deploy.resources.reservations': { cpus: PROCESSORS, memory: MEMORY },
}

/** Keys whose text is a duration. */
export const DURATIONS: ReadonlySet<string> = new Set([
  'stop_grace_period',
  'interval',
  'timeout',
  'start_period',
  'start_interval',
])

/** Keys whose text is a number of bytes, with or without a unit. */
export const SIZES: ReadonlySet<string> = new Set(['mem_limit', 'memory', 'shm_size'])

/** Keys whose text is a whole number. */
export const COUNTS: ReadonlySet<string> = new Set(['replicas', 'retries'])

/** Keys whose text is one of a few words. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  pull_policy: ['always', 'never', 'missing', 'if_not_present', 'build', 'daily', 'weekly'],
  condition: ['service_started', 'service_healthy', 'service_completed_successfully'],
}
