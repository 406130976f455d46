import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../../src/common/json.js'
import { Waits } from '../../../../src/plan/graph/waits.js'
import { comesAfter, planned, problems, project, type Sketch, settings, smoke, step } from '../sketch.js'

type Sketches = Readonly<Record<string, Sketch>>

const db: Sketch = { image: 'mysql:5.7', probe: 'mysqlshow' }
const migrate: Sketch = { build: '', command: 'rake db:migrate', needs: { db: 'healthy' } }
const app: Sketch = { build: '', ports: ['8000:8000'], needs: { db: 'healthy' } }

const plan = (services: Sketches, by = settings()) => planned(project(services), by)

describe('the example', () => {
  const steps = plan({ db, migrate, app }).steps.map(({ id, needs }) => [id, needs])

  test('has these steps, each with what it needs, in this order', () => {
    expect(steps).toEqual([
      ['build:app', []],
      ['pull:db', []],
      ['create:app', ['build:app']],
      ['create:db', ['pull:db']],
      ['create:migrate', ['build:app']],
      ['start:db', ['create:db']],
      ['ready:db', ['start:db']],
      ['job:migrate', ['create:migrate', 'ready:db']],
      ['start:app', ['create:app', 'job:migrate', 'ready:db']],
      ['check:1', ['start:app']],
    ])
  })
})

describe('a job that asks a server by name', () => {
  const web: Sketch = { image: 'acme/web', ports: ['80'] }
  const seed: Sketch = { image: 'curlimages/curl', command: 'curl -X POST http://web/items' }
  const others: Sketch = { image: 'acme/worker', command: 'worker' }

  test('comes after that server, and before others', () => {
    const steps = plan({ web, seed, others })
    expect(comesAfter(steps, 'job:seed', 'start:web')).toBe(true)
    expect(comesAfter(steps, 'start:others', 'job:seed')).toBe(true)
  })

  test('but before it where the server waits for the job', () => {
    const steps = plan({ web: { ...web, needs: { seed: 'completed' } }, seed })
    expect(comesAfter(steps, 'start:web', 'job:seed')).toBe(true)
  })

  test('and after stores that are ready, whether it asks them or not', () => {
    const tables: Sketch = { image: 'acme/web', command: 'wait-for db:3306 -- rake db:migrate' }
    const steps = plan({ db, cache: { image: 'redis' }, web, tables })
    expect(comesAfter(steps, 'job:tables', 'ready:db')).toBe(true)
    expect(comesAfter(steps, 'job:tables', 'ready:cache')).toBe(true)
    expect(comesAfter(steps, 'start:web', 'job:tables')).toBe(true)
  })
})

describe('a job on the files of a store', () => {
  const files = (source: string, more: JsonObject = {}): JsonObject => ({
    volumes: [{ type: 'volume', source, target: '/data', ...more }],
  })
  const store: Sketch = { image: 'mongo:7', raw: files('data') }
  const give: Sketch = { image: 'busybox', command: 'chown -R 999 /data', raw: files('data') }
  const isFirst = (job: Sketch) =>
    comesAfter(plan({ store, app: { build: '', ports: ['80'] }, job }), 'start:store', 'job:job')

  test.each<[string, Sketch, boolean]>([
    ['comes before the store', give, true],
    ['also with the image of the store', { ...give, image: 'mongo:7', entrypoint: ['sh', '-c'] }, true],
    ['but not where it only reads them', { ...give, raw: files('data', { read_only: true }) }, false],
    ['nor where it has others', { ...give, raw: files('other') }, false],
    ['nor where it asks the store', { ...give, command: 'sh -c "mongosh store; touch /data/x"' }, false],
    [
      'nor where it waits for them',
      { ...give, command: 'sh -c "until test -e /data/x; do sleep 1; done"' },
      false,
    ],
    ['nor where it waits for the store', { ...give, needs: { store: 'started' } }, false],
  ])('%s', (_what, job, first) => expect(isFirst(job)).toBe(first))
})

describe('where the file is silent', () => {
  const silent: Sketches = {
    db,
    cache: { image: 'redis' },
    migrate: { build: '', command: 'rake db:migrate' },
    app: { build: '', ports: ['80'] },
    worker: { build: '' },
  }

  test('stores are ready before migrations, and these have ended before anything that runs on', () => {
    expect(step(plan(silent), 'job:migrate').needs).toEqual(['create:migrate', 'ready:cache', 'ready:db'])
    expect(step(plan(silent), 'start:app').needs).toContain('job:migrate')
    expect(step(plan(silent), 'start:worker').needs).toContain('job:migrate')
  })

  test('without migrations, apps wait for the stores themselves', () => {
    const { migrate: _, ...rest } = silent
    expect(step(plan(rest), 'start:app').needs).toEqual(['create:app', 'ready:cache', 'ready:db'])
  })

  test('a migration that names its store waits for no other', () => {
    expect(step(plan({ ...silent, migrate }), 'job:migrate').needs).toEqual(['create:migrate', 'ready:db'])
  })
})

describe('short forms', () => {
  test('mean ready for a store and ended for a job', () => {
    const short: Sketches = {
      db,
      migrate: { ...migrate, needs: { db: 'started' } },
      app: { ...app, needs: { migrate: 'started', db: 'started' } },
    }
    expect(step(plan(short), 'job:migrate').needs).toContain('ready:db')
    expect(step(plan(short), 'start:app').needs).toEqual(['create:app', 'job:migrate', 'ready:db'])
  })

  test('are no matter where the file says healthy', () => {
    const services: Sketches = {
      app: { ...app, needs: { api: 'healthy' } },
      api: { build: '', probe: 'true' },
    }
    expect(step(plan(services), 'start:app').needs).toEqual(['create:app', 'ready:api'])
  })

  test('mean started for anything else', () => {
    const services: Sketches = {
      app: { ...app, needs: { api: 'started' } },
      api: { build: '', probe: 'true' },
    }
    expect(step(plan(services), 'start:app').needs).toEqual(['create:app', 'start:api'])
  })
})

describe('migrations', () => {
  test('on one store run one after another: what makes tables, then what fills them', () => {
    const services: Sketches = { db, app, seed: { ...migrate, command: 'rake db:seed' }, migrate }
    expect(step(plan(services), 'job:seed').needs).toContain('job:migrate')
  })

  test('each wait for the one before alone, and the app for the last', () => {
    const services: Sketches = {
      db,
      app: { build: '', ports: ['80'] },
      one: migrate,
      two: migrate,
      three: migrate,
    }
    const inARow = plan(services, settings({ migrate: ['one', 'two', 'three'] }))
    expect(step(inARow, 'job:three').needs).toEqual(['create:three', 'job:two', 'ready:db'])
    expect(step(inARow, 'start:app').needs).toEqual(['create:app', 'job:three', 'ready:db'])
  })

  test('in the order of the setting', () => {
    const services: Sketches = { db, app, one: migrate, two: migrate }
    expect(step(plan(services, settings({ migrate: ['two', 'one'] })), 'job:one').needs).toContain('job:two')
    expect(step(plan(services, settings({ migrate: ['one', 'two'] })), 'job:two').needs).toContain('job:one')
  })

  test('but never against the file', () => {
    const services: Sketches = {
      db,
      app,
      migrate: { ...migrate, needs: { db: 'healthy', seed: 'completed' } },
      seed: { ...migrate, command: 'rake db:seed' },
    }
    expect(step(plan(services), 'job:migrate').needs).toContain('job:seed')
  })

  test('on different stores run side by side', () => {
    const services: Sketches = {
      db,
      files: { image: 'minio/minio' },
      migrate,
      createbuckets: { image: 'minio/mc', needs: { files: 'started' } },
      app,
    }
    expect(comesAfter(plan(services), 'job:migrate', 'job:createbuckets')).toBe(false)
    expect(comesAfter(plan(services), 'job:createbuckets', 'job:migrate')).toBe(false)
  })

  test('what a store needs first waits for no store', () => {
    const services: Sketches = {
      certs: { image: 'alpine' },
      db: { ...db, needs: { certs: 'completed' } },
      migrate,
      app,
    }
    expect(step(plan(services), 'job:certs').needs).toEqual(['create:certs'])
    expect(comesAfter(plan(services), 'job:migrate', 'job:certs')).toBe(true)
  })

  test('nor do two things that stores need first wait for each other', () => {
    const services: Sketches = {
      certs: { image: 'alpine' },
      keys: { image: 'alpine' },
      db: { ...db, needs: { certs: 'completed', keys: 'completed' } },
      app,
    }
    expect(step(plan(services), 'job:certs').needs).toEqual(['create:certs'])
    expect(step(plan(services), 'job:keys').needs).toEqual(['create:keys'])
  })

  test('what a migration needs running starts before it, and nothing else does', () => {
    const services: Sketches = {
      db,
      vault: { image: 'vault', needs: { db: 'healthy' } },
      migrate: { ...migrate, needs: { vault: 'started' } },
      app,
    }
    expect(comesAfter(plan(services), 'start:vault', 'job:migrate')).toBe(false)
    expect(comesAfter(plan(services), 'start:app', 'job:migrate')).toBe(true)
  })
})

describe('tests', () => {
  const services: Sketches = {
    db,
    'db-test': { image: 'mysql:5.7', probe: 'mysqlshow' },
    unit: { build: 'test', needs: { 'db-test': 'healthy' } },
    migrate,
    app,
  }
  const tested = plan(services, settings({ test: ['unit'] }))

  test('run before anything starts but what they need', () => {
    expect(step(tested, 'job:unit').needs).toEqual(['create:unit', 'ready:db-test'])
    expect(step(tested, 'start:db').needs).toEqual(['create:db', 'job:unit'])
    expect(comesAfter(tested, 'start:db-test', 'job:unit')).toBe(false)
    expect(comesAfter(tested, 'job:migrate', 'job:unit')).toBe(true)
  })

  test('on one store run one after another, in the order of the setting', () => {
    const two: Sketches = { ...services, more: { build: 'test', needs: { 'db-test': 'healthy' } } }
    const inARow = plan(two, settings({ test: ['unit', 'more'] }))
    expect(step(inARow, 'job:more').needs).toEqual(['create:more', 'job:unit', 'ready:db-test'])
    expect(step(inARow, 'start:db').needs).toEqual(['create:db', 'job:more'])
  })

  test('while everything is built and created meanwhile', () => {
    expect(step(tested, 'create:app').needs).toEqual(['build:app'])
  })
})

describe('acceptance', () => {
  const services: Sketches = {
    db,
    migrate,
    app: { ...app, probe: 'curl localhost' },
    worker: { build: '', needs: { db: 'healthy' } },
    specs: { build: 'specs' },
    acceptance: { build: 'acceptance' },
  }

  test('comes after ready apps, what runs beside them, and the checks; one after another', () => {
    const accepted = plan(services, settings({}, smoke('GET /', 'GET /health')))
    expect(step(accepted, 'job:acceptance').needs).toEqual([
      'create:acceptance',
      'ready:app',
      'start:worker',
      'check:1',
      'check:2',
    ])
    expect(step(accepted, 'job:specs').needs).toContain('job:acceptance')
  })

  test('waits for what is ready, though the file asks for less', () => {
    const short: Sketches = { ...services, specs: { build: 'specs', needs: { app: 'started' } } }
    expect(step(plan(short), 'job:specs').needs).toContain('ready:app')
  })

  test('that an app waits for is a cycle, named with both ends', () => {
    const circular = { ...services, app: { ...app, needs: { specs: 'completed' } } }
    expect(problems(project(circular), settings({ acceptance: ['specs'] }))).toEqual([
      {
        message: 'dependency cycle: app → specs → app (specs comes after app as the roles (acceptance) say)',
        at: { file: 'services.app.depends_on.specs', line: 1, column: 1 },
        instead: 'remove one of these dependencies, or give the services other roles',
      },
    ])
  })
})

describe('cycles of the file', () => {
  test('are named once', () => {
    const services: Sketches = {
      app: { ...app, needs: { a: 'started' } },
      a: { build: '', needs: { b: 'started' } },
      b: { build: '', needs: { a: 'started' } },
    }
    expect(problems(project(services)).map(({ message }) => message)).toEqual(['dependency cycle: a → b → a'])
  })
})

describe('ready', () => {
  test.each<[string, Sketch, Sketches, boolean]>([
    ['a health check', { build: '', probe: 'true' }, {}, true],
    ['a disabled one', { build: '', probe: false }, {}, false],
    ['none', { build: '' }, {}, false],
    [
      'somebody who waits for the image’s own',
      { build: '' },
      { app: { ...app, needs: { it: 'healthy' } } },
      true,
    ],
    ['a known store', { image: 'redis' }, {}, true],
  ])('%s', (_, it, others, expected) => {
    const ids = plan({ app, db, it, ...others }).steps.map(({ id }) => id)
    expect(ids.includes('ready:it')).toBe(expected)
  })

  test('is what a database must be, whatever it is and says', () => {
    const ledger = { ledger: { image: 'acme/ledger' }, app }
    const ids = plan(ledger, settings({ database: ['ledger'] })).steps.map(({ id }) => id)
    expect(ids).toContain('ready:ledger')
  })

  test('knows the store', () => {
    expect(step(plan({ db, app }), 'ready:db')).toMatchObject({ store: { name: 'mysql', port: 3306 } })
  })
})

test('only what nothing calls a server may end well', () => {
  const services: Sketches = { db, app, worker: { build: '' }, extract: { build: '' } }
  const starts = plan(services).steps.flatMap((one) =>
    one.kind === 'start' ? [[one.service, one.mayEnd]] : [],
  )
  expect(starts.sort()).toEqual([
    ['app', false],
    ['db', false],
    ['extract', true],
    ['worker', false],
  ])
})

test('a wait never becomes shorter', () => {
  const waits = new Waits(['app', 'db'])
  waits.add('app', 'db', 'started')
  waits.add('app', 'db', 'ready')
  waits.add('app', 'db', 'started')
  expect([...waits.of('app')]).toEqual([['db', 'ready']])
})

describe('images', () => {
  test('identical builds are one, and all get its image', () => {
    const services: Sketches = {
      app,
      worker: { build: { dockerfile: 'Dockerfile', context: '/shop' } },
      named: { build: '', image: 'acme/named:2' },
      other: { build: 'other' },
    }
    const { steps } = plan(services)
    expect(steps.filter(({ kind }) => kind === 'build')).toEqual([
      {
        id: 'build:app',
        kind: 'build',
        service: 'app',
        image: 'compose-gate/shop/app:run',
        shared: [
          { service: 'named', image: 'acme/named:2' },
          { service: 'worker', image: 'compose-gate/shop/worker:run' },
        ],
        needs: [],
      },
      {
        id: 'build:other',
        kind: 'build',
        service: 'other',
        image: 'compose-gate/shop/other:run',
        shared: [],
        needs: [],
      },
    ])
  })

  test('another platform is another build', () => {
    const services: Sketches = { app, arm: { build: '', raw: { platform: 'linux/arm64' } } }
    expect(plan(services).steps.filter(({ kind }) => kind === 'build')).toHaveLength(2)
  })

  test.each([
    [undefined, 'missing'],
    ['missing', 'missing'],
    ['if_not_present', 'missing'],
    ['always', 'always'],
    ['never', 'never'],
    ['build', 'never'],
    ['daily', 'always'],
    ['weekly', 'always'],
    ['every_12h', 'always'],
  ])('the pull_policy %s means %s', (written, policy) => {
    const raw = written === undefined ? {} : { pull_policy: written }
    expect(step(plan({ app: { image: 'acme/app', ports: ['80'], raw } }), 'pull:app')).toMatchObject({
      policy,
    })
  })

  test('of two services with one image the keener pull_policy counts', () => {
    const services: Sketches = {
      app: { image: 'acme/app', ports: ['80'], raw: { pull_policy: 'never' } },
      worker: { image: 'acme/app:latest', raw: { pull_policy: 'always' } },
    }
    expect(step(plan(services), 'pull:app')).toMatchObject({ policy: 'always' })
  })

  test('one image is pulled once, and never one that a build makes', () => {
    const services: Sketches = {
      app: { ...app, image: 'acme/app' },
      worker: { image: 'acme/app:latest' },
      one: { image: 'redis:7' },
      two: { image: 'redis:7' },
    }
    const made = plan(services)
    expect(made.steps.filter(({ kind }) => kind === 'pull').map(({ id }) => id)).toEqual(['pull:one'])
    expect(step(made, 'create:two').needs).toEqual(['pull:one'])
    expect(step(made, 'create:worker').needs).toEqual(['build:app'])
  })

  test('a build on another service’s image comes after that', () => {
    const contexts = { context: '/shop', additional_contexts: { base: 'service:base' } }
    const services: Sketches = { app: { ...app, build: contexts }, base: { build: 'base', ports: ['1'] } }
    expect(step(plan(services), 'build:app').needs).toEqual(['build:base'])
  })
})

describe('joined services', () => {
  test('are created first and started first', () => {
    const services: Sketches = { app, side: { build: '', raw: { network_mode: 'service:app' } } }
    expect(step(plan(services), 'create:side').needs).toEqual(['build:app', 'create:app'])
    expect(step(plan(services), 'start:side').needs).toEqual(['create:side', 'start:app'])
  })
})

describe('a copy with another command', () => {
  const { steps } = plan({ db, app }, settings({ migrate: ['app -- rake db:migrate'] }))

  test('is a job in the built image, and says what it is a variant of', () => {
    expect(steps.find(({ id }) => id === 'job:app-migrate')).toMatchObject({
      needs: ['create:app-migrate', 'ready:db'],
      declaredAs: 'app',
      role: 'migrate',
    })
    expect(steps.find(({ id }) => id === 'create:app-migrate')?.needs).toEqual(['build:app'])
    expect(steps.find(({ id }) => id === 'start:app')).not.toHaveProperty('declaredAs')
  })
})
