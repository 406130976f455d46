import { expect, test } from '@jest/globals'
import { grpcPorts } from '../../../src/compose/grpc-probe.js'

test.each([
  [['CMD', '/bin/grpc_health_probe', '-addr=:7070'], [7070]],
  [['CMD-SHELL', 'grpc_health_probe -addr localhost:50051 -tls || exit 1'], [50051]],
  [['CMD', 'grpc_health_probe-linux-amd64', '--addr=[::1]:9000'], [9000]],
  [['CMD', 'grpcurl', '-plaintext', '127.0.0.1:8082', 'grpc.health.v1.Health/Check'], [8082]],
  [['CMD', 'curl', '-f', 'http://localhost:8080'], []],
  [['CMD', 'grpc_health_probe', '-connect-timeout=10s', '-addr=:$PORT'], []],
])('%j asks %j', (probe, ports) => {
  expect([...grpcPorts({ healthCheck: { test: probe, disabled: false } })]).toEqual(ports)
})

test('no health check asks nothing', () => {
  expect(grpcPorts({}).size).toBe(0)
  expect(grpcPorts({ healthCheck: { disabled: true } }).size).toBe(0)
})
