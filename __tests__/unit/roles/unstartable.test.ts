import { describe, expect, test } from '@jest/globals'
import { planned, problems, project, type Sketch, servicesByRole, settings, smoke } from '../plan/sketch.js'
import { db, type Sketches, web } from './role-sketches.js'

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
    expect(servicesByRole(planned(project({ db, web, test: tunnel })))).toMatchObject({ leftOut: ['test'] })
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
})
