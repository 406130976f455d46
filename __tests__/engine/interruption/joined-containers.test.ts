import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chosenRows } from '../../harness/chosen-rows.js'
import { EventRecorder } from '../../harness/event-recorder.js'
import { ForeignResources } from '../../harness/foreign-resources.js'
import { command, startGate } from '../../harness/gate.js'
import { expectNothingLeft } from '../../harness/nothing-left.js'
import { flags, slowProject } from '../../harness/slow-project.js'
import { foreignContainer, oneOff } from './joined-containers.js'

let foreign: ForeignResources

beforeAll(async () => {
  foreign = await ForeignResources.create()
})

afterAll(async () => {
  await foreign[Symbol.asyncDispose]()
})

describe('a one-off of Compose and a foreign container in the network of a run', () => {
  const signals = chosenRows(['SIGINT', 'SIGKILL'] as const, (signal) => signal === 'SIGKILL')
  test.each(signals)('%s removes the one and spares the other', async (signal) => {
    await using events = await EventRecorder.start()
    await using slow = await slowProject('check', foreign.name)
    const before = await foreign.state()
    const gate = await startGate(flags(slow), { cwd: slow.folder.path })
    await gate.process.until(() => slow.reached(events, gate.reports.path))
    await using inside = await oneOff(slow.name, 'db', slow.folder.path)
    await using outside = await foreignContainer(`${slow.name}_default`)
    expect([await inside.look(), await outside.look()]).toEqual([
      { running: true, networks: expect.arrayContaining([`${slow.name}_default`]) },
      { running: true, networks: expect.arrayContaining([`${slow.name}_default`, 'bridge']) },
    ])

    gate.process.kill(signal)
    await gate.ended
    if (signal === 'SIGKILL') {
      const down = await command(['down', '-p', slow.name])
      expect([down.exitCode, down.stderr]).toEqual([0, expect.stringMatching(`Removed .* of ${slow.name}`)])
      const again = await command(['down', '-p', slow.name])
      // The engine may be building for other tests, of which `down` tells first.
      const nothing = expect.stringContaining(`Nothing of ${slow.name} is there.\n`)
      expect([again.exitCode, again.stderr]).toEqual([0, nothing])
    }

    await expectNothingLeft(slow.name, events)
    expect(await inside.look()).toBeUndefined()
    expect(await outside.look()).toEqual({ running: true, networks: ['bridge'] })
    expect(await foreign.state()).toEqual(before)
  })
})
