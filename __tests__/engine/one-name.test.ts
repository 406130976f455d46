import { describe, expect, test } from '@jest/globals'
import { chosenRows } from '../harness/chosen-rows.js'
import { engine, inventory, PROJECT } from '../harness/engine.js'
import { command, type GateRun, runGate, startGate } from '../harness/gate.js'
import { app, project } from '../harness/project.js'
import { uniqueName } from '../harness/unique-name.js'

const ISO_TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`

const compose = {
  services: { app: app({}, { volumes: ['./server.pl:/app/server.pl:ro', 'data:/data'] }) },
  volumes: { data: null },
}

function expectTaken({ exitCode, report, stderr }: GateRun, name: string): void {
  expect([exitCode, report?.verdict, report?.steps]).toEqual([2, 'error', []])
  expect(report?.reason).toMatch(
    new RegExp(`^the project name ${name} is taken by a run that began at ${ISO_TIME}`),
  )
  expect(stderr).toContain(`compose-gate down -p ${name}`)
}

describe('two runs of one name at the same time', () => {
  test('one of them passes, and the other is told that the name is taken', async () => {
    await using files = await project(compose)
    // Whatever the order in which they look at the engine.
    for (const delay of chosenRows([0, 150, 900], (after) => after === 0)) {
      const name = uniqueName('one-name')
      const run = async (after: number) => {
        await new Promise((resolve) => setTimeout(resolve, after))
        return runGate(['-p', name], { cwd: files.path })
      }
      const ended = await Promise.all([run(0), run(delay)])
      const [passed, ...others] = [...ended].sort((a, b) => Number(a.exitCode) - Number(b.exitCode))
      expect(passed).toMatchObject({ exitCode: 0, report: { verdict: 'passed', leftovers: [] } })
      for (const other of others) expectTaken(other, name)
      expect(await inventory(name)).toEqual([])
    }
  })
})

test('all that a run makes says which run it is of, and the name is taken as long as it is up', async () => {
  const name = uniqueName('labelled')
  await using files = await project(compose)
  const kept = await startGate(['-p', name, '--keep'], { cwd: files.path })
  expect((await kept.ended).exitCode).toBe(0)
  const filters = JSON.stringify({ label: [`${PROJECT}=${name}`] })
  const [containers, networks, { Volumes: volumes }] = await Promise.all([
    engine.listContainers({ all: true, filters }),
    engine.listNetworks({ filters }),
    engine.listVolumes({ filters }),
  ])
  const runs = [...containers, ...networks, ...volumes].map(({ Labels }) => Labels?.['compose-gate.run'])
  expect(runs).toEqual(Array.from({ length: 4 }, () => expect.stringMatching(/^[0-9a-f-]{36}$/)))
  expect(new Set(runs).size).toBe(1)

  expectTaken(await runGate(['-p', name], { cwd: files.path }), name)
  const down = await command(['down', '-p', name])
  expect(down.stderr).toMatch(/^Removed 1 container, 1 network, 1 volume of /m)
  expect(await inventory(name)).toEqual([])
  expect((await runGate(['-p', name], { cwd: files.path })).exitCode).toBe(0)
})
