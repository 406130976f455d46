import { describe, expect, test } from '@jest/globals'
import type { Sketch } from '../../plan/sketch.js'
import { factsOf, type Sketches } from '../role-sketches.js'

const load: Sketch = { image: 'acme/load', command: './load' }
const sign = (sketch: Sketch, others: Sketches = {}, name = 'load') =>
  factsOf({ ...others, [name]: { ...load, ...sketch } }, name).serverSign
const signWithoutCommand = (sketch: Sketch) => factsOf({ load: sketch }, 'load').serverSign

describe('what calls a service a server', () => {
  test.each<[string, Sketch, string]>([
    ['a port', { ports: ['80'] }, 'it publishes a port'],
    ['a health check', { probe: 'true' }, 'it has a health check'],
    ['one of its Dockerfile', { build: '', built: { hasHealthCheck: true } }, 'it has a health check'],
    ['a policy', { raw: { restart: 'always' } }, 'it has `restart: always`'],
    ['a policy that people stop', { raw: { restart: 'unless-stopped' } }, 'it has `restart: unless-stopped`'],
    ['a worker', { command: 'celery -A shop worker' }, 'its command is a server or worker'],
    ['a server by its name', { command: 'node server.js' }, 'its command is a server or worker'],
    ['a loop', { command: 'sh -c while :; do ./work || exit 9; sleep 1; done' }, 'its command has no end'],
  ])('%s', (_, sketch, why) => {
    expect(sign(sketch)).toBe(why)
  })

  test('its name, unless its image or another command does', () => {
    expect(sign({}, {}, 'worker')).toBe('its name says worker')
    expect(signWithoutCommand({ image: 'nginx' })).toBe('its image is a server')
    expect(signWithoutCommand({ image: 'node', raw: { tty: true } })).toBe('it keeps a terminal open')
    expect(sign({ image: 'nginx', command: 'nginx-check' })).toBeUndefined()
  })

  test('whoever waits for it to run or to be healthy', () => {
    expect(sign({}, { report: { build: '', needs: { load: 'healthy' } } })).toBe(
      'report waits until it is healthy',
    )
    expect(sign({}, { report: { build: '', needs: { load: 'started' } } })).toBe('report waits until it runs')
    expect(sign({}, { report: { build: '', needs: { load: 'completed' } } })).toBeUndefined()
    const ends: Sketch = { command: 'cat /out/rows' }
    expect(sign(ends, { report: { build: '', needs: { load: 'started' } } })).toBeUndefined()
  })

  test.each<[string, Sketch]>([
    ['nothing', {}],
    ['a policy that lets it end well', { raw: { restart: 'on-failure' } }],
    ['a health check that is off', { probe: false }],
  ])('not %s', (_, sketch) => {
    expect(sign(sketch)).toBeUndefined()
  })
})
