import { describe, expect, test } from '@jest/globals'
import { planned, project, type Sketch, servicesByRole } from '../../plan/sketch.js'
import { db, reason, type Sketches, web } from '../role-sketches.js'

const loop = (body: string): Sketch => ({ build: '', entrypoint: ['sh', '-c', body] })

describe('what migrates', () => {
  test.each<[string, Sketch]>([
    ['migrations', { build: '' }],
    ['prestart', { build: '' }],
    ['airflow-init', { image: 'apache/airflow' }],
    ['configurator', { image: 'frappe/erpnext' }],
    ['db-upgrade', { build: '' }],
    ['createbuckets', { image: 'minio/mc' }],
    ['n8n-import', { image: 'n8nio/n8n' }],
    ['seed', { build: '' }],
    ['job', { build: '', command: 'alembic upgrade head' }],
    ['job', { build: '', command: 'bundle exec rails db:prepare' }],
    ['job', { build: '', entrypoint: ['sh', '-c', 'sleep 5 && npx prisma migrate deploy'] }],
    ['job', { image: 'flyway/flyway:10', command: '-url=jdbc:mysql://db/app migrate' }],
    ['init-db', { image: 'mysql:8', command: 'mysql -h db' }],
    ['job', { image: 'xataio/pgroll', command: 'start m.json --complete' }],
    ['job', { image: 'ghcr.io/dbt-labs/dbt-postgres:1.9', command: 'run' }],
    ['job', { image: 'erikbra/grate', command: '--connectionstring=x --files=/db' }],
    ['job', { image: 'gradle:8', command: './gradlew update' }],
  ])('%s %j migrates', (name, sketch) => {
    expect(servicesByRole(planned(project({ db, web, [name]: sketch }))).migrate).toEqual([name])
  })

  test.each([
    'npm run migrate',
    'yarn migrate',
    'pnpm --filter shop db:migrate',
    'yarn workspace server migrate',
    'npm run migration:run',
    'npm run typeorm -- migration:run -d dist/source.js',
    'bin/migrate',
    './migrate.sh',
    'sh /migrations/run.sh',
    'node dist/migrate.js',
    'node src/migrations/001.js',
    'go run ./cmd/migrate',
    'node server/dist/runMigrations.js',
    'python migrate.py',
    'python -m shop.migrations',
    'make migrate',
    'dotnet App.dll --migrate',
    'dotnet Acme.Shop.DbMigrator.dll',
    'migrate -path m -database postgres://db/x up',
    'hasura migrate apply --endpoint http://graphql-server:8080',
    'sea-orm-cli migrate up',
    'node-pg-migrate up',
    '/app/bin/x eval X.Release.migrate()',
    'django-admin migrate',
    'python manage.py migrate_schemas --shared',
    'node ace migration:run --force',
    'vendor/bin/phinx migrate',
    'aerich upgrade',
    'medusa migrations run',
    'cargo run -p migration',
    'wait-for-it db:5432 -- npm run migrate',
    'dumb-init -- wait-for-it db:5432 -t 60 -- sh -c npm run migrate',
    'sh -c while ! nc -z db 5432; do sleep 1; done; exec npm run migrate && echo done',
    'npm run migrate && npm run seed',
    'node seed.js',
    'bash scripts/prestart.sh',
    'python -u run_migrations.py',
    'psql -h db -f /sql/schema.sql',
    'sh -c mysql -h db shop < /sql/schema.sql',
  ])('a service that runs `%s` migrates', (command) => {
    const schema: Sketch = { build: '', command, needs: { db: 'started' }, raw: { expose: ['8000'] } }
    expect(servicesByRole(planned(project({ db, web, schema }))).migrate).toEqual(['schema'])
  })

  test.each([
    'dbmigrate',
    'dbmigration',
    'migratedb',
    'dbinit',
    'prepare',
    'predeploy',
    'preflight',
    'api-init',
    'web-setup',
  ])('what is called %s migrates', (name) => {
    expect(servicesByRole(planned(project({ db, web, [name]: { build: '' } }))).migrate).toEqual([name])
  })

  test('who waits for completion weighs more than any name', () => {
    const services = { db, web: { ...web, needs: { chores: 'completed' } }, chores: { build: '' } }
    expect(reason(services, 'chores')).toEqual([
      'web waits for it to complete',
      'services.web.depends_on.chores',
    ])
  })

  test('what is named to migrate does so, even with a restart policy', () => {
    const services = { db, web, migrate: { build: '', raw: { restart: 'unless-stopped' } } }
    expect(servicesByRole(planned(project(services))).migrate).toEqual(['migrate'])
  })

  test.each<[string, Sketch]>([
    ['migrate', loop('while true; do nc -z db 5432 && break; sleep 1; done; npx prisma migrate deploy')],
    ['schema', loop('while true; do flask db upgrade && break; sleep 5; done')],
    ['schema', loop('while :; do pg_isready && break; done; alembic upgrade head')],
    ['init-perms', { build: '', command: 'chown -R nginx /data' }],
    ['init-conf', { build: '', command: 'cp -r /conf /etc/nginx' }],
    ['migrate', { build: '', command: 'psql -h db -U sidekiq -f /schema.sql' }],
    ['migrate', { build: '', command: 'python manage.py migrate scheduler' }],
    ['migrate', { build: '', command: 'npx nx migrate server' }],
    ['db-upgrade', { build: '', command: 'node server migrate' }],
    ['permissions', { build: '', command: 'chmod -R 777 /data' }],
    ['db-seed', { build: '' }],
    ['migrate', { build: '', command: './server --migrate-only' }],
    ['migrate', { build: '', command: 'python -m server.migrate' }],
    ['api-seed', { build: '' }],
    ['db-bootstrap', { build: '' }],
    ['fill', { build: '', command: 'mix run priv/repo/seeds.exs' }],
  ])('%s %j migrates', (name, sketch) => {
    expect(servicesByRole(planned(project({ db, web, [name]: sketch }))).migrate).toEqual([name])
  })
})

describe('what does not', () => {
  test.each<[string, Sketch]>([
    ['init', { build: '', probe: 'true' }],
    ['setup', { build: '', ports: ['9999'] }],
    ['setup', { build: '', raw: { restart: 'always' } }],
    ['importer-api', { build: '' }],
    ['worker', { build: '', command: 'sh -c alembic upgrade head && celery worker' }],
  ])('%s %j does not', (name, sketch) => {
    expect(servicesByRole(planned(project({ db, web, [name]: sketch }))).migrate).toBeUndefined()
  })

  test.each([
    'sh -c npm run migrate && npm start',
    'sh -c npm run migrate; exec node dist/main.js',
    'sh -c npm run migrate && tail -f /dev/null',
    'sh -c while true; do npm run migrate; sleep 60; done',
    'npm run start:migrate:prod',
    'node dist/migrate-and-serve.js',
    './server --migrate',
    './relay --migrations ./migrations',
    './relay -dir migrations',
    './relay --auto-migrate',
    'node relay.js --topic migrations',
    'celery -A shop worker -Q migrations',
    'node dist/migration-service/main.js',
    'fluent-bit -c /etc/migrate.conf',
    'wait-on http://migrate:80',
    'wait-for-it migrate:5432 -- ./relay',
  ])('a service that runs `%s` does not', (command) => {
    const relay: Sketch = { build: '', command, needs: { db: 'started' } }
    expect(servicesByRole(planned(project({ db, web, relay })))).toMatchObject({ companions: ['relay'] })
  })

  test.each<[string, Sketch]>([
    ['permissions', { build: '', expose: [8000] }],
    ['migrator', { build: '', expose: [8000] }],
    ['import-worker', { build: '' }],
    ['imports', { build: '', command: 'celery -A shop worker' }],
    ['import', { build: '', command: 'celery -A shop worker' }],
    ['init', { image: 'nginx', command: 'nginx -g daemon off;' }],
    ['init', { build: '', command: 'sh -c ./init.sh && nginx -g "daemon off;"' }],
    ['prepare', { build: '', command: 'node node_modules/.bin/next start' }],
    ['setup-service', { build: '' }],
    ['provisioner-api', { build: '' }],
    ['bootstrap-node-1', { build: '' }],
    ['upgrade-service', { build: '' }],
    ['seed-node2', { build: '' }],
    ['fixtures-api', { build: '' }],
    ['init-worker', { build: '' }],
    ['migrate', { build: '', command: 'sh -c npm run migrate && tail -f /dev/null' }],
  ])('a name alone makes no job of %s %j', (name, sketch) => {
    const services: Sketches = { db, web, [name]: { ...sketch, needs: { db: 'started' } } }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ companions: [name] })
  })

  test.each<[string, Sketch]>([
    ['api', { command: '/app/api --migrate' }],
    ['api', { command: './bin/start.sh migrate' }],
    ['api', { command: 'npm run migrate-and-run' }],
    ['api', { command: 'npm run dev:migrate' }],
    ['api', { command: 'python worker.py --queue migrate' }],
    ['api', { command: 'node worker.js migrate' }],
    ['migrate-worker', { command: 'node worker.js' }],
    ['migration-worker', {}],
    ['migration-api', {}],
    ['data-migrator', { command: './migrator --listen :8080' }],
    ['worker-migrations', { entrypoint: ['worker-migrations'] }],
  ])('%s %j, started again for ever, does not migrate', (name, sketch) => {
    const services = { db, web, [name]: { ...sketch, build: '', raw: { restart: 'unless-stopped' } } }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ companions: [name] })
  })

  test.each([
    'npm-run-all migrate start',
    'run-s db:migrate dev',
    'npx concurrently "npm run migrate" "npm run dev"',
    'honcho start migrate web',
    'task migrate dev',
    'make migrate run',
    'mix do ecto.migrate, phx.server',
    'python worker.py --queue migrate',
  ])('`%s` does more than migrate', (command) => {
    expect(servicesByRole(planned(project({ db, web, relay: { build: '', command } })))).toMatchObject({
      companions: ['relay'],
    })
  })

  test.each<[string, Sketch]>([
    ['permissions', { build: '' }],
    ['provisioner', { build: '' }],
    ['bootstrap', { build: '' }],
    ['akka-seed', { build: '' }],
    ['import', { build: '', command: 'node import-listener.js' }],
  ])('%s %j may be called so for what it offers', (name, sketch) => {
    const gateway: Sketch = { image: 'nginx', ports: ['80:80'], needs: { [name]: 'started' } }
    expect(servicesByRole(planned(project({ db, gateway, [name]: sketch })))).toMatchObject({
      companions: [name],
    })
  })
})
