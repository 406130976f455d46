import { describe, expect, test } from '@jest/globals'
import { oneWordCommand } from '../../../../src/findings/rules/one-word-command.js'
import type { Sketch } from '../../plan/sketch.js'
import { findingsBy, sound } from '../planned-findings.js'

const told = (app: Partial<Sketch>) =>
  findingsBy(oneWordCommand, { ...sound, app: { ...sound.app, ...app } }).map(
    ({ at, message }) => `${at?.file}: ${message.split('. ').at(-1)}`,
  )
const probe = (...test: readonly string[]) => ({ raw: { healthcheck: { test: [...test] } } })
const command = (...words: readonly string[]) => ({ raw: { command: [...words] } })
const built = (of: Sketch['built']) => ({ built: of ?? {} })

describe('a program and its arguments in one word', () => {
  test.each<[Partial<Sketch>, string]>([
    [
      probe('CMD', 'pg_isready -U x'),
      'services.app.healthcheck.test: Write `test: ["CMD", "pg_isready", "-U", "x"]`',
    ],
    [
      probe('CMD', 'curl -f http://x || exit 1'),
      'services.app.healthcheck.test: Write `test: ["CMD-SHELL", "curl -f http://x || exit 1"]`',
    ],
    [command('npm start'), 'services.app.command: Write `command: ["npm", "start"]`'],
    [command('a $X', '--y'), 'services.app.command: Write `command: ["sh", "-c", "a $$X --y"]`'],
    [{ entrypoint: ['python app.py'] }, 'services.app.entrypoint: Write `entrypoint: ["python", "app.py"]`'],
    [
      { entrypoint: ['/docker-entrypoint.sh'], ...command('npm start') },
      'services.app.command: Write `command: ["npm", "start"]`',
    ],
    [
      { entrypoint: ['tini', '--'], ...command('npm start') },
      'services.app.command: Write `command: ["npm", "start"]`',
    ],
    [built({ command: ['npm start'] }), 'services.app.build: Write `CMD ["npm", "start"]`'],
    [
      built({ probe: ['curl -f http://x'], hasHealthCheck: true }),
      'services.app.build: Write `HEALTHCHECK CMD ["curl", "-f", "http://x"]`',
    ],
    [
      { raw: { post_start: [{ command: ['a'] }, { command: ['touch /x'] }] } },
      'services.app.post_start.1.command: Write `command: ["touch", "/x"]`',
    ],
    [
      { raw: { pre_stop: [{ command: ['a $X && b'] }] } },
      'services.app.pre_stop.0.command: Write `command: ["sh", "-c", "a $$X && b"]`',
    ],
    [built({ entrypoint: ['a b && c'] }), 'services.app.build: Write `ENTRYPOINT a b && c`'],
  ])('%j', (app, expected) => {
    expect(told(app)).toEqual([expected])
  })

  test('is told with the place and the word', () => {
    const [finding] = findingsBy(oneWordCommand, { ...sound, app: { ...sound.app, ...command('npm start') } })
    expect(finding?.message).toBe(
      'the command of app names the program `npm start`, with its arguments in one word, and there is hardly a program of that name. Write `command: ["npm", "start"]`',
    )
  })

  test.each<[Partial<Sketch>]>([
    [probe('CMD', 'pg_isready', '-U x')],
    [probe('CMD-SHELL', 'pg_isready -U x')],
    [command('npm', 'run it')],
    [command('--port 80 --host x')],
    [{ entrypoint: ['sh', '-c'], ...command('npm start') }],
    [{ entrypoint: ['echo'], ...command('hello world') }],
    [{ ...built({ entrypoint: ['/bin/sh', '-c'] }), ...command('npm start') }],
    [{ ...built({ command: ['npm start'] }), ...command('npm', 'start') }],
    [{ ...built({ probe: ['a b'] }), ...probe('CMD', 'a', 'b') }],
    [{ ...built({ probe: ['a b'] }), ...probe('NONE') }],
    [{ raw: { post_start: [{ command: ['touch', '/x y'] }] } }],
    [{ ...built({ entrypoint: ['a b'] }), entrypoint: ['a', 'b'] }],
  ])('but not in %j', (app) => {
    expect(told(app)).toEqual([])
  })
})
