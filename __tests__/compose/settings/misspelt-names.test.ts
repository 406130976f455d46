import { describe, expect, test } from '@jest/globals'
import { prepared, refusals } from '../../harness/prepared-project.js'

const services = `services:
  web: {image: "acme/web:1", ports: ["80"]}
  adminer: {image: "adminer:5", profiles: [tools]}
  mail: {image: "acme/mail:1", profiles: [dev, "\${WHICH:-spare}"]}
`

describe('a profile that no service has', () => {
  test('on the command line', async () => {
    expect(await refusals(services, { profiles: ['nope', 'tools'] })).toEqual([
      '--profile: no service has the profile `nope` → write one of `dev`, `spare`, `tools`',
    ])
  })

  test('in the file, where it stands', async () => {
    expect(await refusals(`x-gate:\n  profiles:\n    - dev\n    - tolls\n${services}`)).toEqual([
      '4:7 x-gate.profiles, item 2: no service has the profile `tolls` → write `tools` (there are `dev`, `spare`, `tools`)',
    ])
  })

  test('where there are none at all', async () => {
    const [web] = services.split('  adminer')
    expect(await refusals(web ?? '', { profiles: ['ci'] })).toEqual([
      '--profile: no service has the profile `ci` → leave it out: the services have no profiles',
    ])
  })

  test.each([
    ['all', services, ['*']],
    ['one from a variable', services, ['spare']],
    ['one of what is included', 'include: [more.yaml]\nservices: {web: {image: "acme/web:1"}}', ['part']],
    ['one of what is extended', 'services: {web: {extends: {file: more.yaml, service: m}}}', ['part']],
  ])('is none of these: %s', async (_, compose, profiles) => {
    const files = { 'more.yaml': 'services: {m: {image: "acme/more:1", profiles: [part]}}' }
    await expect(prepared(compose, { files, profiles })).resolves.toBeDefined()
  })

  test('in the environment is Compose’s alone', async () => {
    await expect(prepared(services, { env: { COMPOSE_PROFILES: 'nope' } })).resolves.toBeDefined()
  })
})

describe('a key that was meant to be x-gate', () => {
  test.each(['x-gates', 'x-Gate', 'x-compose-gate', 'x-composegate'])('%s', async (key) => {
    expect(await refusals(`${services}${key}: {smoke: GET / 200}\n`)).toEqual([
      `5:1 nothing reads \`${key}\` → write \`x-gate\`, under which the settings of the gate stand`,
    ])
  })

  test.each(['xgate', 'x_gate'])('%s, which Compose refuses', async (key) => {
    expect(await refusals(`${services}${key}: {smoke: GET / 200}\n`)).toEqual([
      expect.stringMatching(/^5:1 .*→ write `x-gate`$/),
    ])
  })

  test('not keys of other tools or for anchors', async () => {
    const others = 'x-gateway: {}\nx-base: {}\nx-gate-common: &common {timeout: 5m}\nx-gate: {<<: *common}\n'
    await expect(prepared(`${others}${services}`)).resolves.toBeDefined()
  })
})
