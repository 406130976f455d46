import { describe, expect, test } from '@jest/globals'
import { problems, project, settings } from '../plan/sketch.js'
import { db, web } from './role-sketches.js'

describe('several that publish the same port', () => {
  test('are told all at once', () => {
    const services = {
      blue: { build: '', ports: ['80:8000'] },
      green: { build: '', ports: ['80:9000'] },
      red: { build: '', ports: ['80:1000'] },
    }
    expect(problems(project(services)).map(({ message }) => message)).toEqual([
      'blue, green and red all publish port 80, so only one of them can be the app',
    ])
  })
})

describe('no app', () => {
  test('where a setting names one that is unknown, that is told and no more', () => {
    const found = problems(project({ db }), settings({ app: ['web'] }))
    expect(found.map(({ message }) => message)).toEqual(['x-gate.app: the project has no service `web`'])
  })

  test('where a setting names none, at the setting', () => {
    const [problem] = problems(project({ db, web }), settings({ app: [] }))
    expect(problem?.at?.file).toBe('x-gate.app')
  })

  test('no app at all is a problem that tells what everything was taken for', () => {
    const old = { build: '', raw: { scale: 0 } }
    const [problem, ...others] = problems(project({ db, old }))
    expect(others).toEqual([])
    expect(problem?.message).toBe(
      'no app found among the services: db (mysql:5.7 is a data store), old (asks for 0 containers)',
    )
  })

  test.each([
    ['every service is', 'every service belongs', {}],
    ['what is no data store is', 'other services belong', { db }],
  ])('where %s in a profile, one to activate is told', (_name, who, services) => {
    const { sources, ...rest } = project(services)
    const inactive = [{ service: 'web', profiles: ['full', 'web'] }]
    const [problem] = problems({ ...rest, sources: { ...sources, inactive } })
    expect(problem?.instead).toMatch(new RegExp(`^${who} to a profile: .*--profile full`))
  })
})
