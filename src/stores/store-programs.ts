import type { SimpleCommand } from '../compose/command-line.js'
import { bareName } from '../compose/shell/before-program.js'
import { knownStores } from './known-stores.js'

/** Programs that ask a store, or fetch something: `mysql -h db < schema.sql`, `mc mb data/uploads`. */
const clients = new Set([
  ...['psql', 'createdb', 'pg_dump', 'pg_dumpall', 'pg_restore', 'pg_isready'],
  ...['mysql', 'mariadb', 'mysqldump', 'mysqladmin', 'mysqlshow'],
  ...['mongosh', 'mongo', 'mongodump', 'mongorestore', 'mongoimport'],
  ...['redis-cli', 'valkey-cli', 'mc', 'rabbitmqadmin', 'kafka-topics', 'kafka-topics.sh', 'cub'],
  ...['cqlsh', 'clickhouse-client', 'sqlcmd', 'etcdctl', 'nats', 'consul', 'kv', 'curl', 'wget'],
])

/** What an image's own entrypoint is called. */
const entrypoints = new Set(['docker-entrypoint.sh', 'entrypoint.sh', 'docker-ensure-initdb.sh'])

/** Programs that are stores, and what an image's own entrypoint takes for one: `server /data`. */
const servers = new Set([
  ...knownStores.map(({ name }) => name).filter((name) => !clients.has(name)),
  ...['postgres', 'mysqld', 'mysqld_safe', 'mariadbd', 'mongod', 'mongos', 'sqlservr'],
  ...['redis-server', 'valkey-server', 'keydb-server'],
  ...['rabbitmq-server', 'nats-server', 'kafka-server-start', 'kafka-server-start.sh', 'zkServer.sh'],
  ...['clickhouse-server', 'server', 'agent', 'run', 'run.sh', 'start', 'start-single-node'],
])

/** What every system has for files and texts, and what a shell says and asks: each does one thing, and ends. */
export const systemPrograms: readonly string[] = [
  'ls cp mv rm mkdir rmdir touch chmod chown chgrp ln cat tee sed awk grep egrep find sort uniq head tail cut tr',
  'wc diff cmp md5sum sha256sum base64 tar zip unzip gzip gunzip xz dd truncate stat du df install rsync envsubst',
  'jq yq xargs true : echo printf exit return test [ [[ sleep date id whoami uname hostname pwd printenv set export',
  'cd read umask kill seq',
].flatMap((line) => line.split(' '))

const onFiles = new Set(systemPrograms)
/** What starts no store either, and may wait without end. */
const waiting = new Set(['cron', 'crond', 'supercronic', 'wait', 'trap', 'tail', 'sleep'])

/** Whether commands work on files alone, and wait for nothing. */
export function worksOnFiles(commands: readonly SimpleCommand[]): boolean {
  const waits = ({ keywords }: SimpleCommand) => keywords.includes('until') || keywords.includes('while')
  return commands.length > 0 && commands.every((command) => onFiles.has(command.program) && !waits(command))
}

/** Whether a store's image is used for its tools: now, at certain times, or by hand. */
export function runsOnlyTools(commands: readonly SimpleCommand[]): boolean {
  const last = commands.at(-1)
  if (last === undefined || startsStore(commands)) return false
  // Behind a command for files a script is at its end; of an `if` or a `case` nobody knows which branch is taken.
  const isSure = last.closings === undefined && last.keywords.length === 0 && !waiting.has(last.program)
  if (isSure && onFiles.has(last.program)) return true
  if (commands.every(({ program }) => onFiles.has(program) || waiting.has(program))) return true
  return commands.some(({ program }) => clients.has(program))
}

/** Whether one of the commands is a store, or an argument of a store's own entrypoint: an option is one too. */
export function startsStore(commands: readonly SimpleCommand[]): boolean {
  return commands.some(({ program, args: [first = ''], before }) => {
    if (clients.has(program)) return first === 'agent'
    if (servers.has(program) || entrypoints.has(program) || program.startsWith('-')) return true
    return !onFiles.has(program) && before.some((word) => entrypoints.has(bareName(word)))
  })
}
