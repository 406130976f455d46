import { expect, test } from '@jest/globals'
import { planned, project, type Sketch } from './sketch.js'

const web = { build: '', environment: { VIRTUAL_HOST: 'shop.example.com,www.shop.example.com' } }
const labelled = (labels: Readonly<Record<string, string>>): Sketch => ({ build: '', raw: { labels } })

/** What the checks that nobody wrote know of names. */
function routes(services: Readonly<Record<string, Sketch>>) {
  return planned(project(services)).steps.flatMap((step) =>
    step.kind === 'check' && 'check' in step ? [[step.service, step.byDefault?.routes?.names]] : [],
  )
}

test.each<[string, Sketch, readonly string[]]>([
  ['nginx-proxy', web, ['shop.example.com', 'www.shop.example.com']],
  [
    'Traefik',
    labelled({ 'traefik.http.routers.web.rule': 'Host(`a.org`) || Host(`b.org`)' }),
    ['a.org', 'b.org'],
  ],
  ['Caddy', labelled({ caddy: 'c.org' }), ['c.org']],
])('the names that a file gives for %s', (_, behind, names) => {
  expect(routes({ proxy: { build: '', ports: ['80:80'] }, web: behind })).toEqual([['proxy', names]])
})

test('a known proxy without any name, an app without a proxy, and an app with a name of its own', () => {
  expect(routes({ proxy: { image: 'haproxy:3', ports: ['80'] }, web: { build: '' } })).toEqual([
    ['proxy', []],
  ])
  expect(routes({ web: { build: '', ports: ['80'] } })).toEqual([['web', undefined]])
  expect(routes({ web: { ...web, ports: ['80'] } })).toEqual([['web', undefined]])
})
