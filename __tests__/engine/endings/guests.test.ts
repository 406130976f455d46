import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Witness } from '../../harness/engine.js'
import { command, startGate } from '../../harness/gate.js'
import { Strangers } from '../../harness/strangers.js'
import { expectGone, note } from './ending.js'
import { oneOff, visitor } from './guests.js'
import { flags, scene } from './scenes.js'

let strangers: Strangers

beforeAll(async () => {
  strangers = await Strangers.appear()
})

afterAll(async () => {
  await strangers[Symbol.asyncDispose]()
})

describe('a one-off and a stranger in the network of a run', () => {
  test.each(['SIGINT', 'SIGKILL'] as const)('%s removes the one and spares the other', async (signal) => {
    await using witness = await Witness.begin()
    await using play = await scene('check', strangers.name)
    const before = await strangers.state()
    const gate = await startGate(flags(play), { cwd: play.folder.path })
    await gate.process.until(() => play.reached(witness, gate.reports.path))
    await using inside = await oneOff(play.name, 'db', play.folder.path)
    await using stranger = await visitor(`${play.name}_default`)
    expect([await inside.look(), await stranger.look()]).toEqual([
      { running: true, networks: expect.arrayContaining([`${play.name}_default`]) },
      { running: true, networks: expect.arrayContaining([`${play.name}_default`, 'bridge']) },
    ])

    gate.process.kill(signal)
    await gate.ended
    if (signal === 'SIGKILL') {
      const begun = performance.now()
      const down = await command(['down', '-p', play.name])
      await note('down after SIGKILL', performance.now() - begun)
      expect([down.exitCode, down.stderr]).toEqual([0, expect.stringMatching(`Removed .* of ${play.name}`)])
      const again = await command(['down', '-p', play.name])
      expect([again.exitCode, again.stderr]).toEqual([0, `Nothing of ${play.name} is there.\n`])
    }

    await expectGone(play.name, witness)
    expect(await inside.look()).toBeUndefined()
    expect(await stranger.look()).toEqual({ running: true, networks: ['bridge'] })
    expect(await strangers.state()).toEqual(before)
  })
})
