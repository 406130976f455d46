import { expect, test } from '@jest/globals'
import { hasOverlappingSubnets } from '../../../../src/diagnosis/blame/overlapping-subnets.js'

test.each<[string, readonly string[], boolean]>([
  ['the same', ['10.7.0.0/24', '10.7.0.0/24'], true],
  ['one in the other', ['10.7.3.0/24', '10.7.0.0/16'], true],
  ['neighbours', ['10.7.0.0/24', '10.7.1.0/24'], false],
  ['of two families', ['10.7.0.0/24', 'fd00:7::/64'], false],
  ['of the new family', ['fd00:7::/48', 'fd00:7:0:1::/64'], true],
  ['none that can be read', ['', 'x/24', '10.7.0.0/99', '10.7.0.0/24'], false],
])('subnets: %s', (_, subnets, expected) => {
  const networks = subnets.map((subnet, index) => [`n${index}`, { ipam: { config: [{ subnet }] } }])
  expect(hasOverlappingSubnets({ networks: { plain: null, ...Object.fromEntries(networks) } })).toBe(expected)
})
