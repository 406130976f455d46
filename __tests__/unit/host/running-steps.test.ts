import { expect, test } from '@jest/globals'
import { createRunning } from '../../../src/host/running-steps.js'

test('the running steps are told, the oldest first, with how long they take', () => {
  let now = 0
  const running = createRunning(() => now)
  expect(running.text()).toBe('')
  running.begin({ id: 'build:app', kind: 'build', service: 'app' })
  now = 1000
  running.begin({ id: 'check:1', kind: 'check', service: 'app', label: 'GET\n/todos' })
  now = 2149
  expect(running.text()).toBe('… build app 2.1s · GET /todos 1.1s')
  running.end('build:app')
  expect(running.text()).toBe('… GET /todos 1.1s')
  running.begin({ id: 'ready:db', kind: 'ready', service: 'db' })
  expect(running.text()).toContain('ready db 100ms')
  running.clear()
  expect(running.text()).toBe('')
})
