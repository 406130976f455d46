import { parse } from 'shell-quote'
import type { Service } from './project.js'

/** What a health check's command does, as far as its words say. */
export interface ProbeCommand {
  /** Whether it reaches only a server's Unix socket. */
  isSocketOnly(kind: string): boolean
  readonly isMysqladminPing: boolean
}

const MYSQL = new Set(['mysql', 'mariadb', 'percona'])
const MYSQL_CLIENT = /^(?:mysql|mysqladmin|mysqlshow|mysqlcheck|mariadb|mariadb-admin|mariadb-show)$/
const POSTGRES_CLIENT = /^(?:pg_isready|psql)$/

export function probeCommand(service: Service): ProbeCommand | undefined {
  const test = service.healthCheck?.disabled ? undefined : service.healthCheck?.test
  if (test === undefined) return undefined
  const commands = commandsOf(test)
  return {
    isSocketOnly: (kind) => isSocketOnly(kind, commands, service),
    isMysqladminPing: commands.some(
      ([tool, ...args]) => (tool === 'mysqladmin' || tool === 'mariadb-admin') && args.includes('ping'),
    ),
  }
}

/** The single commands, each a list of words that begins with the bare name of the tool. */
function commandsOf(test: readonly string[]): readonly (readonly string[])[] {
  const [form, ...rest] = test
  const words = form === 'CMD-SHELL' ? shellWords(rest.join(' ')) : rest
  const isShell = /(?:^|\/)(?:ba|da|a)?sh$/.test(words[0] ?? '')
  const script = isShell ? words[words.findIndex((word) => /^-\w*c$/.test(word)) + 1] : undefined
  return split(script === undefined ? words : shellWords(script))
}

/** `;`, `&&`, `||` and the like come as the word `;`. Variables stay as they are written. */
function shellWords(script: string): readonly string[] {
  return parse(script, (name) => `$${name}`).flatMap((entry) => {
    if (typeof entry === 'string') return [entry]
    if ('comment' in entry) return []
    return 'pattern' in entry ? [entry.pattern] : [';']
  })
}

const BEFORE = /^(?:\w+=.*|exec|if|then|!|timeout|\d+[smh]?|gosu|su-exec|until|while|do)$/

function split(words: readonly string[]): readonly (readonly string[])[] {
  const commands: string[][] = [[]]
  for (const word of words) {
    if (word === ';') commands.push([])
    else if (commands.at(-1)?.length !== 0 || !BEFORE.test(word)) commands.at(-1)?.push(word)
  }
  return commands.flatMap(([tool, ...args]) =>
    tool === undefined ? [] : [[tool.replace(/^.*\//, ''), ...args]],
  )
}

function isSocketOnly(kind: string, commands: readonly (readonly string[])[], service: Service): boolean {
  if (MYSQL.has(kind)) {
    // The image's own script asks over TCP where it is told to.
    const script = commands.find(([tool]) => tool === 'healthcheck.sh')
    if (script !== undefined) return !script.includes('--connect')
    return every(commands, MYSQL_CLIENT, (args) => !mysqlOverNetwork(args))
  }
  if (kind !== 'postgres' || service.environment.PGHOST !== undefined) return false
  return every(commands, POSTGRES_CLIENT, (args) => !postgresOverNetwork(args))
}

/** True where there are such commands and each of them is so. */
function every(
  commands: readonly (readonly string[])[],
  tools: RegExp,
  isSo: (args: readonly string[]) => boolean,
): boolean {
  const known = commands.filter(([tool]) => tools.test(tool ?? ''))
  return known.length > 0 && known.every(([, ...args]) => isSo(args))
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
