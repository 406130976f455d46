import { describe, expect, test } from '@jest/globals'
import { planned, problems, project, servicesByRole, settings } from '../../plan/sketch.js'
import type { Sketches } from '../role-sketches.js'

describe('services that publish the same port of the host', () => {
  test('two that publish the same host port cannot both be the app', () => {
    const services: Sketches = {
      blue: { build: '', ports: ['80:8000'] },
      green: { build: '', ports: ['80:9000'] },
    }
    expect(problems(project(services))).toEqual([
      {
        message: 'blue and green both publish port 80, so only one of them can be the app',
        at: { file: 'services.blue.ports', line: 1, column: 1 },
        instead: 'say which one it is, for instance with `--app blue`',
      },
    ])
    expect(servicesByRole(planned(project(services), settings({ app: ['green'] })))).toEqual({
      app: ['green'],
      leftOut: ['blue'],
    })
  })

  test('but a development variant gives way', () => {
    const services: Sketches = {
      web: { build: '', ports: ['80:8000'] },
      'web-debug': { build: '', ports: ['80:8000'] },
    }
    expect(servicesByRole(planned(project(services)))).toEqual({ app: ['web'], leftOut: ['web-debug'] })
  })
})
