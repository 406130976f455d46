import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { servicesOf } from '../../../src/compose/service.js'

function service(raw: JsonObject, rest: JsonObject = {}, hasDollars = true) {
  const model = { services: { a: { image: 'x', ...raw } }, ...rest }
  const { a } = servicesOf(model, model, hasDollars)
  if (a === undefined) throw new Error('no service')
  return a
}

describe('a service', () => {
  test('that says nothing has these', () => {
    const { raw, ...rest } = service({})
    expect(rest).toEqual({
      name: 'a',
      image: 'x',
      environment: {},
      dependsOn: {},
      ports: [],
      expose: [],
      profiles: [],
      restart: 'no',
      replicas: 1,
      shares: [],
      joins: [],
      startedByCompose: false,
    })
    expect(raw).toEqual({ image: 'x' })
  })

  test('has the profiles that Compose printed, which the repaired model has lost', () => {
    const { a } = servicesOf({ services: { a: {} } }, { services: { a: { profiles: ['dev'] } } })
    expect(a?.profiles).toEqual(['dev'])
  })

  test('has one dollar where Compose prints two, but not in what is handed back', () => {
    const raw = {
      image: 'x',
      command: ['echo', '$$HOME'],
      environment: { A: '$$b' },
      build: { context: '$$c' },
    }
    expect(service(raw)).toMatchObject({
      command: ['echo', '$HOME'],
      environment: { A: '$b' },
      build: { context: '$$c' },
      raw,
    })
    expect(service(raw, {}, false).command).toEqual(['echo', '$$HOME'])
  })

  test('has no variables without a value', () => {
    expect(service({ environment: { A: null, B: '', C: 3 } }).environment).toEqual({ B: '', C: '3' })
  })

  test('waits as its dependencies say, or until they are started', () => {
    const depends_on = {
      db: { condition: 'service_healthy', required: true },
      cache: { condition: 'sometime', required: false },
    }
    expect(service({ depends_on }).dependsOn).toEqual({
      db: { condition: 'service_healthy', required: true },
      cache: { condition: 'service_started', required: false },
    })
  })

  test.each<[JsonObject, string]>([
    [{ restart: 'always' }, 'always'],
    [{ deploy: { restart_policy: {} }, restart: 'no' }, 'always'],
    [{ deploy: { restart_policy: { condition: 'none' } }, restart: 'always' }, 'no'],
    [{ deploy: { restart_policy: { condition: 'on-failure' } } }, 'on-failure'],
    [{ deploy: { restart_policy: { condition: 'on-failure', max_attempts: 3 } } }, 'on-failure:3'],
  ])('%j is started again: %s', (raw, expected) => {
    expect(service(raw).restart).toBe(expected)
  })

  test.each<[JsonObject, number]>([
    [{ scale: 0 }, 0],
    [{ deploy: { replicas: 3 } }, 3],
    [{ deploy: {} }, 1],
  ])('%j has %i containers', (raw, expected) => {
    expect(service(raw).replicas).toBe(expected)
  })

  test('joins what it shares something with and what it links', () => {
    const raw = {
      network_mode: 'service:vpn',
      ipc: 'service:app',
      pid: 'host',
      volumes_from: ['data:ro', 'container:old', 'app'],
      links: ['db:database', 'app'],
    }
    const { joins, networkMode } = service(raw)
    expect(joins).toEqual(['vpn', 'app', 'data', 'db'])
    expect(networkMode).toEqual({ kind: 'service', name: 'vpn' })
  })
})

describe('Compose itself starts', () => {
  test.each(['pre_start', 'pre_stop'])('what has %s hooks', (hook) => {
    const of = (hooks: JsonObject[]) => service({ [hook]: hooks }).startedByCompose
    expect([of([{ command: ['true'] }]), of([])]).toEqual([true, false])
  })

  test.each<[JsonObject, boolean]>([
    [{ environment: 'TOKEN' }, true],
    [{ content: 'x' }, true],
    [{ file: './x' }, false],
  ])('what gets a secret or a config made of %j: %p', (definition, expected) => {
    for (const kind of ['secrets', 'configs']) {
      for (const used of ['s', { source: 's' }]) {
        expect(service({ [kind]: [used] }, { [kind]: { s: definition } }).startedByCompose).toBe(expected)
      }
    }
  })
})
