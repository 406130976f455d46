import { describe, expect, test } from '@jest/globals'
import { unknownKeys } from '../../../../src/compose/problems/unknown-keys.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

function found(text: string, version?: string) {
  return unknownKeys(treeOf({ 'compose.yaml': text }).all, version).map(({ message, at, instead }) =>
    [shortPlace(at)?.replace('compose.yaml:', ''), message, instead ?? ''].join(' | '),
  )
}

const service = (lines: string) => `services:\n  a:\n    image: x\n${lines}`

describe('keys that no Compose knows', () => {
  test.each([
    [
      'enviroment: {}',
      '4:5 | services.a Additional property enviroment is not allowed | write `environment`',
    ],
    [
      'foo: 1',
      '4:5 | services.a Additional property foo is not allowed | leave it out, or begin its name with `x-` if it is a note of your own',
    ],
    [
      'ports: [{target: 80, publised: 1}]',
      '4:26 | services.a.ports Additional property publised is not allowed | write `published`',
    ],
    [
      'deploy: {resources: {limits: {memori: 1g}}}',
      '4:35 | services.a.deploy.resources.limits Additional property memori is not allowed | write `memory`',
    ],
    [
      'depends_on: {b: {conditon: service_started}}',
      '4:22 | services.a.depends_on.b Additional property conditon is not allowed | write `condition`',
    ],
    [
      'pre_start: [{comand: x}]',
      '4:18 | services.a.pre_start Additional property comand is not allowed | write `command`',
    ],
    [
      'networks: {lan: {aliasses: [x]}}',
      '4:22 | services.a.networks.lan Additional property aliasses is not allowed | write `aliases`',
    ],
  ])('%s', (line, told) => {
    expect(found(service(`    ${line}\n`))).toEqual([told])
  })

  test('at the top and in definitions', () => {
    expect(
      found(`servics: {}\n${service('')}networks: {lan: {drvier: bridge}}\nvolumes: {v: {extern: true}}\n`),
    ).toEqual([
      '1:1 | (root) Additional property servics is not allowed | write `services`',
      expect.stringContaining('networks.lan Additional property drvier'),
      expect.stringContaining('volumes.v Additional property extern'),
    ])
  })

  test('but not what is anybody’s own name, an extension, or a tag', () => {
    const free = `    environment: {foo: 1}
    labels: {foo: 1}
    sysctls: {foo: 1}
    x-foo: 1
    build: {context: ., args: {foo: 1}}
    logging: {driver: x, options: {foo: 1}}
    volumes: ["./foo:/foo"]
    ulimits: {nofile: 3, foo: {soft: 1, hard: 2}}
    deploy: !override {foo: 1}
`
    expect(found(`version: "3"\nx-own: {foo: 1}\n${service(free)}configs: {c: {content: foo}}\n`)).toEqual([])
  })

  test('once, where services share a map', () => {
    expect(found('x-base: &base {foo: 1}\nservices: {a: {<<: *base}, b: {<<: *base}}\n')).toHaveLength(1)
  })

  test('only what is like a known one, where Compose is newer than the list', () => {
    const text = service('    foo: 1\n    enviroment: {}\n')
    expect(found(text, '5.6.0')).toEqual([expect.stringContaining('enviroment')])
    expect(found(text, '5.5.0')).toHaveLength(2)
  })
})

describe('keys that the Compose at hand is too old for', () => {
  test.each([
    ['pre_start: [{command: x}]', '2.40.3', 'pre_start needs Docker Compose 5.3 or later, this is 2.40.3'],
    ['gpus: all', '2.26.1', 'gpus needs Docker Compose 2.30 or later, this is 2.26.1'],
    ['use_api_socket: true', '2.36.0', 'use_api_socket needs Docker Compose 2.37.2 or later, this is 2.36.0'],
    ['build: {context: ., sbom: true}', '2.38.2', 'sbom needs Docker Compose 2.39 or later, this is 2.38.2'],
    [
      'env_file: [{path: a, format: raw}]',
      '2.26.1',
      'format needs Docker Compose 2.30 or later, this is 2.26.1',
    ],
  ])('%s on %s', (line, version, told) => {
    expect(found(service(`    ${line}\n`), version)).toEqual([expect.stringContaining(told)])
    expect(found(service(`    ${line}\n`), '5.5.0')).toEqual([])
    expect(found(service(`    ${line}\n`))).toEqual([])
  })
})

test('of a map that ought to be a list, no key is told; of an entry that is a map, each is', () => {
  const file = (text: string) => unknownKeys(treeOf({ 'compose.yaml': text }).all, undefined)
  expect(file('services: {web: {ports: {"8080": 80}}}\n')).toEqual([])
  expect(file('services: {web: {ports: [{tagret: 80}]}}\n')).toHaveLength(1)
})

test('a service in another section is one mistake', () => {
  const text = `services:
  web: {image: x}
networks:
  db: {image: y, volumes: [a], healthcheck: {}, drvier: bridge}
  lan: {drivr: bridge}
volumes:
  api:
    build: .
    ports: []
`
  expect(found(text)).toEqual([
    '4:8 | networks.db holds keys of a service | put it under `services`: db stands under `networks`',
    '8:5 | volumes.api holds keys of a service | put it under `services`: api stands under `volumes`',
    '5:9 | networks.lan Additional property drivr is not allowed | write `driver`',
  ])
})
