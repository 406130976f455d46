import { describe, expect, test } from '@jest/globals'
import { noShell } from '../../../../src/findings/rules/no-shell.js'
import type { Sketch } from '../../plan/sketch.js'
import { findingsBy, sound } from '../planned-findings.js'

const told = (app: Partial<Sketch>) =>
  findingsBy(noShell, { ...sound, app: { ...sound.app, ...app } }).map(
    ({ at, message }) => `${at?.file}: ${message.split('. ').at(-1)}`,
  )
const command = (...words: readonly string[]) => ({ raw: { command: [...words] } })

describe('what only a shell understands, and none reads', () => {
  test.each<[Partial<Sketch>, string]>([
    [
      command('app', '--host', '$(hostname)'),
      'services.app.command: Write `command: ["sh", "-c", "app --host $$(hostname)"]`',
    ],
    [
      command('migrate', '--yes', '&&', 'serve'),
      'services.app.command: Write `command: ["sh", "-c", "migrate --yes && serve"]`',
    ],
    [
      command('sh', '-c', 'migrate', '&&', 'serve'),
      'services.app.command: Write `command: ["sh", "-c", "migrate && serve"]`',
    ],
    [
      { entrypoint: ['serve', '|', 'tee', '/log'] },
      'services.app.entrypoint: Write `entrypoint: ["sh", "-c", "serve | tee /log"]`',
    ],
    [
      { raw: { healthcheck: { test: ['CMD', 'curl', 'http://x', '||', 'exit', '1'] } } },
      'services.app.healthcheck.test: Write `test: ["CMD-SHELL", "curl http://x || exit 1"]`',
    ],
    [
      { built: { command: ['a', '&&', 'b'], hasHealthCheck: false } },
      'services.app.build: Write `CMD a && b`',
    ],
    [
      { raw: { environment: { PASSWORD: '$$(cat /run/secrets/pw)' } } },
      'services.app.environment.PASSWORD: Write the value, or have a shell in the container set it, in its command or entrypoint',
    ],
  ])('%j', (app, expected) => {
    expect(told(app)).toEqual([expected])
  })
})

test.each<[Partial<Sketch>]>([
  [command('sh', '-c', 'a $(hostname) && b')],
  [command('/bin/bash', '-lc', 'a | b; c')],
  [command('cut', '-d', '|')],
  // Its first word is wrong, and is told.
  [command('migrate && serve')],
  [command('app --host $(hostname)')],
  [command('su', 'app', '-c', 'echo $(date)')],
  [{ entrypoint: ['/bin/sh', '-c'], ...command('a', '&&', 'b') }],
  [command('prometheus', '--web=$(PORT', '--x=${Y}')],
  [{ raw: { environment: { PRICE: '5$$ (net)', URL: 'http://x?a&&b' } } }],
])('%j is right, or what nobody can tell', (app) => {
  expect(told(app)).toEqual([])
})
