import { expect, test } from '@jest/globals'
import { createRunning } from '../../../src/host/running-steps.js'

test('the running steps are told, the oldest first, with how long they take and what they are at', () => {
  let now = 0
  const running = createRunning(() => now)
  expect(running.lines()).toEqual([])
  running.begin({ id: 'build:app', kind: 'build', service: 'app' })
  now = 1000
  running.begin({ id: 'check:1', kind: 'check', service: 'app', label: 'GET\n/todos' })
  now = 2149
  expect(running.lines()).toEqual(['… build app 2.1s', '… GET /todos 1.1s'])
  running.at('build:app', 'RUN make\n')
  running.at('gone', 'words')
  expect(running.lines()).toEqual(['… build app 2.1s: RUN make', '… GET /todos 1.1s'])
  running.end('build:app')
  expect(running.lines()).toEqual(['… GET /todos 1.1s'])
  running.begin({ id: 'ready:db', kind: 'ready', service: 'db' })
  expect(running.lines()).toContain('… ready db 100ms')
  running.clear()
  expect(running.lines()).toEqual([])
})

test('where no step runs, what the run is at is told', () => {
  let now = 0
  const running = createRunning(() => now)
  running.phase('reading the project')
  now = 700
  expect(running.lines()).toEqual(['… reading the project 700ms'])
  running.begin({ id: 'build:app', kind: 'build', service: 'app' })
  expect(running.lines()).toEqual(['… build app 100ms'])
})

test('of hundreds of steps some are told, and how many more there are', () => {
  const running = createRunning(() => 0)
  for (let number = 1; number <= 20; number += 1) {
    running.begin({ id: `start:app${number}`, kind: 'start', service: `app${number}` })
  }
  expect(running.lines()).toHaveLength(9)
  expect(running.lines().at(-1)).toBe('… and 12 more')
})
