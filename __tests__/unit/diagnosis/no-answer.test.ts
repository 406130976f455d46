import { describe, expect, test } from '@jest/globals'
import type { CheckResult } from '../../../src/checks/attempts.js'
import { toldOf } from '../../../src/diagnosis/no-answer.js'
import type { StepContext } from '../../../src/steps/step-context.js'

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid'
const listener = (address: string, port: number) =>
  `   0: ${address}:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A 00000000`

const ANY = '00000000'
const LOOPBACK = '0100007F'

/** What is told of a check on port 9999 of a service whose only container says this of what it listens on. */
function told(output: string, came: 'nowhere' | 'to nobody' | 'to an answer' = 'to nobody', mode = 'bridge') {
  const stage = {
    model: { services: { web: { network_mode: mode } } },
    containers: { of: () => [{ id: 'one' }] },
    docker: { inspect: async () => ({ pid: 0 }), exec: async () => ({ exitCode: 0, output }) },
  }
  const result: CheckResult = {
    status: 'failed',
    came,
    attempts: 1,
    detail: 'connection reset',
    evidence: '',
  }
  return toldOf(result, 'web', 9999, stage as unknown as StepContext, new AbortController().signal)
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
    expect(await told([HEAD, ...lines].join('\n'))).toBe(`connection reset; ${clause}`)
  })

  test.each([
    ['it listens all the same', `${HEAD}\n${listener(ANY, 9999)}`, 'to nobody', 'bridge'],
    ['nobody can tell', 'exec: "cat": executable file not found in $PATH', 'to nobody', 'bridge'],
    ['it did answer', HEAD, 'to an answer', 'bridge'],
    ["its network is the machine's", HEAD, 'nowhere', 'host'],
  ] as const)('nothing more where %s', async (_name, tables, came, mode) => {
    expect(await told(tables, came, mode)).toBe('connection reset')
  })
})
