/** What is known of a data store: how to tell from outside that its real server is ready. */
export interface KnownStore {
  /** `mysql`, `mariadb`, `postgres`, `redis` … */
  readonly name: string
  /** The port the real server listens on, by its default. */
  readonly port: number
  /** A probe of the real server in the form of a health check's `test`, for services that declare none. */
  readonly probe?: readonly string[] | undefined
  /** The same for a server on another port, which a shell is handed as `$1`; absent: `probe` finds the port itself. */
  readonly probeAt?: readonly string[] | undefined
}

/** A known store with what it is recognised by. */
export interface ListedStore extends KnownStore {
  /** Image repositories without their registry: a last part (`postgres`), or with its namespace (`mssql/server`). */
  readonly images: readonly string[]
  /** Words in service names that say this kind; absent: `name` alone. */
  readonly alias?: readonly string[]
  /** Variables that only this kind's image reads. */
  readonly variable?: RegExp
}

const shell = (script: string): readonly string[] => ['CMD-SHELL', script]

// `mysqladmin ping` exits 0 even on "access denied". That is just right here: the temporary server of the first boot
// listens on the socket alone, so any answer over TCP comes from the real one, whatever its passwords are.
const mysqlPing = '"$(command -v mariadb-admin || command -v mysqladmin)" ping --host=127.0.0.1 --silent'
const asksMysql = { probe: shell(mysqlPing), probeAt: shell(`${mysqlPing} --port="$1"`) }
// A server that asks for a password is up as well.
const up = "grep -Eq 'PONG|NOAUTH'"
const asksRedis = (client: string) => ({
  probe: shell(`${client} ping | ${up}`),
  probeAt: shell(`${client} -p "$1" ping | ${up}`),
})
const pgReady = 'pg_isready --host=127.0.0.1 --quiet'
const mongo = '"$(command -v mongosh || command -v mongo)" --quiet --host 127.0.0.1'
const mongoPing = '--eval "db.runCommand({ping: 1})"'

/** Data stores people put into Compose files, with their default port and a probe the real server answers. */
export const knownStores: readonly ListedStore[] = [
  {
    name: 'mysql',
    port: 3306,
    ...asksMysql,
    images: ['mysql', 'mysql-server', 'mysql/community-server', 'mysql/enterprise-server'],
    variable: /^MYSQL_(ROOT_PASSWORD|DATABASE|ALLOW_EMPTY_PASSWORD|RANDOM_ROOT_PASSWORD)(_FILE)?$/,
  },
  {
    name: 'mariadb',
    port: 3306,
    ...asksMysql,
    images: ['mariadb', 'mariadb-galera'],
    variable: /^MARIADB_(ROOT_PASSWORD|DATABASE|ALLOW_EMPTY_ROOT_PASSWORD)(_FILE)?$/,
  },
  {
    name: 'percona',
    port: 3306,
    ...asksMysql,
    images: ['percona', 'percona-server', 'percona-xtradb-cluster'],
  },
  {
    name: 'postgres',
    port: 5432,
    probe: shell(pgReady),
    probeAt: shell(`${pgReady} --port="$1"`),
    images: [
      'postgres',
      'postgresql',
      'postgresql-repmgr',
      'postgis',
      'timescaledb',
      'timescaledb-ha',
      'pgvector',
      'citus',
      'spilo',
      'alloydbomni',
      'paradedb',
      'pgautoupgrade',
    ],
    alias: ['postgres', 'postgresql', 'pg', 'postgis', 'timescaledb', 'timescale', 'pgvector'],
    variable: /^(POSTGRES_(PASSWORD|HOST_AUTH_METHOD|INITDB_ARGS)(_FILE)?|POSTGRESQL_PASSWORD)$/,
  },
  {
    name: 'mongo',
    port: 27017,
    probe: shell(`${mongo} ${mongoPing}`),
    probeAt: shell(`${mongo} --port "$1" ${mongoPing}`),
    images: ['mongo', 'mongodb', 'mongodb-community-server', 'mongodb-atlas-local', 'percona-server-mongodb'],
    alias: ['mongo', 'mongodb'],
    variable: /^MONGO_INITDB_(ROOT_USERNAME|ROOT_PASSWORD|DATABASE)(_FILE)?$/,
  },
  {
    name: 'redis',
    port: 6379,
    ...asksRedis('redis-cli'),
    images: ['redis', 'redis-stack', 'redis-stack-server', 'redis-cluster', 'dragonfly', 'redismod'],
  },
  {
    name: 'valkey',
    port: 6379,
    ...asksRedis('valkey-cli'),
    images: ['valkey', 'valkey-bundle', 'valkey-cluster'],
  },
  { name: 'keydb', port: 6379, ...asksRedis('keydb-cli'), images: ['keydb'] },
  { name: 'memcached', port: 11211, images: ['memcached'], alias: ['memcached', 'memcache'] },
  { name: 'elasticsearch', port: 9200, images: ['elasticsearch'], alias: ['elasticsearch', 'elastic'] },
  { name: 'opensearch', port: 9200, images: ['opensearch'] },
  { name: 'solr', port: 8983, images: ['solr'] },
  { name: 'meilisearch', port: 7700, images: ['meilisearch'] },
  { name: 'typesense', port: 8108, images: ['typesense'] },
  {
    name: 'rabbitmq',
    port: 5672,
    probe: ['CMD', 'rabbitmq-diagnostics', '-q', 'check_port_connectivity'],
    images: ['rabbitmq'],
    alias: ['rabbitmq', 'rabbit'],
  },
  { name: 'kafka', port: 9092, images: ['kafka', 'cp-kafka', 'cp-server', 'kafka-native'] },
  { name: 'redpanda', port: 9092, images: ['redpanda'] },
  { name: 'zookeeper', port: 2181, images: ['zookeeper', 'cp-zookeeper'] },
  { name: 'nats', port: 4222, images: ['nats'] },
  { name: 'pulsar', port: 6650, images: ['pulsar', 'pulsar-all'] },
  { name: 'activemq', port: 61616, images: ['activemq', 'activemq-classic', 'activemq-artemis'] },
  { name: 'cassandra', port: 9042, images: ['cassandra', 'dse-server'] },
  { name: 'scylla', port: 9042, images: ['scylla'], alias: ['scylla', 'scylladb'] },
  { name: 'clickhouse', port: 8123, images: ['clickhouse', 'clickhouse-server'] },
  { name: 'cockroachdb', port: 26257, images: ['cockroach'], alias: ['cockroachdb', 'cockroach'] },
  { name: 'yugabyte', port: 5433, images: ['yugabyte'], alias: ['yugabyte', 'yugabytedb'] },
  { name: 'tidb', port: 4000, images: ['tidb'] },
  {
    name: 'mssql',
    port: 1433,
    images: ['mssql/server', 'mssql-server-linux', 'azure-sql-edge'],
    alias: ['mssql', 'sqlserver'],
    variable: /^(MSSQL_SA_PASSWORD|SA_PASSWORD)$/,
  },
  {
    name: 'oracle',
    port: 1521,
    images: [
      'oracle-xe',
      'oracle-free',
      'oracle-database',
      'database/free',
      'database/express',
      'database/enterprise',
    ],
    variable: /^ORACLE_(PASSWORD|PWD|DATABASE)$/,
  },
  { name: 'vertica', port: 5433, images: ['vertica-ce', 'vertica-k8s'] },
  { name: 'db2', port: 50000, images: ['db2', 'db2_community/db2'] },
  { name: 'couchdb', port: 5984, images: ['couchdb'] },
  { name: 'couchbase', port: 8091, images: ['couchbase', 'couchbase/server'] },
  { name: 'neo4j', port: 7687, images: ['neo4j'] },
  { name: 'arangodb', port: 8529, images: ['arangodb'] },
  { name: 'influxdb', port: 8086, images: ['influxdb'] },
  { name: 'questdb', port: 9000, images: ['questdb'] },
  { name: 'rethinkdb', port: 28015, images: ['rethinkdb'] },
  { name: 'surrealdb', port: 8000, images: ['surrealdb'] },
  { name: 'firebird', port: 3050, images: ['firebird'] },
  { name: 'minio', port: 9000, images: ['minio', 'minio/minio'] },
  { name: 'rustfs', port: 9000, images: ['rustfs'] },
  { name: 'garage', port: 3900, images: ['dxflrs/garage'], alias: [] },
  { name: 'seaweedfs', port: 8333, images: ['seaweedfs'] },
  {
    name: 'openldap',
    port: 389,
    images: ['openldap', 'test-openldap', 'docker-test-openldap'],
    alias: ['openldap', 'slapd'],
  },
  { name: '389ds', port: 3389, images: ['dirsrv'], alias: ['dirsrv'] },
  { name: 'etcd', port: 2379, images: ['etcd'] },
  { name: 'consul', port: 8500, images: ['consul'] },
  { name: 'qdrant', port: 6333, images: ['qdrant'] },
  { name: 'weaviate', port: 8080, images: ['weaviate'] },
  { name: 'milvus', port: 19530, images: ['milvus'] },
  { name: 'chroma', port: 8000, images: ['chroma'], alias: ['chroma', 'chromadb'] },
  { name: 'dynamodb', port: 8000, images: ['dynamodb-local'] },
]

/** Store ports that apps use for HTTP as well. */
const shared = new Set([4000, 8000, 8080, 8086, 8091, 8108, 8123, 8333, 8500, 9000, 9200, 50_000])

/** Where only data stores listen. */
export const storePorts: ReadonlySet<number> = new Set(
  knownStores.map(({ port }) => port).filter((port) => !shared.has(port)),
)
