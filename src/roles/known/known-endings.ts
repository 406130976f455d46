import { systemPrograms } from '../../stores/store-programs.js'
import type { KnownCommand } from './known-command.js'
import { wordList } from './word-list.js'

/** Programs that do one thing and end, whatever their arguments. */
export const endingPrograms = wordList(
  ...systemPrograms,
  'nc',
  // Certificates and passwords.
  'openssl keytool htpasswd ssh-keygen update-ca-certificates',
  // What is fetched.
  'curl wget git svn scp aria2c apt-get apt apk yum dnf gem',
  // Dumps and clients of stores.
  'pg_dump pg_dumpall pg_restore createdb dropdb mysqldump mysqladmin mongodump mongorestore mongoimport mongoexport',
  'redis-cli valkey-cli sqlite3 clickhouse-client elasticdump etcdctl rabbitmqadmin',
  'kafka-topics kafka-topics.sh kafka-configs kafka-configs.sh kafka-acls kafka-acls.sh kcadm.sh',
  // Clouds.
  'aws awslocal gsutil mc terraform kubectl',
)

const setUp = [
  'install',
  'i',
  'ci',
  'update',
  'add',
  'sync',
  'restore',
  'package',
  'generate',
  'build',
  'build:*',
]

/** Command lines that do one thing and end, of programs that can do otherwise too. */
export const endingCommands: readonly KnownCommand[] = [
  { program: 'npm', argument: setUp, example: 'npm run build' },
  { program: 'yarn', argument: setUp, example: 'yarn build:production' },
  { program: 'pnpm', argument: setUp, example: 'pnpm i' },
  { program: 'bun', argument: setUp, example: 'bun install' },
  { program: 'composer', argument: setUp, example: 'composer install --no-dev' },
  { program: 'bundle', subcommand: 'install', example: 'bundle install' },
  { program: 'pip', subcommand: 'install', example: 'pip3 install -r requirements.txt' },
  { program: 'poetry', subcommand: 'install', example: 'poetry install' },
  { program: 'uv', subcommand: 'sync', example: 'uv sync' },
  { program: 'go', argument: setUp, example: 'go build ./...' },
  { program: 'cargo', argument: setUp, example: 'cargo build --release' },
  { program: 'dotnet', argument: setUp, example: 'dotnet restore' },
  { program: 'mvn', argument: setUp, example: 'mvn -q package' },
  { program: 'vault', subcommand: 'kv', example: 'vault kv put secret/x y=z' },
  { program: 'consul', subcommand: 'kv', example: 'consul kv put x y' },
  { program: 'influx', argument: ['setup', 'bucket', 'write'], example: 'influx setup --force' },
  { program: 'huggingface-cli', subcommand: 'download', example: 'huggingface-cli download acme/model' },
  { program: 'hf', subcommand: 'download', example: 'hf download acme/model' },
]

/** Whatever the program is told so does one thing, and ends: `ollama pull`, `rpk topic create`, `mkdocs build`. */
export const endingArguments = wordList(
  'pull download build install create generate import export apply upgrade',
)

/** Options that tell any program to end when it has done its work, without their dashes. */
export const endingOptions = wordList(
  'once run-once runonce oneshot one-shot exit stop-after-init',
  'check-config config-test configtest validate-config test-config',
)

/** Options by which a program only tells of itself, where nothing stands behind them: `--version 2` may be a value. */
export const askingOptions = wordList('version help')

/** Servers that only look at their configuration, or say which version they are, and end. */
export const checkingCommands: readonly KnownCommand[] = [
  { program: 'nginx', argument: ['-t', '-T', '-v', '-V'], example: 'nginx -t' },
  { program: 'httpd', argument: ['-t', '-S', '-v', '-V'], example: 'httpd -t' },
  { program: 'apache2', argument: ['-t', '-S', '-v', '-V'], example: 'apache2 -t' },
  { program: 'haproxy', argument: ['-c', '-v', '-vv'], example: 'haproxy -c -f /etc/haproxy.cfg' },
  { program: 'php-fpm', argument: ['-t', '-tt', '-v'], example: 'php-fpm -t' },
]

/** Of these programs `-w` names a workspace; to any other that builds it may say to watch the files. */
export const workspacePrograms = wordList('npm pnpm')
