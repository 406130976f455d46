import { basename } from 'node:path/posix'
import type { SimpleCommand } from '../compose/command-line.js'
import type { ListedStore } from './known-stores.js'

/** Emulators of the stores that clouds offer. Where an image exposes other ports, the real server is looked for there. */
export const cloudEmulators: readonly ListedStore[] = [
  { name: 'azurite', port: 10_000, images: ['azurite'] },
  { name: 'cosmos', port: 8081, images: ['azure-cosmos-emulator'], alias: [] },
  { name: 'servicebus', port: 5672, images: ['servicebus-emulator', 'eventhubs-emulator'], alias: [] },
  { name: 'localstack', port: 4566, images: ['localstack', 'localstack-pro', 'localstack-full'] },
  { name: 'moto', port: 5000, images: ['motoserver/moto'], alias: [] },
  { name: 's3mock', port: 9090, images: ['s3mock', 's3-ninja', 'zenko/cloudserver', 'fake-s3'] },
  { name: 'elasticmq', port: 9324, images: ['elasticmq', 'elasticmq-native', 'alpine-sqs', 'goaws'] },
  { name: 'kinesalite', port: 4567, images: ['kinesalite', 'aws-kinesis-local'] },
  { name: 'firestore', port: 8080, images: ['firestore-emulator'], alias: [] },
  { name: 'pubsub', port: 8085, images: ['gcloud-pubsub-emulator', 'pubsub-emulator'], alias: [] },
  { name: 'spanner', port: 9010, images: ['cloud-spanner-emulator/emulator'], alias: [] },
  { name: 'datastore', port: 8081, images: ['datastore-emulator', 'cloud-datastore-emulator'], alias: [] },
  { name: 'bigtable', port: 8086, images: ['bigtable-emulator'], alias: [] },
  { name: 'gcs', port: 4443, images: ['fake-gcs-server', 'gcp-storage-emulator'], alias: [] },
]

/** The emulator that an image of many tools is told to be: `gcloud beta emulators pubsub start --host-port=0.0.0.0:8085`. */
export function emulatorStarted(commands: readonly SimpleCommand[]): ListedStore | undefined {
  for (const { program, args } of commands) {
    const at = args.indexOf('emulators')
    if (program !== 'gcloud' || at < 0 || !args.includes('start')) continue
    const listed = cloudEmulators.find(({ name }) => name === args[at + 1])
    if (listed) return { ...listed, port: portIn(args) ?? listed.port }
  }
  return undefined
}

/** Emulators by what starts them; on which port, only they know. */
const emulatorPrograms = new Set([
  ...['emulators:start', 'DynamoDBLocal.jar', 'localstack', 'moto_server', 'fake-gcs-server', 's3rver'],
  ...['azurite', 'azurite-blob', 'azurite-queue', 'azurite-table', 'kinesalite', 'dynalite'],
])
/** What starts them: `java -jar DynamoDBLocal.jar`, `npx azurite`, `firebase emulators:start`. */
const emulatorLaunchers = new Set(['java', 'npx', 'bunx', 'yarn', 'pnpm', 'node', 'firebase'])

export function startsEmulator(commands: readonly SimpleCommand[]): boolean {
  return commands.some(({ program, args }) =>
    [program, ...(emulatorLaunchers.has(program) ? args : [])].some((word) =>
      emulatorPrograms.has(basename(word)),
    ),
  )
}

/** `--host-port=0.0.0.0:8085`, `--host-port :8085` */
function portIn(args: readonly string[]): number | undefined {
  const at = args.findIndex((arg) => arg.startsWith('--host-port'))
  const value = args[at]?.includes('=') ? args[at] : args[at + 1]
  const [, port] = /:(\d+)$/.exec(value ?? '') ?? []
  return at < 0 || port === undefined ? undefined : Number(port)
}
