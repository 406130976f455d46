import { expect, test } from '@jest/globals'
import { isInSubnet, isSubnet } from '../../../src/compose/subnet.js'

test.each([
  ['10.7.0.0/24', '10.7.0.255', true],
  ['10.7.0.9/24', '10.7.0.1', true],
  ['10.7.0.0/24', '10.7.1.0', false],
  ['fd00:7::/64', 'fd00:7::5', true],
  ['fd00:7::/64', '10.7.0.1', false],
  ['10.7.0.0/99', '10.7.0.1', false],
  ['10.7.0.0/', '10.7.0.1', false],
  ['10.7.0.0', '10.7.0.0', false],
  ['', '10.7.0.0', false],
  ['10.7.0.0/24', 'ten', false],
])('%s and %s: %s', (subnet, address, expected) => {
  expect(isInSubnet(subnet, address)).toBe(expected)
})

test.each(['10.0.0.0/24', '0.0.0.0/0', 'fd00::/64'])('%s is a subnet', (text) =>
  expect(isSubnet(text)).toBe(true),
)
test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/24/1', 'fd00::/129', '10.0.0/24', 'x/8', ''])(
  '%j is none',
  (text) => expect(isSubnet(text)).toBe(false),
)
