import { expect, test } from '@jest/globals'
import { oldCompose } from '../../../../src/preflight/machine/old-compose.js'
import type { Sketch } from '../../plan/sketch.js'
import { told } from './facts.js'

const hook = [{ command: ['x'] }]
const context = (contexts: object): Sketch => ({ build: { additional_contexts: { ...contexts } } })

test.each<[string, Sketch, string, string]>([
  ['post_start', { image: 'a', raw: { post_start: hook } }, '2.30', '2.29.7'],
  ['pre_start', { image: 'a', raw: { pre_start: hook } }, '5.3', '5.1.3'],
  ['use_api_socket', { image: 'a', raw: { use_api_socket: true } }, '2.37.2', '2.37.1'],
  ['build.additional_contexts', context({ src: 'service:base' }), '2.33', '2.26.1'],
])('%s is told where Compose would do nothing about it', async (place, app, since, compose) => {
  const base: Sketch = { build: 'base', command: 'true' }
  expect(await told(oldCompose, { app, base }, { compose })).toEqual([
    expect.stringMatching(
      `^services\\.app\\.${place} .* needs Docker Compose ${since} or later, this is ${compose}$`,
    ),
  ])
  expect(await told(oldCompose, { app, base }, { compose: `${since}.2` })).toEqual([])
})

test('contexts of other kinds, a list of them, and keys that need no deed', async () => {
  const app: Sketch = { build: { additional_contexts: ['src=./service', 'x=docker-image://service:1'] } }
  const env: Sketch = { image: 'a', raw: { env_file: [{ path: 'x', format: 'raw' }], pre_stop: hook } }
  expect(await told(oldCompose, { app, env }, { compose: '2.26.1' })).toEqual([])
  const listed: Sketch = { build: { additional_contexts: ['src=service:env'] } }
  expect(await told(oldCompose, { app: listed, env }, { compose: '2.26.1' })).toHaveLength(1)
})
