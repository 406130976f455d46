import { commandsOf } from '../compose/command-line.js'
import type { Service } from '../compose/project.js'
import { startCommand } from '../compose/start-command.js'

/** Where a known store keeps its data, in the images that people use. */
type DataFolders = readonly string[] | { readonly none: string }

/** Name of a known store → the folders. */
export const DATA_FOLDERS: Readonly<Record<string, DataFolders>> = {
  mysql: ['/var/lib/mysql', '/bitnami/mysql', '/var/lib/mysql-files'],
  mariadb: ['/var/lib/mysql', '/bitnami/mariadb', '/config/databases'],
  percona: ['/var/lib/mysql', '/var/lib/mysql-files'],
  postgres: [
    '/var/lib/postgresql',
    '/var/lib/postgresql/data',
    '/bitnami/postgresql',
    '/home/postgres/pgdata',
    '/home/postgres/pgroot',
  ],
  mongo: ['/data/db', '/data/configdb', '/bitnami/mongodb'],
  redis: ['/data', '/bitnami/redis', '/var/lib/redis', '/var/lib/redis-stack'],
  valkey: ['/data', '/bitnami/valkey', '/var/lib/valkey'],
  keydb: ['/data', '/var/lib/keydb'],
  memcached: { none: 'it keeps its data in memory' },
  elasticsearch: ['/usr/share/elasticsearch/data', '/bitnami/elasticsearch', '/var/lib/elasticsearch'],
  opensearch: ['/usr/share/opensearch/data', '/bitnami/opensearch', '/var/lib/opensearch'],
  solr: ['/var/solr', '/opt/solr/server/solr', '/bitnami/solr'],
  meilisearch: ['/meili_data', '/data.ms'],
  typesense: ['/data', '/typesense-data', '/var/lib/typesense'],
  rabbitmq: ['/var/lib/rabbitmq', '/bitnami/rabbitmq'],
  kafka: ['/var/lib/kafka', '/bitnami/kafka', '/kafka', '/tmp/kafka-logs', '/tmp/kraft-combined-logs'],
  redpanda: ['/var/lib/redpanda'],
  zookeeper: ['/data', '/datalog', '/var/lib/zookeeper', '/bitnami/zookeeper'],
  nats: ['/data', '/nats/storage', '/tmp/nats', '/bitnami/nats'],
  pulsar: ['/pulsar/data'],
  activemq: [
    '/opt/apache-activemq/data',
    '/opt/activemq/data',
    '/var/lib/artemis',
    '/var/lib/artemis-instance',
  ],
  cassandra: ['/var/lib/cassandra', '/bitnami/cassandra'],
  scylla: ['/var/lib/scylla'],
  clickhouse: ['/var/lib/clickhouse', '/bitnami/clickhouse'],
  cockroachdb: ['/cockroach/cockroach-data', '/cockroach/data', '/cockroach-data'],
  yugabyte: ['/home/yugabyte', '/root/var', '/mnt/disk0'],
  tidb: ['/data', '/tmp/tidb'],
  mssql: ['/var/opt/mssql'],
  oracle: ['/opt/oracle/oradata', '/u01/app/oracle'],
  db2: ['/database', '/data/db2'],
  couchdb: ['/opt/couchdb/data', '/bitnami/couchdb', '/usr/local/var/lib/couchdb'],
  couchbase: ['/opt/couchbase/var'],
  neo4j: ['/data', '/var/lib/neo4j/data', '/bitnami/neo4j'],
  arangodb: ['/var/lib/arangodb3', '/var/lib/arangodb3-apps'],
  influxdb: ['/var/lib/influxdb', '/var/lib/influxdb2', '/var/lib/influxdb3', '/bitnami/influxdb'],
  questdb: ['/var/lib/questdb', '/root/.questdb'],
  rethinkdb: ['/data'],
  surrealdb: ['/data', '/mydata', '/container-dir'],
  firebird: ['/firebird', '/var/lib/firebird'],
  minio: ['/data', '/export', '/bitnami/minio'],
  rustfs: ['/data'],
  garage: ['/var/lib/garage'],
  seaweedfs: ['/data'],
  consul: ['/consul/data'],
  openldap: ['/var/lib/ldap', '/etc/ldap/slapd.d', '/bitnami/openldap', '/var/lib/openldap'],
  '389ds': ['/data', '/var/lib/dirsrv'],
  etcd: ['/etcd-data', '/var/lib/etcd', '/default.etcd', '/bitnami/etcd'],
  qdrant: ['/qdrant/storage', '/qdrant/snapshots'],
  vertica: ['/data'],
  weaviate: ['/var/lib/weaviate'],
  milvus: ['/var/lib/milvus'],
  chroma: ['/chroma/chroma', '/data', '/index_data'],
  dynamodb: ['/home/dynamodblocal/data', '/data'],
  azurite: ['/data'],
  cosmos: ['/tmp/cosmos/appdata'],
  servicebus: { none: 'it keeps its messages elsewhere, or in memory' },
  localstack: ['/var/lib/localstack', '/tmp/localstack'],
  moto: { none: 'it keeps its data in memory' },
  s3mock: [
    '/s3mockroot',
    '/home/sirius/data',
    '/usr/src/app/localData',
    '/usr/src/app/localMetadata',
    '/fakes3_root',
  ],
  elasticmq: ['/data'],
  kinesalite: { none: 'it keeps its data in memory' },
  firestore: ['/opt/data'],
  pubsub: ['/opt/data'],
  spanner: { none: 'it keeps its data in memory' },
  datastore: ['/opt/data'],
  bigtable: { none: 'it keeps its data in memory' },
  // `/data` holds what a server starts with.
  gcs: ['/storage'],
}

/** Variables that say where a store keeps its data: `PGDATA`, `ETCD_DATA_DIR`, `KAFKA_LOG_DIRS`. */
const FOLDER_VARIABLE =
  /^PGDATA$|^KAFKA_(?:CFG_)?LOG_DIRS$|(?:^|_)(?:DATA|DB|DATABASE|STORAGE|VOLUME)_?(?:DIR|DIRS|DIRECTORY|PATH|FOLDER|LOCATION)$|_(?:STORE_DIR|VOLUMES|DATADIR)$/

/** Flags that do: `--datadir=/srv`, `-D /srv`, `--dir /srv`. */
const FOLDER_FLAG =
  /^(?:-D|-sd|-dir|-dbPath|--?(?:data|data-?dir|dir|db-?path|store-?dir|store|path\.data|storage|base-dir))(?:=(.*))?$/i

/**
 * The folders in which a store's container keeps its data, absolute.
 * @param store name of the known store; undefined: only what the service itself says
 */
export function dataFoldersOf(service: Service, store: string | undefined): readonly string[] {
  const listed = store === undefined ? undefined : DATA_FOLDERS[store]
  const known = listed === undefined || 'none' in listed ? [] : listed
  const served = store === 'minio' ? servedFolders(service) : []
  return [...new Set([...known, ...saidByVariables(service), ...saidByFlags(service), ...served])]
}

function saidByVariables({ environment, built }: Service): readonly string[] {
  return Object.entries({ ...built?.environment, ...environment })
    .filter(([name]) => FOLDER_VARIABLE.test(name))
    .flatMap(([, value]) => foldersIn(value))
}

function saidByFlags(service: Service): readonly string[] {
  const { entrypoint = [], command = [] } = startCommand(service)
  const inScripts = commandsOf(startCommand(service)).map(({ args }) => args)
  return [[...entrypoint, ...command], ...inScripts].flatMap((words) =>
    words.flatMap((word, index) => {
      const flag = FOLDER_FLAG.exec(word)
      return flag === null ? [] : foldersIn(flag[1] ?? words[index + 1] ?? '')
    }),
  )
}

/** `minio server /mnt/disk{1...4}`: what is served are folders. */
function servedFolders(service: Service): readonly string[] {
  return commandsOf(startCommand(service)).flatMap(({ args }) =>
    args.filter((word) => word.startsWith('/')).flatMap(foldersIn),
  )
}

/** The absolute paths of a list, from their first slash on: `path=/cockroach`, `rocksdb:/data/x.db`, `/disk{1...4}`. */
function foldersIn(text: string): readonly string[] {
  return text.split(/[,\s]+/).flatMap((part) => {
    const path = /(?:^|[=:])(\/(?!\/)[^{}*]*)/.exec(part)?.[1]?.replace(/(.)\/+$/, '$1')
    return path === undefined || path === '/' ? [] : [path]
  })
}
