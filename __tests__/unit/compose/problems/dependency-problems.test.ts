import { expect, test } from '@jest/globals'
import { cycleProblem, dependencyProblems } from '../../../../src/compose/problems/dependency-problems.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

function problems(needs: Readonly<Record<string, string>>) {
  const lines = Object.entries(needs).map(([name, list]) => `  ${name}: {depends_on: ${list}}`)
  const tree = treeOf({ 'compose.yaml': `services:\n${lines.join('\n')}\n` })
  return dependencyProblems(tree).map(({ message, at }) => [message, shortPlace(at)])
}

test('services that do not exist, by list and by map', () => {
  expect(problems({ a: '[b, none]', b: '{other: {condition: service_healthy}}' })).toEqual([
    ['service "a" depends on undefined service "none"', 'compose.yaml:2:23'],
    ['service "b" depends on undefined service "other"', 'compose.yaml:3:20'],
  ])
})

test('services that do not exist, by other keys that name some', () => {
  const text = `services:
  a:
    links: [bb, "none:db"]
    volumes_from: ["gone:ro", "container:x"]
    network_mode: "service:away"
    ipc: shareable
    pid: host
  bb:
    network_mode: "container:x"
    ipc: "service:a"
`
  const told = dependencyProblems(treeOf({ 'compose.yaml': text }))
  expect(told.map(({ message, at }) => [message, shortPlace(at)])).toEqual([
    ['service "a" depends on undefined service "none"', 'compose.yaml:3:17'],
    ['service "a" depends on undefined service "gone"', 'compose.yaml:4:20'],
    ['service "a" depends on undefined service "away"', 'compose.yaml:5:19'],
  ])
})

test('each circle once, from the service that comes first', () => {
  expect(problems({ a: '[b]', b: '[c]', c: '[b]', d: '[d]' })).toEqual([
    ['dependency cycle detected: b -> c -> b', 'compose.yaml:3:20'],
    ['dependency cycle detected: d -> d', 'compose.yaml:5:20'],
  ])
})

test('nothing is wrong where two ways lead to one service', () => {
  expect(problems({ a: '[b, c]', b: '[c]', c: '[]' })).toEqual([])
})

test('a thousand services in a row are followed', () => {
  const chain = Array.from({ length: 5000 }, (_, i) => [`s${i}`, i === 4999 ? '[]' : `[s${i + 1}]`] as const)
  expect(problems(Object.fromEntries(chain))).toEqual([])
})

test('a circle says what to do', () => {
  expect(cycleProblem(treeOf({}), ['a', 'b', 'a'])).toEqual({
    message: 'dependency cycle detected: a -> b -> a',
    at: undefined,
    instead: 'take one of these dependencies away',
  })
})
