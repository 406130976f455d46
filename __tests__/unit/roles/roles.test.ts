import { describe, expect, test } from '@jest/globals'
import { cast, planned, problems, project, type Sketch, settings, smoke, step } from '../plan/sketch.js'

type Sketches = Readonly<Record<string, Sketch>>

const db: Sketch = { image: 'mysql:5.7', probe: 'mysqlshow' }
const migrate: Sketch = { build: '' }
const web: Sketch = { build: '', ports: ['8000:8000'], needs: { db: 'healthy' } }

/** Why a service plays its role or is left out, and where that stands. */
function reason(services: Sketches, name: string, by = settings()) {
  const { roles } = planned(project(services), by)
  const found = Object.values(roles)
    .flat()
    .find(({ service }) => service === name)
  return [found?.why, found?.at?.file]
}

describe('a release, its tests and its migration', () => {
  const services: Sketches = {
    test: { build: 'test' },
    release: { build: '', environment: { HOST: 'db' } },
    app: { ...web, extends: 'release', command: 'uwsgi --http=0.0.0.0:8000' },
    migrate: {
      build: '',
      extends: 'release',
      needs: { db: 'healthy' },
      command: 'python3 manage.py migrate --no-input',
    },
    db,
  }

  test('each has its role', () => {
    expect(cast(planned(project(services)))).toEqual({
      database: ['db'],
      migrate: ['migrate'],
      app: ['app'],
      leftOut: ['release', 'test'],
    })
  })

  test.each([
    ['db', 'mysql:5.7 is a data store', 'services.db.image'],
    [
      'migrate',
      'its command is a migration (python3 manage.py migrate --no-input)',
      'services.migrate.command',
    ],
    ['app', 'it publishes port 8000', 'services.app.ports'],
    ['release', 'exists to be extended by app and migrate', 'services.release'],
    ['test', 'builds another target (test) and nothing needs it', 'services.test.build.target'],
  ])('%s: %s', (name, why, at) => {
    expect(reason(services, name)).toEqual([why, at])
  })
})

describe('one-shots', () => {
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
  ])('%s %j migrates', (name, sketch) => {
    expect(cast(planned(project({ db, web, [name]: sketch }))).migrate).toEqual([name])
  })

  test.each<[string, Sketch]>([
    ['init', { build: '', probe: 'true' }],
    ['setup', { build: '', ports: ['9999'] }],
    ['setup', { build: '', raw: { restart: 'always' } }],
    ['importer-api', { build: '' }],
    ['worker', { build: '', command: 'sh -c alembic upgrade head && celery worker' }],
  ])('%s %j does not', (name, sketch) => {
    expect(cast(planned(project({ db, web, [name]: sketch }))).migrate).toBeUndefined()
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
    expect(cast(planned(project({ db, web, schema }))).migrate).toEqual(['schema'])
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
    expect(cast(planned(project({ db, web, relay })))).toMatchObject({ companions: ['relay'] })
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
    expect(cast(planned(project({ db, web, [name]: { build: '' } }))).migrate).toEqual([name])
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
    expect(cast(planned(project(services)))).toMatchObject({ companions: [name] })
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
    expect(cast(planned(project(services))).migrate).toEqual(['migrate'])
  })

  test.each<[readonly string[], Sketches]>([
    [
      ['migrate', 'fixtures'],
      { fixtures: { build: '', command: 'manage.py loaddata' }, migrate: { build: '' } },
    ],
    [
      ['setup-db', 'migrate'],
      {
        migrate: { build: '', command: 'alembic upgrade head' },
        'setup-db': { image: 'postgres:16', command: 'psql -h db -c create database app' },
      },
    ],
    [
      ['provision', 'migrate', 'create-admin', 'seed'],
      { 'create-admin': { build: '', command: 'npm run seed' }, migrate, seed: migrate, provision: migrate },
    ],
    [
      ['z-make', 'a-schema', 'a-data'],
      {
        'a-data': { build: '', command: 'npm run seed' },
        'a-schema': { build: '', command: 'npm run migrate' },
        'z-make': { build: '', command: 'rake db:create' },
      },
    ],
    [
      ['init', 'setup'],
      {
        init: { build: '', command: 'npm run migrate && npm run seed' },
        setup: { build: '', command: 'db:seed' },
      },
    ],
    [
      ['migrate', 'provision', 'setup'],
      {
        setup: { build: '', command: 'python manage.py setup_groups' },
        provision: { build: '', command: 'npm run provision:tenants' },
        migrate: { build: '', command: 'python manage.py migrate' },
      },
    ],
  ])('%j come in this order', (order, jobs) => {
    expect(cast(planned(project({ db, web, ...jobs }))).migrate).toEqual(order)
  })
})

describe('what is treated as long-running runs beside the app', () => {
  const dev = { build: 'development' }
  const app: Sketch = { ...dev, ports: ['3000:3000'], command: 'bin/rails s', needs: { db: 'started' } }
  const onWeb = { needs: { web: 'started' } }
  const always = { raw: { restart: 'always' } }
  const forEver = { build: '', ...onWeb, ...always }

  test('a whole project for development', () => {
    const services: Sketches = {
      db,
      web: app,
      sidekiq: { ...dev, command: 'bundle exec sidekiq', needs: { db: 'started', web: 'started' } },
      css: { ...dev, command: 'yarn build:css --watch', ...onWeb },
      clock: { ...dev, command: 'bundle exec clockwork clock.rb', needs: { db: 'started' } },
    }
    expect(cast(planned(project(services)))).toEqual({
      app: ['web'],
      companions: ['clock', 'css', 'sidekiq'],
      database: ['db'],
    })
  })

  test.each<[string, Sketch]>([
    ['jobs', { build: 'dev', command: 'celery -A p worker', ...onWeb }],
    ['live', { build: 'dev', command: 'air', ...onWeb }],
    ['celery-beat', { build: 'dev', ...onWeb, ...always }],
    ['tests', { build: '', command: 'sleep infinity', ...onWeb }],
    ['tests', { build: '', command: 'npm run test:watch', ...onWeb }],
    ['tests', { build: '', command: 'npx jest --watch', ...onWeb }],
    ['frontend-dev', { build: '', command: 'npm run dev', ...onWeb }],
    ['health-check', forEver],
    ['fraud-check', forEver],
    ['pdf-builder', { build: '', ...always }],
    ['credit-check', { build: '', ...always }],
    ['spec-server', forEver],
    ['e2e-stub', forEver],
    ['e2e-api', { build: '', expose: [8000] }],
    ['openapi-spec', { image: 'nginx:1' }],
    ['e2e-app', { build: '', probe: 'curl -f http://localhost' }],
    ['ping', { entrypoint: ['sh', '-c', 'while sleep 30; do curl http://web/ping; done'], ...onWeb }],
    ['ping', { image: 'busybox', command: 'watch -n 60 wget http://web', ...onWeb }],
    ['ping', { image: 'curlimages/curl', command: 'http://web', ...onWeb, ...always }],
    ['agent', { build: '', command: 'bash -c ./agent --token $(curl -s http://web/token)', ...onWeb }],
    ['feed', { build: '', command: 'sh -c wget http://web -O- | ./serve-forever', ...onWeb }],
    ['integration', { ...forEver, command: 'npm run integration' }],
    ['mock', { ...forEver, command: 'npm run test:mock' }],
    ['mock', { build: '', command: 'npm run test:mock', ...onWeb }],
    ['test-runner', { build: '', command: 'npm run test-server', ...onWeb }],
    ['e2e', { build: '', command: 'npm run e2e:open', ...onWeb }],
    ['bot', { build: '', command: 'node robot', ...onWeb }],
    ['changes', { build: '', command: 'sh -c find . | entr pytest', ...onWeb }],
    ['changes', { build: '', command: 'ptw -- pytest', ...onWeb }],
  ])('%s %j', (name, sketch) => {
    expect(cast(planned(project({ db, web, [name]: sketch })))).toMatchObject({ companions: [name] })
  })

  test('a browser that acceptance services drive', () => {
    const services: Sketches = {
      db,
      web,
      'e2e-chrome': { image: 'selenium/standalone-chrome:4', ...onWeb },
      e2e: { build: '', needs: { web: 'started', 'e2e-chrome': 'started' } },
    }
    const plan = cast(planned(project(services)))
    expect(plan).toMatchObject({ acceptance: ['e2e'], companions: ['e2e-chrome'] })
  })

  test('an app that acceptance services wait for', () => {
    const services: Sketches = {
      db,
      web,
      'e2e-app': { build: '', probe: 'ok' },
      e2e: { build: '', needs: { 'e2e-app': 'healthy' } },
    }
    const plan = cast(planned(project(services)))
    expect(plan).toMatchObject({ acceptance: ['e2e'], companions: ['e2e-app'] })
  })

  test('and what such an app waits for is no acceptance either', () => {
    const services: Sketches = {
      db,
      web,
      tests: { build: '', ...onWeb },
      'e2e-app': { build: '', probe: 'ok', needs: { tests: 'completed' } },
      e2e: { build: '', needs: { 'e2e-app': 'healthy' } },
    }
    expect(cast(planned(project(services)))).toMatchObject({ acceptance: ['e2e'], migrate: ['tests'] })
  })

  test('but a tool that only tests does so under any policy', () => {
    const services = { db, web, checks: { ...forEver, command: 'npx playwright test' } }
    expect(cast(planned(project(services)))).toMatchObject({ acceptance: ['checks'] })
  })

  test('what is for development and needs the app is left out, and tests nothing', () => {
    const services = { db, web, lint: { build: '', ...onWeb }, image: { build: 'builder', ...onWeb } }
    const restarted = { ...services, lint: forEver }
    expect(cast(planned(project(services)))).toMatchObject({ leftOut: ['image', 'lint'] })
    expect(cast(planned(project(restarted)))).toMatchObject({ leftOut: ['image', 'lint'] })
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
    expect(cast(planned(project(services)))).toMatchObject({ companions: [name] })
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
    expect(cast(planned(project({ db, web, relay: { build: '', command } })))).toMatchObject({
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
    expect(cast(planned(project({ db, gateway, [name]: sketch })))).toMatchObject({ companions: [name] })
  })
})

describe('words that only look like a server or a loop', () => {
  const loop = (body: string): Sketch => ({ build: '', entrypoint: ['sh', '-c', body] })

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
    expect(cast(planned(project({ db, web, [name]: sketch }))).migrate).toEqual([name])
  })

  test.each<[string, Sketch]>([
    ['e2e', { build: '', command: 'yarn test server' }],
    ['smoke', { image: 'curlimages/curl', command: 'curl -f http://web:3000/nginx' }],
    ['smoke', { build: '', command: 'sh -c curl -s http://web | grep ok' }],
    ['smoke', { build: '', command: 'sh -c answer=$(curl -s http://web); echo $answer' }],
    ['checks', { build: '', command: 'python -m pytest worker' }],
    ['smoke', { build: '', command: 'sh -c test $(curl -s http://web) = ok' }],
  ])('%s %j tests', (name, sketch) => {
    const services = { db, web, [name]: { ...sketch, needs: { web: 'started' } } }
    expect(cast(planned(project(services))).acceptance).toEqual([name])
  })
})

describe('data stores of unknown kinds', () => {
  test('somebody waits for its health, and it publishes no HTTP', () => {
    const services = {
      web: { ...web, needs: { ledger: 'healthy' } },
      ledger: { image: 'acme/ledger', probe: 'ok' },
    }
    expect(cast(planned(project(services))).database).toEqual(['ledger'])
  })

  test.each<[string, Sketch]>([
    ['publishes HTTP', { image: 'acme/x', probe: 'ok', ports: ['8080'] }],
    ['is probed over HTTP', { image: 'acme/x', probe: 'curl -f http://localhost' }],
    ['waits for others itself', { image: 'acme/x', probe: 'ok', needs: { db: 'started' } }],
    ['is built here and keeps nothing', { build: '', probe: 'ok' }],
  ])('but not where it %s', (_, sketch) => {
    const services = { db, web: { ...web, needs: { other: 'healthy' } }, other: sketch }
    expect(cast(planned(project(services))).database).toEqual(['db'])
  })
})

describe('containers that only hold volumes', () => {
  const holding = (data: Sketch): Sketches => ({
    web: { ...web, needs: { db: 'healthy' } },
    db: { ...db, raw: { volumes_from: ['data:ro'] } },
    data,
  })

  test.each<[string, Sketch]>([
    ['in a store’s image', { image: 'mysql:8', command: '/bin/true' }],
    ['that say something', { image: 'acme/x', command: 'echo holding volumes' }],
    ['of a shell', { image: 'acme/x', entrypoint: ['/bin/sh', '-c', 'exit 0'] }],
    ['of a bare system', { image: 'docker.io/library/busybox:1.36' }],
    ['of an image that does nothing', { image: 'tianon/true' }],
  ])('%s are no stores, start first, and may end', (_, data) => {
    const plan = planned(project(holding(data)))
    expect(cast(plan)).toEqual({ app: ['web'], database: ['db'], companions: ['data'] })
    expect(step(plan, 'start:data')).toMatchObject({ mayEnd: true, needs: ['create:data'] })
    expect(step(plan, 'start:db').needs).toContain('start:data')
    expect(plan.steps.map(({ id }) => id)).not.toContain('ready:data')
  })

  test('are left out where only what is left out uses them', () => {
    const services = {
      db,
      web,
      tests: { build: '', raw: { volumes_from: ['data'] } },
      data: { image: 'busybox' },
    }
    expect(cast(planned(project(services))).leftOut).toEqual(['data', 'tests'])
    expect(reason(services, 'data')[0]).toBe('it only holds volumes for tests')
  })

  test.each<[string, Sketch]>([
    ['a store that serves', { image: 'mysql:8' }],
    [
      'a store whose server comes behind',
      { image: 'mysql:8', entrypoint: ['sh', '-c', 'echo x && exec mysqld'] },
    ],
  ])('%s is one of them', (_, data) => {
    expect(cast(planned(project(holding(data)))).database).toEqual(['data', 'db'])
  })
})

describe('apps and what runs beside them', () => {
  test('a proxy that publishes is the app; what it needs runs beside it', () => {
    const services: Sketches = {
      proxy: { image: 'nginx', ports: ['80:80'], needs: { api: 'started' } },
      api: { build: '', expose: [8000], needs: { db: 'healthy' } },
      worker: { build: '', command: 'celery worker', needs: { db: 'healthy' } },
      db,
    }
    expect(cast(planned(project(services)))).toEqual({
      app: ['proxy'],
      companions: ['api', 'worker'],
      database: ['db'],
    })
    expect(reason(services, 'api')).toEqual(['proxy depends on it', 'services.proxy.depends_on.api'])
  })

  test('where none publishes, those that nothing depends on', () => {
    const services: Sketches = {
      front: { build: '', needs: { back: 'started' } },
      back: { build: '', needs: { db: 'healthy' } },
      db,
    }
    expect(cast(planned(project(services)))).toMatchObject({ app: ['front'], companions: ['back'] })
  })

  test('two that publish the same host port cannot both be the app', () => {
    const services: Sketches = {
      blue: { build: '', ports: ['80:8000'] },
      green: { build: '', ports: ['80:9000'] },
    }
    expect(problems(project(services))).toEqual([
      {
        message: 'blue and green both publish port 80, so only one of them can be the app',
        at: { file: 'services.blue.ports', line: 1, column: 1 },
        instead: 'say which one with the setting app, for instance app: blue',
      },
    ])
    expect(cast(planned(project(services), settings({ app: ['green'] })))).toEqual({
      app: ['green'],
      leftOut: ['blue'],
    })
  })

  test('but a development variant gives way', () => {
    const services: Sketches = {
      web: { build: '', ports: ['80:8000'] },
      'web-debug': { build: '', ports: ['80:8000'] },
    }
    expect(cast(planned(project(services)))).toEqual({ app: ['web'], leftOut: ['web-debug'] })
  })

  test('no app at all is a problem that tells what everything was taken for', () => {
    const [problem, ...others] = problems(project({ db, test: { build: 'test' } }))
    expect(others).toEqual([])
    expect(problem?.message).toBe(
      'no app found among the services: db (mysql:5.7 is a data store), test (builds another target (test) and nothing needs it)',
    )
  })
})

describe('acceptance', () => {
  test.each<[string, Sketch, string]>([
    ['acceptance', { build: '' }, 'its name says acceptance'],
    ['e2e', { build: '', needs: { web: 'started' } }, 'its name says e2e'],
    ['tests', { build: '', needs: { web: 'started' } }, 'it runs once and depends on the app web'],
    [
      'probe',
      { image: 'curlimages/curl', command: 'curl http://web', needs: { web: 'healthy' } },
      'it runs once and depends on the app web',
    ],
  ])('%s %j', (name, sketch, why) => {
    const services = { db, web, [name]: sketch }
    expect(cast(planned(project(services))).acceptance).toEqual([name])
    expect(reason(services, name)[0]).toBe(why)
  })

  test.each<[Sketch]>([
    [{ image: 'postman/newman:6-alpine', command: 'run /etc/newman/c.json' }],
    [{ image: 'cypress/included:13.15.0' }],
    [{ image: 'grafana/k6', command: 'run x.js' }],
    [{ image: 'ghcr.io/orange-opensource/hurl:4.3.0', command: '--test --variable host=http://web x.hurl' }],
    [{ image: 'curlimages/curl', command: '-f http://web:8000/' }],
    [{ image: 'schemathesis/schemathesis:stable', command: 'run http://web:8000/openapi.json' }],
    [{ image: 'apiaryio/dredd', command: 'api.md http://web:8000' }],
    [{ image: 'artilleryio/artillery', command: 'run load.yml' }],
    [{ image: 'testcafe/testcafe', command: 'chromium tests/*.js' }],
    [{ image: 'zaproxy/zap-stable', command: 'zap-baseline.py -t http://web:8000' }],
    [{ build: '', command: 'npm run test:e2e' }],
    [{ build: '', command: 'yarn test' }],
    [{ build: '', command: 'npx vitest run' }],
    [{ build: '', command: 'go test ./...' }],
    [{ build: '', command: 'sh -c npm ci && npm test; exit $?' }],
    [{ build: '', command: './run-tests.sh' }],
    [{ build: '', command: 'sh -c until curl -sf http://web; do sleep 1; done; pytest' }],
    [{ build: '', command: 'sh -c until curl -sf http://web; do sleep 1; done' }],
  ])('%j tests the app it depends on', (sketch) => {
    const checker = { ...sketch, needs: { web: 'healthy' } }
    expect(cast(planned(project({ db, web, checker }))).acceptance).toEqual(['checker'])
  })

  test('not even by its name does what stays', () => {
    const e2e: Sketch = { build: '', command: 'tail -f /dev/null', needs: { web: 'started' } }
    expect(cast(planned(project({ db, web, e2e })))).toMatchObject({ companions: ['e2e'] })
  })

  test('what tests an app behind a proxy does so too', () => {
    const services: Sketches = {
      proxy: { image: 'nginx', ports: ['80:80'], needs: { api: 'started' } },
      api: { build: '' },
      newman: { image: 'postman/newman', command: 'run x.json', needs: { api: 'started' } },
    }
    expect(cast(planned(project(services))).acceptance).toEqual(['newman'])
    expect(reason(services, 'newman')[0]).toBe('it runs once and depends on api')
  })

  test.each<[string, Sketch]>([
    [
      'keeps asking',
      { image: 'curlimages/curl', command: 'sh -c while true; do curl http://web; sleep 9; done' },
    ],
    [
      'only waits first',
      { build: '', command: 'sh -c until curl -sf http://web; do sleep 1; done; ./relay' },
    ],
    ['is there to be entered', { image: 'curlimages/curl', command: 'sleep infinity' }],
    ['starts again at every change', { build: '', command: 'npm run test:watch' }],
    ['publishes', { image: 'cypress/included', ports: ['9000'] }],
  ])('what %s does not', (_, sketch) => {
    const other = { ...sketch, needs: { web: 'healthy' } }
    expect(cast(planned(project({ db, web, other }))).acceptance).toBeUndefined()
  })

  test('those that wait for each other’s end are all acceptance', () => {
    const services: Sketches = {
      db,
      web,
      e2e: { build: '', needs: { specs: 'completed' } },
      specs: { build: '' },
    }
    expect(cast(planned(project(services)))).toMatchObject({ acceptance: ['e2e', 'specs'] })
  })

  test('tests that need no app are left out', () => {
    const services = { db, web, tests: { build: '', needs: { db: 'healthy' } } }
    expect(cast(planned(project(services)))).toMatchObject({ leftOut: ['tests'] })
  })
})

describe('left out', () => {
  test('a tool, unless something needs it', () => {
    const mail: Sketch = { image: 'mailhog/mailhog', ports: ['8025'] }
    expect(reason({ db, web, mail }, 'mail')).toEqual([
      'mailhog/mailhog is a tool and nothing needs it',
      'services.mail.image',
    ])
    expect(cast(planned(project({ db, web: { ...web, needs: { mail: 'started' } }, mail })))).toMatchObject({
      companions: ['mail'],
    })
    expect(cast(planned(project({ db, web: { ...web, needs: { mail: 'started?' } }, mail })))).toMatchObject({
      leftOut: ['mail'],
    })
  })

  test.each<[string, Sketch]>([
    ['console', { build: '' }],
    ['npm', { image: 'jc21/nginx-proxy-manager' }],
    ['tools', { image: 'acme/tools' }],
    ['shell', { build: '' }],
    ['pdf-exporter', { build: '', image: 'acme/pdf-exporter' }],
    ['backup-api', { build: '' }],
    ['exporter', { build: '' }],
    ['storybook', { build: '' }],
    ['calendar', { build: '', image: 'acme/tempo' }],
  ])('but %s %j is an app where it publishes', (name, sketch) => {
    const published = { ...sketch, ports: ['3000:3000'] }
    expect(cast(planned(project({ db, web, [name]: published }))).app).toEqual([name, 'web'].sort())
  })

  test.each<[string, Sketch]>([
    ['console', { build: '' }],
    ['backup', { build: '' }],
    ['exporter', { image: 'acme/postgres-exporter', ports: ['9187:9187'] }],
    ['prometheus', { build: '', ports: ['9090:9090'] }],
    ['charts', { build: '', image: 'acme/grafana', ports: ['3000:3000'] }],
  ])('%s %j is a tool', (name, sketch) => {
    expect(cast(planned(project({ db, web, [name]: sketch }))).leftOut).toEqual([name])
  })

  test('what asks for no container', () => {
    expect(reason({ db, web, big: { build: '', ports: ['1'], raw: { scale: 0 } } }, 'big')).toEqual([
      'asks for 0 containers',
      'services.big.scale',
    ])
  })

  test('what only something left out needs', () => {
    const services: Sketches = {
      db,
      web,
      tests: { build: '', needs: { 'db-test': 'healthy', browser: 'started' } },
      'db-test': { image: 'mysql:5.7' },
      browser: { image: 'acme/browser' },
    }
    expect(cast(planned(project(services)))).toMatchObject({ leftOut: ['browser', 'db-test', 'tests'] })
    expect(reason(services, 'browser')[0]).toBe('only tests needs it, and that is left out')
  })

  test('a store for tests that are left out, and one beside a store that is used', () => {
    const tests: Sketch = { build: '', needs: { 'db-test': 'healthy', ledger: 'healthy' } }
    const services: Sketches = { web: { build: '', ports: ['80'] }, tests, 'db-test': { image: 'mysql:5.7' } }
    expect(cast(planned(project(services)))).toEqual({ app: ['web'], leftOut: ['db-test', 'tests'] })
    const more: Sketches = { ...services, web, db, ledger: { image: 'postgres' } }
    expect(cast(planned(project(more))).leftOut).toEqual(['db-test', 'ledger', 'tests'])
  })

  test('what asks for no container, even where something needs it', () => {
    const services: Sketches = {
      web: { ...web, needs: { off: 'started' } },
      off: { build: '', raw: { scale: 0 } },
    }
    const plan = planned(project(services))
    expect(cast(plan)).toEqual({ app: ['web'], leftOut: ['off'] })
    expect(step(plan, 'start:web').needs).toEqual(['create:web'])
  })

  test('but a store that no other stands for is started, whoever says so', () => {
    const services = { db, web: { build: '', ports: ['80'] }, tests: { build: '', needs: { db: 'healthy' } } }
    expect(cast(planned(project(services)))).toMatchObject({ database: ['db'], leftOut: ['tests'] })
  })

  test('an inactive profile', () => {
    const plain = project({ db, web })
    const sources = { ...plain.sources, inactive: [{ service: 'admin', profiles: ['tools', 'debug'] }] }
    expect(planned({ ...plain, sources }).roles.leftOut).toEqual([
      {
        service: 'admin',
        why: 'belongs to profile tools and debug, which is not active',
        at: { file: 'services.admin', line: 1, column: 1 },
      },
    ])
  })
})

describe('settings decide', () => {
  const services: Sketches = {
    db,
    redis: { image: 'redis' },
    web: { ...web, needs: { db: 'healthy', chores: 'completed' } },
    api: { build: '', ports: ['9000:9000'], needs: { db: 'healthy' } },
    worker: { build: '', needs: { redis: 'started' } },
    chores: { build: '' },
    seed: { build: '' },
    e2e: { build: '' },
    lint: { build: '' },
  }

  test('nothing set', () => {
    expect(cast(planned(project(services)))).toEqual({
      database: ['db', 'redis'],
      migrate: ['chores', 'seed'],
      app: ['api', 'web'],
      acceptance: ['e2e'],
      companions: ['worker'],
      leftOut: ['lint'],
    })
  })

  test('every role set', () => {
    const by = settings({
      database: ['db'],
      migrate: ['worker'],
      app: ['api'],
      acceptance: ['seed'],
      test: ['lint'],
    })
    const plan = planned(project(services), by)
    // The worker needs redis, which is no database then.
    expect(cast(plan)).toEqual({
      database: ['db'],
      migrate: ['worker'],
      app: ['api'],
      acceptance: ['seed'],
      test: ['lint'],
      companions: ['redis'],
      leftOut: ['chores', 'e2e', 'web'],
    })
    expect(plan.roles.app).toEqual([
      { service: 'api', why: 'x-gate.app names it', at: { file: 'x-gate.app', line: 1, column: 1 } },
    ])
  })

  test('what an app waits for runs, whoever else is named to migrate', () => {
    const plan = planned(project(services), settings({ migrate: ['seed'] }))
    expect(plan.roles.migrate).toEqual([
      { service: 'seed', why: 'x-gate.migrate names it', at: { file: 'x-gate.migrate', line: 1, column: 1 } },
      {
        service: 'chores',
        why: 'web depends on it',
        at: { file: 'services.web.depends_on.chores', line: 1, column: 1 },
      },
    ])
  })

  test('a command runs in a copy of a long-running service', () => {
    const plan = planned(project(services), settings({ migrate: ['api -- rake db:setup'] }))
    expect(plan.roles.migrate.map(({ service, why }) => [service, why])).toEqual([
      ['api-migrate', 'x-gate.migrate runs rake db:setup in api'],
      ['chores', 'web depends on it'],
    ])
    expect(plan.roles.app.map(({ service }) => service)).toEqual(['api', 'web'])
  })

  test('and in the service itself where that runs once', () => {
    const plan = planned(project(services), settings({ migrate: ['chores -- rake db:setup'] }))
    expect(cast(plan).migrate).toEqual(['chores'])
    expect(plan.model.services).toMatchObject({ chores: { command: ['rake', 'db:setup'] } })
  })

  test('a check starts what it asks', () => {
    const tool: Sketches = { ...services, admin: { image: 'adminer', ports: ['8080'] } }
    const plan = planned(project(tool), settings({}, smoke('GET admin/')))
    expect(plan.roles.companions[0]?.why).toBe('the check GET admin/ asks it')
  })

  test('unknown services are all told, with the nearest name', () => {
    const by = settings({ app: ['wep', 'nothinglike'], database: ['DB'] }, smoke('GET webb/'))
    const found = problems(project({ db, web }), by)
    expect(found.map(({ message, instead, at }) => [message, instead, at?.file])).toEqual([
      [
        'x-gate.smoke: the project has no service `webb`',
        'write `web`; the services are db and web',
        'x-gate.smoke',
      ],
      [
        'x-gate.database: the project has no service `DB`',
        'write `db`; the services are db and web',
        'x-gate.database',
      ],
      [
        'x-gate.app: the project has no service `wep`',
        'write `web`; the services are db and web',
        'x-gate.app',
      ],
      [
        'x-gate.app: the project has no service `nothinglike`',
        'name another: the services are db and web',
        'x-gate.app',
      ],
    ])
  })

  test('one that several checks of one place ask is told once', () => {
    const found = problems(project({ db, web }), settings({}, smoke('GET webb/', 'GET webb/x')))
    expect(found.map(({ message }) => message)).toEqual(['x-gate.smoke: the project has no service `webb`'])
  })

  test('an app without a container is told once, whatever checks ask it', () => {
    const off = { ...web, raw: { scale: 0 } }
    const found = problems(
      project({ db, web: off }),
      settings({ app: ['web'] }, smoke('GET /x', 'GET web/y')),
    )
    expect(found.map(({ message }) => message)).toEqual([
      'x-gate.app names `web`, which is to have 0 containers',
    ])
  })

  test('a service of an inactive profile is told as such', () => {
    const plain = project({ db, web })
    const sources = { ...plain.sources, inactive: [{ service: 'admin', profiles: ['tools'] }] }
    expect(problems({ ...plain, sources }, settings({ app: ['admin'] }))).toEqual([
      {
        message: 'x-gate.app: the service `admin` belongs to the profile `tools`, which is not active',
        instead: 'activate it with `--profile tools` (setting profiles)',
        at: { file: 'x-gate.app', line: 1, column: 1 },
      },
    ])
  })

  test('nobody has two roles', () => {
    const [problem] = problems(project({ db, web }), settings({ app: ['web'], acceptance: ['web'] }))
    expect(problem?.message).toBe('the service `web` is named both as app and as acceptance')
    expect(cast(planned(project({ db, web }), settings({ app: ['web'], migrate: ['web -- x'] })))).toEqual({
      app: ['web'],
      database: ['db'],
      migrate: ['web-migrate'],
    })
  })
})

describe('what cannot be started', () => {
  test('something outside Compose provides it', () => {
    const services: Sketches = {
      web: { ...web, needs: { database: 'started' } },
      database: { raw: { provider: { type: 'awesomecloud', options: { type: 'mysql' } } } },
    }
    expect(problems(project(services))).toEqual([
      {
        message:
          'the service `database` is no container: the provider awesomecloud makes it outside Compose, where the gate can neither judge nor remove it',
        at: { file: 'services.database.provider', line: 1, column: 1 },
        instead:
          'put a container in its place in an override file, `database: {provider: !reset null, image: …}`, or leave it out with a profile',
      },
    ])
  })

  test('unless nothing starts it', () => {
    const tunnel = { raw: { provider: { type: 'tunnel' } } }
    expect(cast(planned(project({ db, web, test: tunnel })))).toMatchObject({ leftOut: ['test'] })
  })

  test.each<[string, Sketch, ReturnType<typeof settings>, string, string]>([
    ['app', { ports: ['80'], raw: { scale: 0 } }, settings({ app: ['z'] }), 'x-gate.app names `z`', 'scale'],
    [
      'database',
      { raw: { deploy: { replicas: 0 } } },
      settings({ database: ['z'] }),
      'x-gate.database names `z`',
      'deploy.replicas',
    ],
  ])('%s of 0 containers', (_, z, by, who, path) => {
    expect(problems(project({ db, web, z: { image: 'acme/z', ...z } }), by)).toEqual([
      {
        message: `${who}, which is to have 0 containers`,
        at: { file: `services.z.${path}`, line: 1, column: 1 },
        instead: 'write 1 there, if need be in an override file, or name another service',
      },
    ])
  })
})
