import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { compose, load } from '../../harness/compose-project.js'
import { Folder } from '../../harness/folder.js'

const env = { SET: 'a$b', SECRET: 'se$cret' }

/** The hash Compose itself computes of all that makes a container, per service. */
async function hashes(directory: string, args: readonly string[], input = ''): Promise<readonly string[]> {
  const answer = await compose(['-p', 'under-test', ...args, 'config', '--hash', '*'], directory, env, input)
  if (answer.exitCode !== 0) throw new Error(answer.stderr)
  return answer.stdout.trim().split('\n').sort()
}

async function again(directory: string, model: JsonObject): Promise<JsonObject> {
  const args = ['-p', 'under-test', '--project-directory', directory, '-f', '-', 'config', '--format', 'json']
  const answer = await compose(args, '/', env, JSON.stringify(model))
  if (answer.exitCode !== 0) throw new Error(answer.stderr)
  return JSON.parse(answer.stdout) as JsonObject
}

const rich = `
x-gate: {smoke: ["GET / $$x"]}
x-common: &common {restart: unless-stopped, labels: {shared: "$$y"}}
services:
  web:
    <<: *common
    extends: {file: base.yaml, service: base}
    build:
      context: ./web
      args: {A: "$$1", NOTHING: }
      target: release
      secrets: [file, {source: env, target: t, mode: 0400}]
      additional_contexts: {more: ./more}
      dockerfile_inline: "FROM x\\nRUN echo $$HOME \${SET}\\n"
      ssh: [default]
      network: host
    command: []
    entrypoint: ["sh", "-c", "echo $$HOME \${SET}"]
    environment: {DOLLAR: "$$$$x", NUMBER: 5, TRUTH: true, FROM_HOST: , EMPTY: "", LINES: "a\\n$$b\\n"}
    ports: ["8000:8000", "127.0.0.1:9000-9002:9000-9002", "53:53/udp", "7000", "3000-3001", "8001-8003:82", "[::1]:81:81"]
    expose: [80, "90-91"]
    volumes: ["data:/data", "./web:/w:ro", /anonymous, {type: tmpfs, target: /t, tmpfs: {size: 1000}}, {type: bind, source: ./q, target: /q, bind: {create_host_path: false}}]
    secrets: [file, {source: env, target: /x, uid: "1", mode: 0400}]
    configs: [content, {source: file, target: /c}]
    ulimits: {nproc: 65535, nofile: {soft: 1, hard: 2}}
    depends_on: {db: {condition: service_healthy, restart: true}}
    healthcheck: {test: "curl $$HOST", interval: 1m30s, start_period: 0s, retries: 0}
    deploy: {replicas: 2, resources: {limits: {cpus: "0.5"}}, restart_policy: {condition: on-failure, delay: 5s}}
    develop: {watch: [{action: sync, path: ./web, target: /w}]}
    post_start: [{command: "echo $$HI", user: root, environment: {A: "$$b"}}]
    gpus: all
    tmpfs: [/run, "/tmp:size=64m"]
    networks: {default: {aliases: [www]}, outer: }
    sysctls: {net.core.somaxconn: 1024}
    stop_grace_period: 0s
    init: false
  db: {image: "mysql:8.4", container_name: fixed, healthcheck: {disable: true}, command: "a \\"b c\\" 'd $$e'"}
  beside: {image: x, network_mode: "service:db", volumes_from: [web], links: ["db:database"], scale: 0}
  optional: {image: x, profiles: [optional], depends_on: [db]}
volumes: {data: , fixed: {name: "mine", labels: {a: "$$z"}}}
networks: {outer: {external: true, name: proxy}, default: {ipam: {config: [{subnet: 172.30.0.0/16}]}}}
secrets: {file: {file: ./s.txt}, env: {environment: SECRET}}
configs: {content: {content: "hello $$X \${SET}\\n"}, file: {file: ./s.txt}}
`
const files = {
  'compose.yaml': rich,
  'base.yaml': 'services: {base: {image: x, environment: {BASE: "$$1"}, user: "1:1"}}\n',
  's.txt': 'hidden',
}

describe("Compose's answer, handed back to Compose", () => {
  test.each([[[]], [['optional']]])('is the same project, with profiles %j', async (profiles) => {
    await using folder = await Folder.with(files)
    const { project, problems } = await load(folder.path, { profiles }, env)
    expect(problems).toEqual([])
    expect(await again(folder.path, project?.model ?? {})).toEqual(project?.model)
  })

  test('makes the very containers', async () => {
    await using folder = await Folder.with(files)
    const { project } = await load(folder.path, {}, env)
    const before = await hashes(folder.path, [])
    const after = await hashes(
      '/',
      ['--project-directory', folder.path, '-f', '-'],
      JSON.stringify(project?.model),
    )
    expect(before).toHaveLength(3)
    expect(after).toEqual(before)
  })

  test('env files become what they say', async () => {
    await using folder = await Folder.with({
      'compose.yaml': 'services: {a: {image: x, env_file: [a.env, {path: none.env, required: false}]}}\n',
      'a.env': `RAW='1$X'\nWORDS="two \${SET} \\$it"\nDOUBLE=p$$q # note\n`,
    })
    const { project } = await load(folder.path, {}, env)
    expect(project?.services.a?.environment).toMatchObject({ RAW: '1$X', WORDS: 'two a$b $it' })
    const back = await again(folder.path, project?.model ?? {})
    expect(back.services).toEqual(project?.model.services)
  })

  test('a service of a profile is still there', async () => {
    await using folder = await Folder.with({
      'compose.yaml':
        'services: {a: {image: x, profiles: [p], depends_on: [b]}, b: {image: x, profiles: [p]}}\n',
    })
    const { project } = await load(folder.path, { profiles: ['p'] })
    expect(Object.keys((await again(folder.path, project?.model ?? {})).services ?? {})).toEqual(['a', 'b'])
  })

  test('a dependency that may be missing is missing', async () => {
    await using folder = await Folder.with({
      'compose.yaml':
        'services: {a: {image: x, depends_on: {b: {condition: service_started, required: false}}}, b: {image: x, profiles: [p]}}\n',
    })
    const { project } = await load(folder.path)
    expect(project?.services.a?.dependsOn).toEqual({})
    expect(Object.keys((await again(folder.path, project?.model ?? {})).services ?? {})).toEqual(['a'])
  })

  test('a dollar in a key is one dollar', async () => {
    await using folder = await Folder.with({
      'compose.yaml': 'services: {a: {image: x, labels: {"a$b": "c$$d"}, environment: {"E$F": "1"}}}\n',
    })
    const { project } = await load(folder.path)
    expect(project?.services.a?.environment).toEqual({ E$F: '1' })
    const back = await again(folder.path, project?.model ?? {})
    expect(back.services).toMatchObject({ a: { labels: { a$$b: 'c$$d' }, environment: { E$$F: '1' } } })
  })

  test('an SSH key with a path, which Compose cannot print as JSON', async () => {
    await using folder = await Folder.with({
      'compose.yaml': 'services: {a: {build: {context: ., ssh: [default, "mine=./id"]}}}\n',
    })
    const { project, problems } = await load(folder.path)
    expect(problems).toEqual([])
    const { ssh } = project?.services.a?.build ?? {}
    expect(Array.isArray(ssh) && [...ssh].sort()).toEqual(['default', `mine=${folder.path}/id`])
  })
})
