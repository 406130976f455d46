import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { listenersIn } from '../../../src/readiness/open-ports.js'
import { SocketTables } from '../../../src/readiness/socket-tables.js'

test('show a server as soon as it listens, and no longer when it has closed', async () => {
  const group = readFileSync('/proc/self/cgroup', 'utf8').trim()
  const tables = new SocketTables(process.pid, group, systemClock)
  tables.read()
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '0.0.0.0', () => resolve((server.address() as { port: number }).port))
  })
  expect(listenersIn(tables.read() ?? '').ports).toContain(port)
  await new Promise((resolve) => server.close(resolve))
  expect(listenersIn(tables.read() ?? '').ports).not.toContain(port)
})

test.each(['127.0.0.1', '::'])('show a server on %s that is not the first of its kind', async (host) => {
  const group = readFileSync('/proc/self/cgroup', 'utf8').trim()
  const tables = new SocketTables(process.pid, group, systemClock)
  const servers = [createServer(), createServer()]
  for (const server of servers) {
    const before = listenersIn(tables.read(true) ?? '')
    await new Promise<void>((resolve) => server.listen(0, host, resolve))
    const { port } = server.address() as { port: number }
    const { ports, silent } = listenersIn(tables.read() ?? '')
    expect({ silent, open: ports.has(port) }).toEqual({ silent: false, open: host === '::' })
    expect(before.ports).not.toContain(port)
  }
  for (const server of servers) await new Promise((resolve) => server.close(resolve))
})

test('are not those of a process of another container', () => {
  expect(new SocketTables(process.pid, 'f'.repeat(64), systemClock).read()).toBeUndefined()
})
