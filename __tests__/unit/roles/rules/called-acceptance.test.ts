import { describe, expect, test } from '@jest/globals'
import { planned, project, type Sketch, servicesByRole } from '../../plan/sketch.js'
import { db, reason, type Sketches, web } from '../role-sketches.js'

const onWeb = { needs: { web: 'started' } }

describe('acceptance by its name', () => {
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
    expect(servicesByRole(planned(project(services))).acceptance).toEqual([name])
    expect(reason(services, name)[0]).toBe(why)
  })

  test('not even by its name does what stays', () => {
    const e2e: Sketch = { build: '', command: 'tail -f /dev/null', needs: { web: 'started' } }
    expect(servicesByRole(planned(project({ db, web, e2e })))).toMatchObject({ companions: ['e2e'] })
  })

  test('those that wait for each other’s end are all acceptance', () => {
    const services: Sketches = {
      db,
      web,
      e2e: { build: '', needs: { specs: 'completed' } },
      specs: { build: '' },
    }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ acceptance: ['e2e', 'specs'] })
  })

  test('a browser that acceptance services drive', () => {
    const services: Sketches = {
      db,
      web,
      'e2e-chrome': { image: 'selenium/standalone-chrome:4', ...onWeb },
      e2e: { build: '', needs: { web: 'started', 'e2e-chrome': 'started' } },
    }
    const plan = servicesByRole(planned(project(services)))
    expect(plan).toMatchObject({ acceptance: ['e2e'], companions: ['e2e-chrome'] })
  })

  test('an app that acceptance services wait for', () => {
    const services: Sketches = {
      db,
      web,
      'e2e-app': { build: '', probe: 'ok' },
      e2e: { build: '', needs: { 'e2e-app': 'healthy' } },
    }
    const plan = servicesByRole(planned(project(services)))
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
    expect(servicesByRole(planned(project(services)))).toMatchObject({
      acceptance: ['e2e'],
      migrate: ['tests'],
    })
  })
})
