import { describe, expect, test } from '@jest/globals'
import { probeCommand } from '../../../src/compose/probe-command.js'
import { servicesOf } from '../../../src/compose/service.js'

function probe(test: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const model = { services: { db: { image: 'x', environment, healthcheck: { test } } } }
  const { db } = servicesOf(model, model)
  return db && probeCommand(db)
}

const shell = (script: string) => ['CMD-SHELL', script]

describe('a probe of MySQL', () => {
  test.each([
    [shell('mysqlshow -u $$MYSQL_USER -p$$MYSQL_PASSWORD')],
    [shell('mysqladmin ping -h localhost -p$$MYSQL_ROOT_PASSWORD')],
    [shell('mysqladmin ping --host=localhost || exit 1')],
    [['CMD', 'mysqladmin', 'ping', '-h', 'localhost']],
    [['CMD', '/usr/bin/mysql', '-uroot', '-e', 'SELECT 1']],
    [['CMD', 'bash', '-c', 'exec mysqladmin -psecret ping']],
    [['CMD', 'healthcheck.sh', '--innodb_initialized']],
    [shell('MYSQL_PWD=x timeout 5 mysql -e "select 1"')],
    [shell('mysql --protocol=socket -e "select 1"')],
  ])('%j asks over the socket', (test) => {
    expect(probe(test)?.isSocketOnly('mysql')).toBe(true)
  })

  test.each([
    [shell('mysqladmin ping -h 127.0.0.1')],
    [shell('mysqladmin ping -h127.0.0.1')],
    [shell('mysqladmin ping --host 127.0.0.1')],
    [shell('mysql -h db -e "SELECT 1"')],
    [shell('mysql -h $$HOSTNAME -e "SELECT 1"')],
    [shell('mysql --protocol=tcp -e "SELECT 1"')],
    [shell('mysql --protocol TCP -h localhost -e "SELECT 1"')],
    [['CMD', 'healthcheck.sh', '--connect', '--innodb_initialized']],
    [shell('mysqlshow && mysql -h 127.0.0.1 -e "SELECT 1"')],
    [shell('nc -z localhost 3306')],
    [['CMD', 'my-own-probe']],
  ])('%j does not ask over the socket alone', (test) => {
    expect(probe(test)?.isSocketOnly('mysql')).toBe(false)
  })
})

describe('a probe of PostgreSQL', () => {
  test.each([
    [shell('pg_isready')],
    [shell('pg_isready -U postgres -d app')],
    [['CMD', 'pg_isready', '-h', '/var/run/postgresql']],
    [shell('psql -U postgres -c "SELECT 1"')],
    [shell('pg_isready -U $${POSTGRES_USER:-app}')],
    [shell('sh -c "pg_isready -q"')],
  ])('%j asks over the socket', (test) => {
    expect(probe(test)?.isSocketOnly('postgres')).toBe(true)
  })

  test.each([
    [shell('pg_isready -h localhost')],
    [shell('pg_isready --host=127.0.0.1 -q')],
    [shell('psql postgresql://app:secret@localhost/app -c "SELECT 1"')],
    [shell('pg_isready -d "host=127.0.0.1 dbname=app"')],
    [shell('pg_isready && pg_isready -h 127.0.0.1')],
  ])('%j does not ask over the socket alone', (test) => {
    expect(probe(test)?.isSocketOnly('postgres')).toBe(false)
  })

  test('PGHOST says the host', () => {
    expect(probe(shell('pg_isready'), { PGHOST: '127.0.0.1' })?.isSocketOnly('postgres')).toBe(false)
  })
})

test('other stores have no temporary server', () => {
  expect(probe(['CMD', 'redis-cli', 'ping'])?.isSocketOnly('redis')).toBe(false)
})

test.each([
  [shell('mysqladmin ping -h 127.0.0.1'), true],
  [['CMD', 'mariadb-admin', '-uroot', 'ping'], true],
  [shell('mysqladmin status'), false],
  [shell('echo mysqladmin ping'), false],
])('%j is mysqladmin ping: %p', (test, expected) => {
  expect(probe(test)?.isMysqladminPing).toBe(expected)
})

test.each([[['NONE']], [[]]])('%j is no probe', (test) => {
  expect(probe(test)).toBeUndefined()
})
