import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../../../src/common/json.js'
import { fixedSubnet } from '../../../../src/findings/rules/fixed-subnet.js'
import { findingsBy, sound } from '../planned-findings.js'

const inner = (options: JsonObject) => ({ networks: { inner: options } })

test('one that nothing needs is no finding: the gate leaves it out', () => {
  const rest = inner({ ipam: { config: [{ subnet: '172.28.0.0/16' }] } })
  expect(findingsBy(fixedSubnet, sound, { rest })).toEqual([])
})

test('one that the project needs is kept, and why', () => {
  const rest = inner({ driver: 'macvlan', ipam: { config: [{ subnet: '172.28.0.0/16' }] } })
  const [found] = findingsBy(fixedSubnet, sound, { rest })
  expect([found?.severity, found?.at?.file]).toEqual(['notice', 'networks.inner.ipam'])
  expect(found?.message).toContain('172.28.0.0/16, which one network')
  expect(found?.message).toContain('the gate keeps it, as its driver is macvlan')
})

test('not for networks without one', () => {
  expect(
    findingsBy(fixedSubnet, sound, {
      rest: inner({ driver_opts: { 'com.docker.network.bridge.name': 'br-web' } }),
    }),
  ).toEqual([])
})
