import { expect, test } from '@jest/globals'
import { runsReader } from '../../../../src/roles/facts/runs-facts.js'
import { project, type Sketch } from '../../plan/sketch.js'

test('services that run the same are read once, others apart', () => {
  const sketches: Record<string, Sketch> = {
    one: { image: 'acme/shop', command: 'npm start' },
    same: { image: 'acme/shop', command: 'npm start', ports: ['80'] },
    image: { image: 'acme/shop:2', command: 'npm start' },
    command: { image: 'acme/shop', command: 'npm test' },
    entrypoint: { image: 'acme/shop', entrypoint: ['npm', 'start'] },
    both: { image: 'acme/shop', entrypoint: ['./run'], command: 'npm start' },
    nothing: { build: '' },
    built: { build: '', built: { base: 'nginx' } },
  }
  const read = runsReader()
  const { one, same, ...others } = Object.fromEntries(
    Object.entries(project(sketches).services).map(([name, service]) => [name, read(service)]),
  )
  expect(same).toBe(one)
  expect(new Set([one, ...Object.values(others)]).size).toBe(7)
})

test('where the Compose file gives no command, the Dockerfile does', () => {
  const built = { entrypoint: ['tini', '--'], command: ['npm', 'test'] }
  const { own, given } = project({
    own: { build: '', built },
    given: { build: '', built, command: 'npm start' },
  }).services
  const read = runsReader()
  expect(own && read(own)).toMatchObject({
    testing: 'target',
    command: { isGiven: false, last: { text: 'npm test' } },
  })
  expect(given && read(given)).toMatchObject({
    testing: undefined,
    command: { isGiven: true, last: { text: 'npm start' } },
  })
})

test('what `npm test` is called says nothing of whether it ends', () => {
  const startScript = { path: 'package.json', args: [], text: 'react-scripts test' }
  const sketch = { build: '', command: 'npm test', startScript }
  const { looked, ci } = project({ looked: sketch, ci: { ...sketch, environment: { CI: 'true' } } }).services
  const read = runsReader()
  expect(looked && read(looked).testing).toBe('watched')
  expect(ci && read(ci).testing).toBe('target')
})
