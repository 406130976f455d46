import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import { SshTunnel } from '../../../src/engine/ssh-tunnel.js'
import { Folder } from '../../harness/folder.js'

const going = new AbortController().signal
const path = process.env.PATH
let bin: Folder

/** Takes connections as `ssh` does, and writes down what it is asked. The engine behind it sends everything back. */
const SSH = `#!/bin/sh
echo "$*" >> "$(dirname "$0")/asked"
case "$1" in -N) echo "$COMPOSE_GATE_RUN $COMPOSE_GATE_RUN_ID" >> "$(dirname "$0")/asked";; esac
case " $* " in
  *" gone "*) echo 'no route to gone' >&2; exit 255;;
  *" -M "*) touch "$3"; while test -e "$3" && test ! -e "$3.forbids"; do sleep 0.02; done && test -e "$3.forbids" && echo 'channel 3: open failed: administratively prohibited' >&2 & exec cat;;
  *" -W "*:81*) exit 255;;
  *" -W "*:82*) touch "$2.forbids"; sleep 0.1; exit 255;;
  *" -W "*:83*) echo hello; exec cat;;
  *" -W "*) exec cat;;
  *dial-stdio*) exec cat;;
  *" -O forward "*) case "$*" in *:81*) echo 'forwarding is off' >&2; exit 255;; esac;;
esac
`

beforeEach(async () => {
  bin = await Folder.with({}, 'ssh')
  await bin.write('ssh', SSH, 0o755)
  process.env.PATH = `${bin.path}:${path}`
})

afterEach(async () => {
  process.env.PATH = path
  for (const tunnel of tunnels.splice(0)) tunnel.close()
  await bin[Symbol.asyncDispose]()
})

const tunnels: SshTunnel[] = []

async function open(host: string): Promise<SshTunnel> {
  const tunnel = await SshTunnel.open(host, { PATH: process.env.PATH }, systemClock, going)
  tunnels.push(tunnel)
  return tunnel
}

const asked = async () => (await readFile(`${bin.path}/asked`, 'utf8')).trim().split('\n')

test('requests to the engine go through one connection', async () => {
  const tunnel = await open('ssh://me@far:2222')
  const socket = connect({ path: tunnel.socket, allowHalfOpen: true })
  socket.end('GET /_ping')
  expect(await text(socket)).toBe('GET /_ping')
  const [master = '', dial = ''] = await asked()
  expect(master).toMatch(/^-M -S \S+ .*BatchMode=yes.* -l me -p 2222 -- far cat$/)
  const control = /-S (\S+)/.exec(master)?.[1]
  expect(dial).toBe(`-S ${control} -T -l me -p 2222 -- far docker system dial-stdio`)
})

test('a port is forwarded once, and is kept for later', async () => {
  const tunnel = await open('ssh://far')
  const [one, other] = await Promise.all([tunnel.forward('127.0.0.1', 80), tunnel.forward('127.0.0.1', 80)])
  expect(one).toBe(other)
  await tunnel.keep('shop', 'run-1')
  while ((await asked()).length < 5) await pause(10)
  const [, forward = '', cancel = '', kept = '', marks] = await asked()
  const flag = `-L 127.0.0.1:${one}:127.0.0.1:80`
  expect(forward).toContain(`-O forward ${flag}`)
  expect(cancel).toContain(`-O cancel ${flag}`)
  expect(kept).toMatch(new RegExp(`^-N -S none .*${flag} -- far$`))
  // By the project `compose-gate down` finds the process, by the run the post step.
  expect(marks).toBe('shop run-1')
})

test('a port that is not forwarded is trouble', async () => {
  const tunnel = await open('ssh://far')
  await expect(tunnel.forward('::1', 81)).rejects.toThrow('ssh does not forward [::1]:81: forwarding is off')
})

test('whether a port takes connections there is found out by opening one', async () => {
  const tunnel = await open('ssh://far')
  const soon = { timeout: () => systemClock.timeout(300) }
  const never = { timeout: () => systemClock.timeout(60_000) }
  expect(await tunnel.takes('127.0.0.1', 80, soon)).toBe(true)
  expect(await tunnel.takes('127.0.0.1', 81, never)).toBe(false)
  expect(await tunnel.takes('127.0.0.1', 83, never)).toBe(true)
})

test('a machine that forbids to forward is trouble, at once and later', async () => {
  const tunnel = await open('ssh://far')
  const words = 'ssh does not forward 127.0.0.1:82: administratively prohibited'
  await expect(tunnel.takes('127.0.0.1', 82, systemClock)).rejects.toThrow(words)
  await expect(tunnel.forward('127.0.0.1', 82)).rejects.toThrow(EngineTrouble)
})

test('a machine that cannot be reached is trouble in the words of ssh', async () => {
  const opening = open('ssh://gone')
  await expect(opening).rejects.toThrow(EngineTrouble)
  await expect(opening).rejects.toThrow('no Docker Engine answers at ssh://gone: no route to gone')
})

test('so is a missing ssh', async () => {
  process.env.PATH = '/nowhere'
  await expect(open('ssh://far')).rejects.toThrow('the ssh command is not on PATH')
})
