import { describe, expect, test } from '@jest/globals'
import { httpPorts } from '../../../src/roles/http-ports.js'
import { factsOf } from './role-sketches.js'

const ports = (...published: readonly string[]) =>
  httpPorts(factsOf({ web: { build: '', ports: published } }, 'web').service)

describe('the published ports that HTTP is worth a try on', () => {
  test('are those that speak nothing else', () => {
    expect(ports('8000', '3000', '8000')).toEqual([8000, 3000])
    expect(ports('25', '5432', '50051', '53/udp', '80/udp')).toEqual([])
  })

  test('are not those that its health check asks over gRPC', () => {
    const cart = { image: 'acme/cart:1', ports: ['7070', '8080'], probe: 'grpc_health_probe -addr=:7070' }
    expect(httpPorts(factsOf({ cart }, 'cart').service)).toEqual([8080])
  })

  test('TLS only where there is no plain one, a development server only where there is neither', () => {
    expect(ports('8443', '80', '5173')).toEqual([80])
    expect(ports('8443', '443', '5173')).toEqual([8443, 443])
    expect(ports('5173')).toEqual([5173])
  })
})
