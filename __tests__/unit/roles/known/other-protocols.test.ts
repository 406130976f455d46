import { describe, expect, test } from '@jest/globals'
import { httpPorts } from '../../../../src/roles/http-ports.js'
import { developmentServers, otherProtocols } from '../../../../src/roles/known/other-protocols.js'
import { factsOf } from '../role-sketches.js'

const ports = (...published: readonly number[]) =>
  httpPorts(factsOf({ web: { build: '', ports: published.map(String) } }, 'web').service)

const entries = (list: typeof otherProtocols) =>
  list.flatMap(({ name, ports }) => ports.map((port) => [name, port] as const))

describe('ports without HTTP', () => {
  test.each(entries(otherProtocols))('%s on %i', (_, port) => {
    expect(ports(port)).toEqual([])
  })

  test.each(entries(developmentServers))('%s on %i, where another port may be HTTP', (_, port) => {
    expect(ports(port, 8080)).toEqual([8080])
    expect(ports(port)).toEqual([port])
  })
})
