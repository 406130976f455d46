import { expect, test } from '@jest/globals'
import { composeProblems } from '../../../../src/compose/problems/compose-problems.js'
import { probeProblems } from '../../../../src/compose/problems/probe-problems.js'
import { servicesIn } from '../../../../src/compose/source/find-place.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

const treeWith = (probe: string) =>
  treeOf({ 'compose.yaml': `services:\n  db:\n    healthcheck: {${probe}}\n` })

function told(probe: string) {
  const services = treeWith(probe).all.flatMap((file) => servicesIn(file))
  return services
    .flatMap(({ name, place }) => probeProblems(place, { path: `services.${name}`, covers: [] }))
    .map(({ problem: { message, at, instead } }) => `${shortPlace(at)} ${message} → ${instead}`)
}

test('the list of a probe that begins with its program is told what it lacks', () => {
  expect(told('test: [pg_isready, -U, shop]')).toEqual([
    'compose.yaml:3:26 services.db.healthcheck.test: the list begins with `pg_isready`, and must begin with `CMD`, `CMD-SHELL` or `NONE` → write `test: ["CMD", "pg_isready", "-U", "shop"]`',
  ])
})

test('a first word that is nearly one of them is told as that', () => {
  expect(told('test: [CMD-SHEL, pg_isready]')[0]).toMatch(/→ write `test: \["CMD-SHELL", "pg_isready"\]`$/)
})

test.each([
  'test: [CMD, pg_isready]',
  'test: [CMD-SHELL, pg_isready || exit 1]',
  'test: [NONE]',
  'test: pg_isready',
  'test: []',
  'test: ["${PROBE}", x]',
  'interval: 5s',
])('%s is fine', (probe) => expect(told(probe)).toEqual([]))

test('what Compose says of it without a place is not told a second time, and anything else is', () => {
  const problems = (stderr: string) =>
    composeProblems({ exitCode: 15, stderr }, treeWith('test: [pg_isready]')).map(({ message }) => message)
  const own = expect.stringContaining('the list begins with `pg_isready`')
  expect(problems('healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"')).toEqual([own])
  expect(problems('words that nobody knows')).toEqual(['words that nobody knows', own])
})
