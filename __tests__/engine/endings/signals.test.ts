import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inventory, Witness } from '../../harness/engine.js'
import { startGate } from '../../harness/gate.js'
import { Strangers } from '../../harness/strangers.js'
import { expectGone, limitOf, note } from './ending.js'
import { flags, kinds, scene } from './scenes.js'

let strangers: Strangers
const projects: string[] = []

beforeAll(async () => {
  strangers = await Strangers.appear()
})

afterAll(async () => {
  await strangers[Symbol.asyncDispose]()
  // What was asked of the engine and came late would show by now.
  expect((await Promise.all(projects.map(inventory))).flat()).toEqual([])
})

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  test.each(kinds)('during %s', async (kind) => {
    await using witness = await Witness.begin()
    await using play = await scene(kind, strangers.name)
    const before = await strangers.state()
    const gate = await startGate(flags(play), { cwd: play.folder.path })
    await gate.process.until(() => play.reached(witness, gate.reports.path))

    const asked = performance.now()
    gate.process.kill(signal)
    const { exitCode, report, files, stdout } = await gate.ended
    const took = performance.now() - asked
    await note(`${signal} during ${kind}`, took)
    projects.push(play.name)

    expect({ exitCode, verdict: report?.verdict, leftovers: report?.leftovers }).toEqual({
      exitCode: exitCodes[signal],
      verdict: 'cancelled',
      leftovers: [],
    })
    await expectGone(play.name, witness)
    expect(await strangers.state()).toEqual(before)
    expect(took).toBeLessThan(limitOf(kind))
    // A create may just have ended, a start is waited for, and a teardown is no step that could be cancelled.
    const brief = ['create', 'start', 'teardown'].includes(kind)
    const during = brief ? '' : ` during .*\\b${kind.split(' ')[0]}\\b`
    expect(report?.reason).toMatch(new RegExp(`^Cancelled by ${signal}${during}`))
    expect(stdout).toContain(report?.reason)
    expect(files.get('logs/db.log')).toContain('db is up')
    expect([...files.keys()]).toEqual(expect.arrayContaining(['report.html', 'junit.xml', 'summary.md']))
  })
})
