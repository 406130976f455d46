import { expect, test } from '@jest/globals'
import { restarterOf } from '../../../../src/plan/graph/restarter.js'

const app = (...labels: readonly string[]) => ({
  name: 'app',
  raw: { labels: Object.fromEntries(labels.map((label) => [label, 'true'])) },
})
const heal = (environment: Readonly<Record<string, string>> = {}) => ({
  name: 'heal',
  image: 'willfarrell/autoheal:1.2',
  environment,
})

test.each([
  ['a labelled service', app('autoheal'), heal(), 'heal'],
  ['one with a label of its own', app('heal-me'), heal({ AUTOHEAL_CONTAINER_LABEL: 'heal-me' }), 'heal'],
  ['every service', app(), heal({ AUTOHEAL_CONTAINER_LABEL: 'all' }), 'heal'],
  ['no other', app(), heal(), undefined],
  ['nothing without such a service', app('autoheal'), { ...heal(), image: 'nginx' }, undefined],
])('%s is restarted when it is unhealthy', (_name, service, companion, expected) => {
  expect(restarterOf(service, [companion])).toBe(expected)
})
