import { describe, expect, test } from '@jest/globals'
import { developersReason } from '../../../../src/roles/rules/for-developers.js'
import { planned, project, type Sketch, servicesByRole } from '../../plan/sketch.js'
import { db, factsOf, type Sketches, web } from '../role-sketches.js'

const onWeb = { needs: { web: 'started' } }
const forEver = { build: '', ...onWeb, raw: { restart: 'always' } }

describe('what is for developers', () => {
  test.each<[string, Sketch, string | undefined]>([
    ['unit-tests', { build: '' }, 'its name says tests and nothing needs it'],
    ['css-build', { build: '' }, 'its name says build and nothing needs it'],
    ['shop', { build: 'dev' }, 'builds another target (dev) and nothing needs it'],
    ['build-shop', { build: '' }, undefined],
    ['lint', { build: '', ports: ['80'] }, undefined],
    ['lint', { build: '', command: 'sleep infinity' }, undefined],
    ['css-build', { build: '', raw: { restart: 'always' } }, undefined],
    ['lint', { build: '', raw: { restart: 'always' } }, 'its name says lint and nothing needs it'],
  ])('%s %j: %s', (name, sketch, why) => {
    expect(developersReason(factsOf({ [name]: sketch }, name))?.why).toBe(why)
  })

  test.each<[string, Sketch]>([
    ['tests', { build: '', command: 'npm run test:watch' }],
    ['tests', { build: '', command: 'npx jest --watch' }],
    ['e2e', { build: '', command: 'npm run e2e:open' }],
    ['changes', { build: '', command: 'sh -c find . | entr pytest' }],
    ['changes', { build: '', command: 'ptw -- pytest' }],
    ['cypress-open', { build: '', entrypoint: ['yarn'], command: 'run cypress:open' }],
    ['cypress', { image: 'cypress/included:13', entrypoint: ['cypress', 'open'] }],
    ['e2e', { build: '', command: 'npx playwright test --ui-host=0.0.0.0 --ui-port=9000', ports: ['9000'] }],
  ])('what tests for somebody who looks on is left out: %s %j', (name, sketch) => {
    const services = { db, web, [name]: { ...sketch, ...onWeb } }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ app: ['web'], leftOut: [name] })
  })

  test.each<[string, Sketch]>([
    ['mock', { build: '', command: 'npm run test:mock' }],
    ['test-runner', { build: '', command: 'npm run test-server' }],
    ['css', { build: '', command: 'yarn build:watch' }],
  ])('but not %s %j', (name, sketch) => {
    const services = { db, web, [name]: { ...sketch, ...onWeb } }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ companions: [name] })
  })

  test('not a target that is published, nor what somebody waits for', () => {
    const published: Sketches = { shop: { build: 'dev' }, web: { build: 'dev', ports: ['80'] } }
    expect(developersReason(factsOf(published, 'shop'))).toBeUndefined()
    const needed: Sketches = { lint: { build: '' }, web: { build: '', needs: { lint: 'started' } } }
    expect(developersReason(factsOf(needed, 'lint'))).toBeUndefined()
  })

  test('what is for development and needs the app is left out, and tests nothing', () => {
    const services = { db, web, lint: { build: '', ...onWeb }, image: { build: 'builder', ...onWeb } }
    const restarted = { ...services, lint: forEver }
    expect(servicesByRole(planned(project(services)))).toMatchObject({ leftOut: ['image', 'lint'] })
    expect(servicesByRole(planned(project(restarted)))).toMatchObject({ leftOut: ['image', 'lint'] })
  })
})
