import { describe, expect, test } from '@jest/globals'
import { knownLoadTools } from '../../../../src/roles/known/known-load-tools.js'
import { planned, project, type Sketch, servicesByRole } from '../../plan/sketch.js'
import { db, knownIn, testingIn, web } from '../role-sketches.js'

describe('known load tools', () => {
  test.each(knownLoadTools.flatMap(({ images = [] }) => images))('the image %s', (image) => {
    expect(testingIn({ image, command: '--all' })).toBe('target')
  })

  const commands = knownLoadTools.flatMap((tool) => tool.commands)
  test.each(commands.map((known) => [known.example, known] as const))('`%s`', (example, known) => {
    expect(knownIn(example)).toContain(known)
    expect(testingIn({ build: '', command: example })).toBe('target')
    expect(testingIn({ build: '', command: `sh -c sleep 5; ${example} | tee log` })).toBe('target')
  })
})

describe('what makes load', () => {
  const roles = (load: Sketch) => servicesByRole(planned(project({ db, web, load })))
  const needs = { web: 'started' }

  test.each<[Sketch]>([
    [{ image: 'justb4/jmeter:5.5', command: '-n -t plan.jmx', needs }],
    [{ build: '', command: 'sh -c for i in 1 2 3; do jmeter -n -t plan$i.jmx || exit 1; done', needs }],
    [{ build: '', command: 'sh -c echo GET http://web/ | vegeta attack -duration=10s | tee r.bin', needs }],
    [{ image: 'grafana/k6', command: 'run /scripts/load.js', ports: ['6565'] }],
  ])('tests the app, and then ends: %j', (load) => {
    expect(roles(load)).toMatchObject({ app: ['web'], acceptance: ['load'] })
  })

  test.each<[Sketch]>([
    [{ image: 'grafana/k6', command: 'run /scripts/load.js', raw: { restart: 'always' }, needs }],
    [{ build: '', command: 'sh -c while true; do jmeter -n -t plan.jmx; sleep 60; done', needs }],
  ])('but runs beside it where it goes on without end: %j', (load) => {
    expect(roles(load)).toMatchObject({ app: ['web'], companions: ['load'] })
  })
})
