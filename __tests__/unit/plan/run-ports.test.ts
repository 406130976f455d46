import { expect, test } from '@jest/globals'
import { portsInRun } from '../../../src/plan/run-ports.js'
import { project } from './sketch.js'

const service = project({ app: { image: 'a', ports: ['8000:80', '53:53/udp', '90'] } }).services.app
const none = { asked: new Set<number>(), kept: new Set<string>() }

function ports(mode: 'ephemeral' | 'declared', more: Partial<typeof none> = {}): unknown {
  if (!service) throw new Error('no service')
  return portsInRun(service, { mode, ...none, ...more })
}

const free = (target: number, protocol = 'tcp') => ({
  mode: 'ingress',
  host_ip: '127.0.0.1',
  target,
  protocol,
})

test('every port becomes a free one on the loopback, with those that are asked', () => {
  expect(ports('ephemeral', { asked: new Set([80, 8080]) })).toEqual([
    free(80),
    free(53, 'udp'),
    free(90),
    free(8080),
  ])
})

test('but those that are kept, which are never those of UDP', () => {
  expect(ports('ephemeral', { kept: new Set(['8000', '53']) })).toEqual([
    { ...free(80), published: '8000' },
    free(53, 'udp'),
    free(90),
  ])
})

test('where all stay as declared, they do', () => {
  expect(ports('declared')).toEqual(service?.raw.ports)
})
