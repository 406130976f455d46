import { describe, expect, test } from '@jest/globals'
import { prepared, refusals } from '../../harness/prepared-project.js'

const compose = `services:
  web:
    build: {context: ., secrets: [token]}
    ports: ["80"]
    secrets: [key, there, kept]
    configs: [settings, theme]
    volumes:
      - {type: bind, source: ./strict.conf, target: /etc/strict.conf, bind: {create_host_path: false}}
      - {type: bind, source: /nowhere/at/all, target: /elsewhere, bind: {create_host_path: false}}
  idle: {image: "acme/idle:1", scale: 0, secrets: [other]}
secrets:
  key: {file: ./secrets/key.txt}
  there: {file: ./there.txt}
  token: {file: ./token.txt}
  other: {file: ./other.txt}
  kept: {external: true}
configs:
  settings:
    file: ./settings.toml
  theme: {external: true, name: a_theme}
`
const files = { 'there.txt': 'x', Dockerfile: 'FROM acme/base:1\n' }
const make = 'make it before the gate, for example from a secret of the workflow, or correct its path'
const give = 'give it a `file` or an `environment` in a Compose file for the gate'

describe('what a service is to get, and nobody has,', () => {
  test('is told before anything is built, all of it, with its places', async () => {
    expect(await refusals(compose, { files })).toEqual([
      `8:9 web mounts strict.conf, which is not there → ${make}`,
      `12:9 the secret key is the file secrets/key.txt, which is not there → ${make}`,
      `14:11 the secret token is the file token.txt, which is not there → ${make}`,
      `16:10 the secret kept is kept by a Swarm (\`external\`), and Compose has none → ${give}`,
      `19:5 the config settings is the file settings.toml, which is not there → ${make}`,
      `20:11 the config theme is kept by a Swarm (\`external\`), and Compose has none → ${give}`,
    ])
  })

  test('is looked for only where the files of the engine can be seen', async () => {
    const here = compose.replace(/, kept\]/, ']').replace(/, theme\]/, ']')
    const { plan } = await prepared(here, { files, env: { DOCKER_HOST: 'ssh://somewhere' } })
    expect(plan.steps.length).toBeGreaterThan(0)
  })
})

test('an env file that is missing is told with its place', async () => {
  const project = 'services:\n  web:\n    image: acme/web:1\n    ports: ["80"]\n    env_file: [./none.env]\n'
  expect(await refusals(project)).toEqual([expect.stringMatching(/^5:\d+ .*none\.env.*not found/)])
})

test('one port of the machine for two services is told where the declared ports are kept, and only there', async () => {
  const services =
    'services:\n  web: {image: "acme/web:1", ports: ["80:80"]}\n  api: {image: "acme/api:1", ports: ["80:8080"]}\n'
  const declared = await refusals(`${services}x-gate: {app: [web, api], ports: declared}\n`)
  expect(declared).toEqual([
    expect.stringMatching(/^2:\d+ api \(.*:3\) and web publish one port of the machine, 80 /),
  ])
  const { plan } = await prepared(`${services}x-gate: {app: [web, api]}\n`)
  expect(plan.steps.length).toBeGreaterThan(0)
})
