import { expect, test } from '@jest/globals'
import { hostPort } from '../../../../src/findings/rules/host-port.js'
import { findingsBy, sound } from '../planned-findings.js'

test('fixed ports are told together, free ones are not', () => {
  const app = { ...sound.app, ports: ['8000:80', '9000:90', '70'] }
  const found = findingsBy(hostPort, { ...sound, app, other: { build: 'other', ports: ['0:80'] } })
  expect(found.map(({ severity, at }) => [severity, at?.file])).toEqual([['notice', 'services.app.ports']])
  expect(found[0]?.message).toContain('fixed host ports 8000, 9000, which')
})

test("not for a service on the host's network, which publishes none", () => {
  const app = { ...sound.app, ports: ['8000:80'], raw: { network_mode: 'host' } }
  expect(findingsBy(hostPort, { ...sound, app })).toEqual([])
})
