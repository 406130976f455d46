import { describe, expect, test } from '@jest/globals'
import type { Sketch } from '../../plan/sketch.js'
import { factsOf, type Sketches } from '../role-sketches.js'

const sign = (sketch: Sketch, others: Sketches = {}) => factsOf({ ...others, load: sketch }, 'load').onceSign
const policy = (condition: string): Sketch => ({
  build: '',
  command: './load',
  raw: { deploy: { restart_policy: { condition } } },
})

describe('what says that a service runs once', () => {
  test.each<[Sketch, string]>([
    [policy('none'), 'its restart policy is none'],
    [{ image: 'alpine', command: 'cat /out/rows' }, 'its command ends (cat /out/rows)'],
    [{ image: 'alpine' }, 'it runs nothing that lasts'],
    [{ image: 'curlimages/curl:8.8.0', command: '-s http://es:9200' }, 'curlimages/curl:8.8.0 asks once'],
    [{ build: '', built: { command: ['cp', '-r', '/dist', '/out'] } }, 'its command ends (cp -r /dist /out)'],
  ])('%j: %s', (sketch, why) => {
    expect(sign(sketch)).toBe(why)
  })

  test('a policy that others have and it has not', () => {
    const alone: Sketch = { build: '', command: './load', raw: { restart: 'no' } }
    expect(sign(alone, { web: { build: '', raw: { restart: 'always' } } })).toBe(
      'it alone has `restart: "no"`',
    )
    expect(sign(alone, { web: { build: '' } })).toBeUndefined()
  })

  const build = (text: string): Sketch => ({
    build: '',
    command: 'npm run build',
    startScript: { path: 'npm run build', args: [], text },
  })

  test.each([['vite build'], ['node make.js'], ['npm run build -w web']])(
    'a build that runs `%s`',
    (text) => {
      expect(sign(build(text))).toBe('its command ends (npm run build)')
    },
  )

  test.each<[string, Sketch]>([
    ['a build that watches', build('vite build --watch')],
    ['a build that may watch', build('tsc && tsc -w')],
    ['a build that serves', build('vite build && vite preview && serve dist')],
    ['another policy', policy('on-failure')],
    ['a command that nobody knows', { build: '', command: './load' }],
    ['what something calls a server', { image: 'alpine', command: 'cat /out/rows', ports: ['80'] }],
  ])('not %s', (_, sketch) => {
    expect(sign(sketch)).toBeUndefined()
  })
})
