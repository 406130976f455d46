import { describe, expect, test } from '@jest/globals'
import { planned, problems, project, servicesByRole, settings, smoke } from '../plan/sketch.js'
import { db, web } from './role-sketches.js'

describe('services that settings name', () => {
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

  test('a service of an inactive profile is told as such', () => {
    const plain = project({ db, web })
    const sources = { ...plain.sources, inactive: [{ service: 'admin', profiles: ['tools'] }] }
    expect(problems({ ...plain, sources }, settings({ app: ['admin'] }))).toEqual([
      {
        message: 'x-gate.app: the service `admin` belongs to the profile `tools`, which is not active',
        instead: 'activate it with `profiles: tools` under `x-gate`',
        at: { file: 'x-gate.app', line: 1, column: 1 },
      },
    ])
  })

  test('nobody has two roles', () => {
    const [problem] = problems(project({ db, web }), settings({ app: ['web'], acceptance: ['web'] }))
    expect(problem?.message).toBe('the service `web` is named both as app and as acceptance')
    expect(
      servicesByRole(planned(project({ db, web }), settings({ app: ['web'], migrate: ['web -- x'] }))),
    ).toEqual({
      app: ['web'],
      database: ['db'],
      migrate: ['web-migrate'],
    })
  })
})
