import { expect, test } from '@jest/globals'
import { asksByName } from '../../../../src/roles/facts/asks-by-name.js'
import { project } from '../../plan/sketch.js'

const { web, app } = project({
  web: { image: 'x' },
  app: { image: 'x', raw: { container_name: 'shop.app' } },
}).services

test.each([
  ['curl -f http://web/rows', true],
  ['nc -z web 8080', true],
  ['wait-for-it web:80 -- x', true],
  ['x --url=https://user@web', true],
  ['cp -r /app/web /out', false],
  ['npm run build:web 8080', false],
  ['curl http://web.example.com/', false],
  ['curl http://my-web/', false],
  ['curl http://webs:80/', false],
])('%s', (command, asks) => {
  const { job } = project({ job: { image: 'x', command } }).services
  expect(job && web && asksByName(job, web)).toBe(asks)
})

test('the name of a container is one, and nobody asks himself', () => {
  const { job } = project({ job: { image: 'x', command: 'curl http://shop.app:80' } }).services
  expect(job && app && asksByName(job, app)).toBe(true)
  expect(web && asksByName({ ...web, command: ['curl', 'http://web/'] }, web)).toBe(false)
})
