import { expect, test } from '@jest/globals'
import { nameOfText, pathOfText, textsOf } from '../../../src/compose/service-texts.js'
import { project } from '../plan/sketch.js'

test('the texts of a service, with their names and places', () => {
  const raw = { labels: { 'a.b': 'x$$y' } }
  const sketch = {
    image: 'a',
    entrypoint: ['/e'],
    command: 'run it',
    probe: 'ask',
    environment: { URL: 'u' },
    raw,
  }
  const service = project({ app: sketch }).services.app
  if (!service) throw new Error('no service')
  const texts = textsOf(service)
  expect(texts.map((one) => `${nameOfText(one)}: ${one.text}`)).toEqual([
    'URL: u',
    'its entrypoint: /e',
    'its command: run',
    'its command: it',
    'its health check: CMD-SHELL',
    'its health check: ask',
    'a.b: x$y',
  ])
  expect(texts.map((one) => pathOfText('app', one).join('.')).filter((_, index) => index % 3 === 0)).toEqual([
    'services.app.environment.URL',
    'services.app.command',
    'services.app.labels.a.b',
  ])
  expect(textsOf({ ...service, raw: { labels: ['a=b=c'] } }).at(-1)).toEqual({
    key: 'labels',
    name: 'a',
    text: 'b=c',
  })
})
