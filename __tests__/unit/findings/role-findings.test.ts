import { describe, expect, test } from '@jest/globals'
import { ROLE_CODES } from '../../../src/findings/role-findings.js'
import { planned, project, type Sketch, settings } from '../plan/sketch.js'

type Sketches = Readonly<Record<string, Sketch>>

const db: Sketch = { image: 'mysql:8.4', probe: 'x' }
const migrate: Sketch = { build: '', command: 'rake db:migrate', needs: { db: 'healthy' } }
const app: Sketch = { build: '', ports: ['80'], needs: { migrate: 'completed' } }

function roleFindings(services: Sketches, by = settings()) {
  const codes: readonly string[] = ROLE_CODES
  return planned(project(services), by).findings.filter(({ code }) => codes.includes(code))
}

/** Code, severity and place of every finding. */
function findings(services: Sketches, by = settings()) {
  return roleFindings(services, by).map(({ code, severity, at }) => [code, severity, at?.file])
}

test('a sound project has none', () => {
  expect(findings({ db, migrate, app })).toEqual([])
})

describe('MIGRATION_ORDER', () => {
  test.each<[string, Sketches, unknown[]]>([
    [
      'no edge',
      { app: { ...app, needs: { db: 'healthy' } } },
      [['MIGRATION_ORDER', 'warning', 'services.app.depends_on']],
    ],
    [
      'the short form',
      { app: { ...app, needs: { migrate: 'started' } } },
      [['MIGRATION_ORDER', 'warning', 'services.app.depends_on.migrate']],
    ],
    [
      'through another',
      { app: { ...app, needs: { api: 'started' } }, api: { build: '', needs: { migrate: 'completed' } } },
      [],
    ],
    [
      'the other way round',
      { app: { build: '', ports: ['80'] }, migrate: { ...migrate, needs: { app: 'started' } } },
      [],
    ],
  ])('%s', (_, services, expected) => {
    expect(findings({ db, migrate, app, ...services })).toEqual(expected)
  })

  test('not for what only the settings run', () => {
    expect(findings({ app: { build: '', ports: ['80'] } }, settings({ migrate: ['app -- x'] }))).toEqual([])
  })
})

describe('ONE_SHOT_RESTART', () => {
  test.each([
    ['always', 'warning'],
    ['unless-stopped', 'warning'],
    ['on-failure:3', 'notice'],
  ])('%s is a %s', (restart, severity) => {
    expect(findings({ db, app, migrate: { ...migrate, raw: { restart } } })).toEqual([
      ['ONE_SHOT_RESTART', severity, 'services.migrate.restart'],
    ])
  })
})

test('MIGRATION_IN_COMMAND: a migration in front of the server', () => {
  const hidden = {
    ...app,
    needs: {},
    entrypoint: ['sh', '-c', 'python manage.py migrate && exec gunicorn shop'],
  }
  const found = roleFindings({ db, app: hidden })
  expect(found.map(({ code, at }) => [code, at?.file])).toEqual([
    ['MIGRATION_IN_COMMAND', 'services.app.entrypoint'],
  ])
  expect(found[0]?.message).toContain('(`python manage.py migrate`)')
})

describe('NEVER_STARTED', () => {
  test('no container asked for, or needed only by what is left out', () => {
    const services: Sketches = {
      db,
      migrate,
      app,
      off: { build: '', raw: { scale: 0 } },
      browser: { image: 'acme/browser' },
      tests: { build: '', needs: { browser: 'started' } },
    }
    expect(findings(services)).toEqual([
      ['NEVER_STARTED', 'notice', 'services.browser'],
      ['NEVER_STARTED', 'notice', 'services.off'],
    ])
  })

  test('not for tools, tests and bases, which are meant to stay out', () => {
    const services: Sketches = {
      db,
      migrate,
      app: { ...app, extends: 'base' },
      base: { build: '' },
      tests: { build: '' },
      adminer: { image: 'adminer' },
    }
    expect(findings(services)).toEqual([])
  })
})

test('STORE_NETWORK: who waits for a store must reach it', () => {
  const networks = (...names: string[]) => ({
    networks: Object.fromEntries(names.map((name) => [name, null])),
  })
  const services: Sketches = {
    db: { ...db, raw: networks('back') },
    migrate: { ...migrate, raw: networks('front') },
    app: { ...app, needs: { migrate: 'completed', db: 'healthy' }, raw: networks('front', 'back') },
  }
  expect(findings(services)).toEqual([['STORE_NETWORK', 'warning', 'services.migrate.networks']])
})

describe('what is left out', () => {
  const tool: Sketch = {
    image: 'adminer',
    ports: ['8080:8080'],
    needs: { db: 'started' },
    raw: { privileged: true, networks: { other: null } },
  }

  test('has no findings: nothing of it is in the run', () => {
    expect(planned(project({ db, migrate, app, adminer: tool })).findings).toEqual([])
  })

  test('has them where something starts it', () => {
    const needed = { ...app, needs: { ...app.needs, adminer: 'started' } }
    const { findings } = planned(project({ db, migrate, app: needed, adminer: tool }))
    expect(findings.map(({ code }) => code).sort()).toEqual([
      'HOST_PORT',
      'IMAGE_LATEST',
      'PRIVILEGED',
      'STORE_DEPENDENCY',
      'STORE_NETWORK',
    ])
  })

  test('is told as a fault of the file where Compose did', () => {
    const warnings = ['The "TAG" variable is not set. Defaulting to a blank string.']
    const { findings } = planned({ ...project({ db, migrate, app, adminer: tool }), warnings })
    expect(findings.map(({ code }) => code)).toEqual(['UNSET_VARIABLE'])
  })
})
