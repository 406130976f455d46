import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { command, startGate } from '../harness/gate.js'
import { project, type ServiceText } from '../harness/project.js'
import { SecondEngine } from '../harness/second-engine.js'
import { buildSmallApp, smallApp } from '../harness/small-app.js'
import { uniqueName } from '../harness/unique-name.js'

let engine: SecondEngine

beforeAll(async () => {
  await buildSmallApp()
  engine = await SecondEngine.start()
  await engine.give(smallApp)
})

afterAll(async () => await engine?.[Symbol.asyncDispose]())

const app = { image: smallApp, ports: ['8080'] }
const neverHealthy = {
  image: smallApp,
  command: ['sleep', '1000'],
  healthcheck: { test: 'exit 1', interval: '1s', retries: 100 },
}

describe('an engine that is stopped', () => {
  test.each<[string, Readonly<Record<string, ServiceText>>, RegExp]>([
    ['while a check is asked', { app: { ...app, environment: { STATUS: '503' } } }, /✔ start app/],
    [
      'while a service gets ready',
      { app: { ...app, depends_on: { side: { condition: 'service_healthy' } } }, side: neverHealthy },
      /▸ ready side/,
    ],
  ])('%s is to blame, and what the run made is removed when it goes on', async (_, services, begun) => {
    await using files = await project({ services, 'x-gate': { smoke: ['GET / 200'] } })
    const name = uniqueName('stopped')
    const { env } = engine
    const args = ['-p', name, '--timeout', '30s', '--smoke-timeout', '25s']
    const gate = await startGate(args, { cwd: files.path, env })
    await gate.process.until(() => begun.test(gate.process.stderr))
    await pause(1000)
    await engine.onMachine('sh', '-c', 'kill -STOP $(cat /run/engine.pid)')
    try {
      const { exitCode, report, stdout } = await gate.ended
      expect([report?.verdict, exitCode]).toEqual(['error', 3])
      expect(report?.reason).toContain('did not answer within 10s')
      expect(stdout).toContain(`compose-gate down -p ${name}`)
    } finally {
      await engine.onMachine('sh', '-c', 'kill -CONT $(cat /run/engine.pid)')
    }
    expect(await command(['down', '-p', name], { env })).toMatchObject({ exitCode: 0 })
    expect(await engine.left(name)).toEqual([])
  })
})
