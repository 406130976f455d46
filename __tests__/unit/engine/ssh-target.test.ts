import { expect, test } from '@jest/globals'
import { dialThere, placeThere, targetOf } from '../../../src/engine/ssh-target.js'

test.each([
  ['ssh://far', ['--', 'far']],
  ['ssh://me@far:2222', ['-l', 'me', '-p', '2222', '--', 'far']],
  ['ssh://me%40shop@[fe80::1]', ['-l', 'me@shop', '--', 'fe80::1']],
])('ssh is told to go to %s', (host, words) => expect(targetOf(host)).toEqual(words))

test('an address of IPv6 has brackets', () => {
  expect([placeThere('127.0.0.1', 80), placeThere('::1', 80)]).toEqual(['127.0.0.1:80', '[::1]:80'])
})

test.each([
  ['ssh://far', 'docker system dial-stdio'],
  ['ssh://far/', 'docker system dial-stdio'],
  [
    'ssh://far:22/run/user/1000/docker.sock',
    'docker --host unix:///run/user/1000/docker.sock system dial-stdio',
  ],
])('the engine of %s is reached by %s', (host, words) => expect(dialThere(host).join(' ')).toBe(words))
