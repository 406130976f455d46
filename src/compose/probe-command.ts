import { commandsIn, type SimpleCommand } from './command-line.js'
import { testCommand } from './health-check.js'
import type { Service } from './project.js'

/** What a health check's command does, as far as its words say. */
export interface ProbeCommand {
  /** Whether it reaches only the Unix socket of a server. @param store a known store's name, `mysql` */
  isSocketOnly(store: string): boolean
  /** `mysqladmin ping` passes even where access is denied. */
  readonly isMysqladminPing: boolean
}

const MYSQL = new Set(['mysql', 'mariadb', 'percona'])
const MYSQL_CLIENTS = new Set([
  ...['mysql', 'mysqladmin', 'mysqlshow', 'mysqlcheck'],
  ...['mariadb', 'mariadb-admin', 'mariadb-show'],
])
const POSTGRES_CLIENTS = new Set(['pg_isready', 'psql'])

export function probeCommand({ healthCheck, environment }: Service): ProbeCommand | undefined {
  const test = healthCheck?.disabled ? undefined : healthCheck?.test
  if (test === undefined) return undefined
  const commands = commandsIn(testCommand(test))
  return {
    isSocketOnly: (store) => isSocketOnly(store, commands, environment),
    isMysqladminPing: commands.some(
      ({ program, args }) => /^(?:mysqladmin|mariadb-admin)$/.test(program) && args.includes('ping'),
    ),
  }
}

function isSocketOnly(
  store: string,
  commands: readonly SimpleCommand[],
  environment: Service['environment'],
): boolean {
  if (MYSQL.has(store)) {
    // The image's own script asks over TCP where it is told to.
    const script = commands.find(({ program }) => program === 'healthcheck.sh')
    if (script !== undefined) return !script.args.includes('--connect')
    return every(commands, MYSQL_CLIENTS, (args) => !mysqlOverNetwork(args))
  }
  if (store !== 'postgres' || environment.PGHOST !== undefined) return false
  return every(commands, POSTGRES_CLIENTS, (args) => !postgresOverNetwork(args))
}

/** True where there are such commands and each of them is so. */
function every(
  commands: readonly SimpleCommand[],
  programs: ReadonlySet<string>,
  isSo: (args: readonly string[]) => boolean,
): boolean {
  const known = commands.filter(({ program }) => programs.has(program))
  return known.length > 0 && known.every(({ args }) => isSo(args))
}

/** For MySQL's clients `localhost` means the socket, unless a protocol is named. */
function mysqlOverNetwork(args: readonly string[]): boolean {
  if (
    args.some(
      (arg, index) =>
        /^--protocol=tcp$/i.test(arg) || (arg === '--protocol' && /^tcp$/i.test(args[index + 1] ?? '')),
    )
  ) {
    return true
  }
  const host = option(args, '-h', '--host')
  return host !== undefined && host !== '' && host !== 'localhost'
}

/** For PostgreSQL's a path means the socket, and `localhost` the network. */
function postgresOverNetwork(args: readonly string[]): boolean {
  if (
    args.some(
      (arg) => /^postgres(?:ql)?:\/\/[^/]*@?[\w$]/.test(arg) || /(?:^|\s)host(?:addr)?=[^/\s]/.test(arg),
    )
  ) {
    return true
  }
  const host = option(args, '-h', '--host')
  return host !== undefined && host !== '' && !host.startsWith('/')
}

/** `-h HOST`, `-hHOST`, `--host=HOST`, `--host HOST`. */
function option(args: readonly string[], short: string, long: string): string | undefined {
  for (const [index, arg] of args.entries()) {
    if (arg === short || arg === long) return args[index + 1]
    if (arg.startsWith(`${long}=`)) return arg.slice(long.length + 1)
    if (arg.startsWith(short) && !arg.startsWith('--')) return arg.slice(short.length)
  }
  return undefined
}
