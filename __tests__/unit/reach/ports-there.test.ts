import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import type { JsonObject } from '../../../src/common/json.js'
import type { EnginePlace } from '../../../src/reach/engine-place.js'
import { needPortsThere } from '../../../src/reach/ports-there.js'
import { checkOf } from '../checks/reading.js'
import { closedPort, serving } from '../checks/server.js'

const onHost = { network_mode: 'host' }
const published = { ports: [{ target: 80, host_ip: '127.0.0.1' }] }
const going = new AbortController().signal

/** Looks for an app that is asked at a port. @param taken whether a connection is taken; undefined: nobody may ask */
async function look(place: EnginePlace, app: JsonObject, port: number, taken?: boolean) {
  const check = { id: 'check:1', kind: 'check', service: 'app', needs: [], check: checkOf('GET app:80/') }
  const asked: number[] = []
  const takes = async (_: string, at: number) => {
    asked.push(at)
    return taken === true && at === port
  }
  const plan = { steps: [{ ...check, port }] as never, model: { services: { app } } }
  await needPortsThere(place, plan, { takes }, systemClock, going)
  return asked
}

const FOREIGN = /^something else than app listens at port \d+ of \S+: it did so before the run began$/

describe('on a machine behind ssh', () => {
  const place = { kind: 'tunnel', host: 'far' } as const

  test('a port of its own network has to be free', async () => {
    await expect(look(place, onHost, 80, true)).rejects.toThrow(FOREIGN)
    expect(await look(place, onHost, 80, false)).toEqual([80])
  })

  test('one port is enough to know whether ssh may forward those that the engine chooses', async () => {
    expect(await look(place, published, 80, true)).toEqual([1])
  })
})

describe('on a machine in the network', () => {
  const place = { kind: 'elsewhere', host: '127.0.0.1' } as const

  test('a port of its own network has to be free', async () => {
    await using stranger = await serving((_, response) => response.end())
    const port = Number(stranger.url.port)
    await expect(look(place, onHost, port)).rejects.toThrow(FOREIGN)
    await expect(look(place, published, port)).resolves.toEqual([])
    await expect(look(place, onHost, Number((await closedPort()).port))).resolves.toEqual([])
  })
})

test('a machine without an address is told, where apps are asked', async () => {
  const place = { kind: 'elsewhere', host: 'nowhere.invalid' } as const
  await expect(look(place, published, 80)).rejects.toThrow('nowhere.invalid, has no address')
  const plan = { steps: [], model: {} }
  await expect(needPortsThere(place, plan, undefined, systemClock, going)).resolves.toBeUndefined()
  expect(await look({ kind: 'elsewhere', host: '[::1]' }, published, 80)).toEqual([])
})

test('on this machine nobody is asked', async () => {
  expect(await look({ kind: 'here', isProven: true }, onHost, 80, true)).toEqual([])
})
