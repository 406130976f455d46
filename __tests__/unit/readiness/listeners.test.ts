import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import type { ExecResult } from '../../../src/engine/container-exec.js'
import type { ContainerDetails } from '../../../src/engine/container-facts.js'
import { ListenerLookup } from '../../../src/readiness/listeners.js'
import { ManualClock } from '../../harness/manual-clock.js'

const going = new AbortController().signal
const TABLE = '  sl  local_address\n   0: 00000000:0CEA 00000000:0000 0A\n'

/** Looks at a container with this first process; a command in it comes to that. */
function lookup(pid: number, result: ExecResult = { exitCode: 0, output: TABLE }, id = 'f'.repeat(64)) {
  const commands: string[] = []
  const docker = {
    inspect: async () => ({ pid }) as ContainerDetails,
    exec: async (_id: string, command: readonly string[]) => {
      commands.push(command.join(' '))
      return result
    },
  }
  return { it: new ListenerLookup(docker, id, new ManualClock()), commands }
}

describe('a container of an engine elsewhere', () => {
  test('is asked by a command', async () => {
    const { it, commands } = lookup(process.pid)
    const found = await it.look(going)
    expect(found).toMatchObject({ known: true, ports: new Set([3306]) })
    expect(commands).toEqual(['cat /proc/net/tcp /proc/net/tcp6'])
  })

  test('tells nothing for free, for good', async () => {
    expect(await lookup(process.pid).it.lookWhereFree()).toEqual({ known: false, forGood: true })
  })
})

test('a container that is not running yet tells nothing, for now', async () => {
  expect(await lookup(0).it.lookWhereFree()).toEqual({ known: false, forGood: false })
})

describe('a command that tells nothing', () => {
  test.each<[string, ExecResult, boolean]>([
    ['is not there', { exitCode: 127, output: 'cat: not found' }, true],
    [
      'is not there, as an engine tells it',
      { exitCode: undefined, output: 'executable file `cat` not found' },
      true,
    ],
    ['did not end in time', { exitCode: undefined, output: 'no answer within 5000 ms' }, false],
    ['was ended by a signal', { exitCode: 137, output: '' }, false],
  ])('%s: for good %#', async (_, result, forGood) => {
    expect(await lookup(0, result).it.look(going)).toEqual({ known: false, forGood })
  })
})

test('a container on this machine is looked at for free', async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '0.0.0.0', () => resolve((server.address() as { port: number }).port))
  })
  try {
    // The control group of a container's process holds its id; here it is this process's own.
    const group = readFileSync('/proc/self/cgroup', 'utf8').trim()
    const { it, commands } = lookup(process.pid, undefined, group)
    const found = await it.look(going)
    expect(found.known && found.ports.has(port)).toBe(true)
    expect(commands).toEqual([])
  } finally {
    server.close()
  }
})
