import { describe, expect, test } from '@jest/globals'
import { dataStore, knownStore } from '../../../src/stores/data-store.js'
import { project, type Sketch } from '../plan/sketch.js'

function kind(name: string, sketch: Sketch) {
  const service = project({ [name]: sketch }).services[name]
  if (!service) throw new Error('no service')
  return { kind: knownStore(service), store: dataStore(service) }
}

describe('images of data stores', () => {
  test.each([
    ['mysql:5.7', 'mysql', 3306],
    ['docker.io/library/mysql:8.4@sha256:0123', 'mysql', 3306],
    ['container-registry.oracle.com/mysql/community-server:8.4', 'mysql', 3306],
    ['mariadb', 'mariadb', 3306],
    ['bitnami/mariadb-galera:11', 'mariadb', 3306],
    ['percona/percona-server:8.0', 'percona', 3306],
    ['postgres:17-alpine', 'postgres', 5432],
    ['localhost:5000/postgres', 'postgres', 5432],
    ['postgis/postgis:16-3.4', 'postgres', 5432],
    ['timescale/timescaledb-ha:pg16', 'postgres', 5432],
    ['pgvector/pgvector:pg17', 'postgres', 5432],
    ['supabase/postgres:15.1.1.78', 'postgres', 5432],
    ['bitnami/postgresql:16', 'postgres', 5432],
    ['mongo:7', 'mongo', 27017],
    ['redis:7-alpine', 'redis', 6379],
    ['redis/redis-stack-server', 'redis', 6379],
    ['valkey/valkey:8', 'valkey', 6379],
    ['memcached:1.6', 'memcached', 11211],
    ['docker.elastic.co/elasticsearch/elasticsearch:8.15.0', 'elasticsearch', 9200],
    ['opensearchproject/opensearch:2', 'opensearch', 9200],
    ['rabbitmq:3-management', 'rabbitmq', 5672],
    ['confluentinc/cp-kafka:7.6.0', 'kafka', 9092],
    ['cassandra:5', 'cassandra', 9042],
    ['clickhouse/clickhouse-server', 'clickhouse', 8123],
    ['cockroachdb/cockroach:v24', 'cockroachdb', 26257],
    ['mcr.microsoft.com/mssql/server:2022-latest', 'mssql', 1433],
    ['quay.io/minio/minio:latest', 'minio', 9000],
    ['rustfs/rustfs:1.0', 'rustfs', 9000],
    ['dxflrs/garage:v1.0', 'garage', 3900],
  ])('%s is %s on %i', (image, name, port) => {
    expect(kind('thing', { image }).kind).toMatchObject({ name, port })
  })

  test.each([
    'prometheuscommunity/postgres-exporter',
    'oliver006/redis_exporter',
    'rediscommander/redis-commander:latest',
    'phpmyadmin:5',
    'phpmyadmin/phpmyadmin',
    'databack/mysql-backup',
    'adminer',
    'dpage/pgadmin4',
    'mongo-express',
    'minio/mc',
    'edoburu/pgbouncer',
    'acme/postgres-api:3',
  ])('%s is none', (image) => {
    expect(kind('thing', { image }).store).toBeUndefined()
  })
})

describe('a client in a store’s image is none', () => {
  test.each([
    ['postgres:17', 'psql -h db -f schema.sql'],
    ['postgres:17', 'psql -h db -U postgres -f schema.sql'],
    ['postgres:17', 'sh -c PGPASSWORD=x psql -h db -U postgres postgres'],
    ['mysql:8', 'mysql -h db -u root app'],
    ['mongo:7', 'mongosh --host mongo --eval rs.initiate()'],
    ['redis:7', 'redis-cli -h redis FLUSHALL'],
    ['confluentinc/cp-kafka', 'sh -c kafka-topics --create --topic a'],
  ])('%s: %s', (image, command) => {
    expect(kind('thing', { image, command }).store).toBeUndefined()
  })

  test.each([
    ['postgres:17', 'postgres -c fsync=off'],
    ['postgres:17', 'docker-entrypoint.sh postgres -c log_statement=psql'],
    ['mysql:8', 'sh -c (sleep 9; mysql < extra.sql) & exec gosu mysql mysqld --skip-log-bin'],
    ['mysql:8', '--default-authentication-plugin=mysql_native_password'],
    ['mysql:8', 'mysqld --character-set-server=utf8mb4'],
    ['mongo:7', 'mongod --replSet rs0'],
    ['redis:7', 'redis-server --save 60 1'],
    ['minio/minio', 'server /data --console-address :9001'],
  ])('but %s: %s is a store', (image, command) => {
    expect(kind('thing', { image, command }).store).toBeDefined()
  })
})

describe('names', () => {
  test.each<[string, Sketch, string | undefined]>([
    ['mysql', { build: '' }, 'mysql'],
    ['orders-postgres', { build: '' }, 'postgres'],
    ['redis_cache', { image: 'acme/cache:1' }, 'redis'],
    ['db', { build: '', environment: { MYSQL_ROOT_PASSWORD: 'x' } }, 'mysql'],
    ['db', { build: '', ports: ['5432'] }, 'postgres'],
    ['database', { image: 'acme/our-database' }, undefined],
    ['db-1', { image: 'acme/our-database' }, undefined],
    ['firebase-emulator', { build: '', ports: ['4000', '8080'] }, undefined],
    ['emulators', { image: 'acme/gcp' }, undefined],
  ])('%s %j says data store (%s)', (name, sketch, expected) => {
    const { store } = kind(name, sketch)
    expect(store).toBeDefined()
    expect(store?.known?.name).toBe(expected)
  })

  test.each<[string, Sketch]>([
    ['wait-for-db', { image: 'busybox' }],
    ['db-migrate', { build: '' }],
    ['postgres-api', { build: '', ports: ['8080'] }],
    ['redis-worker', { build: '' }],
    ['db-admin', { image: 'acme/console', ports: ['8080'] }],
    ['emulator-dashboard', { image: 'acme/dashboard', ports: ['8080'] }],
    ['backup-postgres', { image: 'acme/backup' }],
    ['mysql', { build: '', ports: ['8080'] }],
    ['app', { build: '', environment: { MYSQL_DATABASE: 'app', POSTGRES_PASSWORD: 'x' } }],
  ])('%s %j does not', (name, sketch) => {
    expect(kind(name, sketch).store).toBeUndefined()
  })

  test('a build folder says it where the service looks like it', () => {
    const build = { context: '/shop/docker/postgres', dockerfile: 'Dockerfile' }
    expect(kind('data', { build, environment: { POSTGRES_PASSWORD: 'x' } }).kind?.name).toBe('postgres')
    expect(kind('data', { build }).kind).toBeUndefined()
  })
})

describe('what is built on a store', () => {
  const built = (base: string, more = {}) => ({ build: '', built: { base, ...more } })

  test.each<[Sketch, string]>([
    [built('postgres:16'), 'postgres'],
    [{ ...built('mysql:8'), command: '--max-connections=9' }, 'mysql'],
    [{ ...built('amazon/dynamodb-local', { entrypoint: ['./start.sh'] }), ports: ['8000'] }, 'dynamodb'],
    [built('redis:7', { command: ['redis-server', '/conf/redis.conf'] }), 'redis'],
  ])('%j is that store', (sketch, name) => {
    expect(kind('thing', sketch)).toMatchObject({
      kind: { name },
      store: { why: expect.stringContaining('it is built on'), key: 'build' },
    })
  })

  test.each<[string, Sketch]>([
    ['a program of its own', built('postgres:16', { entrypoint: ['/backup.sh'] })],
    ['a command of its own', { ...built('postgres:16'), command: './migrate' }],
    ['another base', built('python:3.12')],
  ])('not with %s', (_, sketch) => {
    expect(kind('thing', sketch).store).toBeUndefined()
  })
})
