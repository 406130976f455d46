import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { askCommand, runCommand } from '../../../src/engine/command.js'
import { ManualClock } from '../../harness/manual-clock.js'

const going = new AbortController().signal
const options = {
  cwd: '/',
  env: { PATH: process.env.PATH, NAME: 'gate', NOTHING: undefined },
  clock: systemClock,
}
const shell = (script: string) => ['-c', script]

describe('a short question', () => {
  test('is answered with all that was printed, whatever the exit code', async () => {
    expect(await askCommand('sh', shell('echo "$NAME"; echo no >&2; exit 3'), options)).toEqual({
      exitCode: 3,
      stdout: 'gate\n',
      stderr: 'no\n',
    })
  })

  test('to a tool that is not there fails', async () => {
    await expect(askCommand('no-such-tool', [], options)).rejects.toThrow('no-such-tool')
  })
})

test('a short question that is not answered ends the tool, and says which it was', async () => {
  const clock = new ManualClock()
  const asked = askCommand('sh', shell('exec sleep 7300'), { ...options, clock })
  await until(() => sleeps(7300))
  await expect(clock.until(asked)).rejects.toThrow('sh -c exec sleep 7300 did not end within 20s')
  await until(async () => !(await sleeps(7300)))
  const over = AbortSignal.abort(new Error('over'))
  await expect(askCommand('sh', shell('exec sleep 60'), { ...options, signal: over })).rejects.toThrow('over')
})

describe('a command', () => {
  test('gets its input and tells all it prints as it comes', async () => {
    const told: string[] = []
    const result = await runCommand(
      'sh',
      shell('cat; echo "$NAME" >&2; exit 4'),
      { ...options, input: 'model' },
      going,
      (text) => told.push(text),
    )
    expect(result).toEqual({ exitCode: 4, stdout: 'model', stderr: 'gate\n' })
    expect(told.sort()).toEqual(['gate\n', 'model'])
  })

  test('keeps the end of what it prints', async () => {
    const print = runCommand('sh', shell('printf 0123456789'), { ...options, maxOutput: 4 }, going)
    expect((await print).stdout).toBe('…789')
  })

  test('that does not read its input is judged by its exit code', async () => {
    const input = 'x'.repeat(1_000_000)
    expect((await runCommand('true', [], { ...options, input }, going)).exitCode).toBe(0)
  })

  test('may step back for others', async () => {
    const script = shell('sleep 0.2; cut -d" " -f19 /proc/$$/stat')
    const { stdout } = await runCommand('sh', script, { ...options, lowPriority: true }, going)
    expect(stdout).toBe('10\n')
  })

  test('of a tool that is not there fails', async () => {
    await expect(runCommand('no-such-tool', [], options, going)).rejects.toThrow('ENOENT')
  })

  test('is not begun once the run is over', async () => {
    const over = AbortSignal.abort(new Error('over'))
    await expect(runCommand('no-such-tool', [], options, over)).rejects.toThrow('over')
  })
})

/** Whether a process is there that was given this number of seconds to sleep. */
async function sleeps(seconds: number): Promise<boolean> {
  const { stdout } = await askCommand(
    'sh',
    shell(`cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '`),
    options,
  )
  return stdout.includes(`sleep ${seconds} `)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 200) throw new Error('waited too long')
    await pause(20)
  }
}

describe('a command whose run is over', () => {
  test('is ended with everything it started', async () => {
    const over = new AbortController()
    const running = runCommand('sh', shell('sleep 7301 & sleep 7302'), options, over.signal)
    await until(async () => (await sleeps(7301)) && (await sleeps(7302)))
    over.abort(new Error('over'))
    await expect(running).rejects.toThrow('over')
    await until(async () => !(await sleeps(7301)) && !(await sleeps(7302)))
  })

  test('is killed after two seconds where it does not end by itself', async () => {
    const clock = new ManualClock()
    const over = new AbortController()
    const deaf = shell('trap "" TERM; echo ready; while :; do sleep 7303; done')
    let isReady = false
    const running = runCommand('sh', deaf, { ...options, clock }, over.signal, () => {
      isReady = true
    })
    await until(async () => isReady)
    over.abort(new Error('over'))
    let hasEnded = false
    running.catch(() => {
      hasEnded = true
    })
    await clock.advance(1999)
    await pause(100)
    expect(hasEnded).toBe(false)
    await clock.advance(1)
    await expect(running).rejects.toThrow('over')
  })
})
