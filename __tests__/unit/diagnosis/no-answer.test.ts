import { describe, expect, test } from '@jest/globals'
import type { CheckResult } from '../../../src/checks/attempts.js'
import { systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import { explainResult } from '../../../src/diagnosis/no-answer.js'
import type { ContainerDetails, ContainerListing } from '../../../src/engine/container-facts.js'
import { closedPort, serving } from '../checks/server.js'

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid'
const listener = (address: string, port: number) =>
  `   0: ${address}:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A 00000000`

const ANY = '00000000'
const LOOPBACK = '0100007F'

type Came = Exclude<CheckResult, { status: 'passed' }>['came']

/** What is told of a check on port 9999 of a service whose only container says this of what it listens on. */
async function told(
  output: string,
  {
    came = 'to nobody',
    isOnHost = false,
    at,
    remoteHost,
  }: { came?: Came; isOnHost?: boolean; at?: URL; remoteHost?: string } = {},
) {
  const inspection = {
    containers: { of: () => [{ id: 'one' } as ContainerListing] },
    docker: {
      inspect: async () => ({ pid: 0 }) as ContainerDetails,
      exec: async () => ({ exitCode: 0, output }),
    },
    addresses: { sharesHostNetwork: () => isOnHost, remoteHost },
    clock: systemClock,
  }
  const result: CheckResult = {
    status: 'failed',
    came,
    attempts: 1,
    detail: 'connection reset',
    evidence: '',
    wrongStatus: false,
  }
  const target = at ?? (await closedPort())
  const app = { service: 'web', port: 9999 }
  return explainResult(result, app, async () => target, inspection, new AbortController().signal)
}

describe('of a service that never answered it is told', () => {
  test.each([
    [
      'that it listens on loopback',
      [listener(LOOPBACK, 9999), listener(ANY, 80)],
      'web listens on 127.0.0.1:9999 only: make it listen on 0.0.0.0',
    ],
    [
      'where it listens instead',
      [listener(ANY, 5443), listener(ANY, 80), listener(LOOPBACK, 3000)],
      'nothing listens on port 9999 of web; it listens on 80, 5443, 127.0.0.1:3000',
    ],
    [
      'no more than a few of its ports',
      [1, 2, 3, 4, 5, 6, 7].map((port) => listener(ANY, port)),
      'nothing listens on port 9999 of web; it listens on 1, 2, 3, 4, 5, …',
    ],
    ['that it does not listen', [], 'web listens on no port'],
  ])('%s', async (_name, lines, clause) => {
    const tables = [HEAD, ...lines].join('\n')
    expect(await told(tables)).toBe(`connection reset; ${clause}`)
    expect(await told(tables, { came: 'nowhere' })).toBe(`connection reset; ${clause}`)
  })

  test.each([
    ['it listens all the same', `${HEAD}\n${listener(ANY, 9999)}`, {}],
    ['nobody can tell', 'exec: "cat": executable file not found in $PATH', {}],
    ['it did answer', HEAD, { came: 'to an answer' }],
    ["its network is the machine's", HEAD, { came: 'nowhere', isOnHost: true }],
  ] as const)('nothing more where %s', async (_name, tables, options) => {
    expect(await told(tables, options)).toBe('connection reset')
  })
})

describe('a service that listens where nobody could connect', () => {
  const tables = `${HEAD}\n${listener(ANY, 9999)}`

  test('is out of reach', async () => {
    await expect(told(tables, { came: 'nowhere' })).rejects.toBeInstanceOf(EngineTrouble)
  })

  test.each([true, false])(
    'is out of reach on another machine where nobody sees what it listens on',
    async (isOnHost) => {
      const blind = 'exec: "cat": executable file not found in $PATH'
      const far = told(blind, { came: 'nowhere', remoteHost: 'far', isOnHost })
      await expect(far).rejects.toThrow('whether web listens cannot be seen')
      expect(await told(blind, { came: 'nowhere' })).toBe('connection reset')
    },
  )

  test('was late where somebody can by now', async () => {
    await using late = await serving((_, response) => response.end())
    expect(await told(tables, { came: 'nowhere', at: late.url })).toBe('connection reset')
  })

  test.each([ANY, LOOPBACK])("is out of reach on another machine's own network, at %s", async (address) => {
    const options = { came: 'nowhere', isOnHost: true, remoteHost: 'far' } as const
    await expect(told(`${HEAD}\n${listener(address, 9999)}`, options)).rejects.toBeInstanceOf(EngineTrouble)
    expect(await told(`${HEAD}\n${listener(address, 80)}`, options)).toBe('connection reset')
  })
})
