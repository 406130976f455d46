import { expect, test } from '@jest/globals'
import { commandsInScript } from '../../../src/compose/command-line.js'
import { lastPipeline, pipelinesOf, textOf } from '../../../src/compose/pipelines.js'

test('commands joined by | are one pipeline', () => {
  const pipelines = pipelinesOf(commandsInScript('a | b -c |& d && e; f'))
  expect(pipelines.map(textOf)).toEqual(['a | b -c | d', 'e', 'f'])
})

test.each([
  ['migrate && seed', 'seed'],
  ['migrate; echo done; exit 0', 'migrate'],
  ['migrate || exit 1', 'migrate'],
  ['until nc -z db 5432; do sleep 1; done; migrate', 'migrate'],
  ['migrate; while true; do sleep 60; done', 'migrate'],
  ['nginx & wait', 'nginx'],
  ['echo y | migrate', 'echo y | migrate'],
  ['migrate; sleep infinity', 'sleep infinity'],
  ['echo a; true', undefined],
  ['', undefined],
])('what %j is there for is %j', (script, expected) => {
  const last = lastPipeline(commandsInScript(script))
  expect(last && textOf(last)).toBe(expected)
})
