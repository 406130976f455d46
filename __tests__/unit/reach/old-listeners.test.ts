import { describe, expect, test } from '@jest/globals'
import type { Listener } from '../../../src/reach/network-here.js'
import { OldListeners } from '../../../src/reach/old-listeners.js'

const at = (address: string, inode: string, port = 80): Listener => ({ address, port, inode })
const LOOPBACK = '0100007F'
const ANY_4 = '00000000'
const ANY_6 = '0'.repeat(32)

/** These listen before the run begins, and then those. */
function listeners(before: readonly Listener[] | undefined, then: readonly Listener[] | undefined) {
  const tables = [before, then]
  return new OldListeners({ listeners: () => tables.shift() })
}

describe('a port', () => {
  test.each([
    ['at which nothing listens', [], [], false],
    ['at which something has begun to listen', [at(LOOPBACK, '1', 81)], [at(LOOPBACK, '2')], false],
    ['at which something listens all the time', [at(LOOPBACK, '1')], [at(LOOPBACK, '1')], true],
    ['whose listener has ended, and another has begun', [at(LOOPBACK, '1')], [at(LOOPBACK, '2')], false],
    [
      'whose old listener has the more exact address',
      [at(LOOPBACK, '1')],
      [at(ANY_4, '2'), at(LOOPBACK, '1')],
      true,
    ],
    [
      'whose new listener has the more exact address',
      [at(ANY_4, '1')],
      [at(ANY_4, '1'), at(LOOPBACK, '2')],
      false,
    ],
    ['whose old listener has another address', [at('010011AC', '1')], [at('010011AC', '1')], false],
    ['whose old listener takes all of IPv6 too', [at(ANY_6, '1')], [at(ANY_6, '1'), at(ANY_4, '2')], false],
  ])('%s', (_, before, then, isOld) => expect(listeners(before, then).hasPort(80)).toBe(isOld))

  test('is nobody’s where the system does not say', () => {
    expect(listeners(undefined, undefined).hasPort(80)).toBe(false)
  })
})
