import { describe, expect, test } from '@jest/globals'
import type { Project } from '../../../src/compose/project.js'
import { projectFindings } from '../../../src/findings/catalogue.js'
import { projectFacts } from '../../../src/findings/facts.js'
import type { Finding } from '../../../src/findings/finding.js'
import { ungrouped } from '../../../src/findings/grouped.js'
import { unsilenced } from '../../../src/findings/unsilenced.js'
import { serviceFacts } from '../../../src/roles/service-facts.js'
import { serviceGraph } from '../../../src/roles/service-graph.js'
import { load, loadText } from '../../harness/compose-project.js'
import { Folder } from '../../harness/folder.js'

/** What can be said of a project whose services have no roles. */
function allFindings(project: Project): readonly Finding[] {
  const roles = {
    database: [],
    migrate: [],
    app: [],
    acceptance: [],
    test: [],
    leftOut: [],
    companions: [],
    job: [],
  }
  const graph = serviceGraph(project)
  const services = serviceFacts(graph)
  return projectFindings(
    projectFacts({ project, graph, services, roles, started: new Set(), isChecked: true }),
  )
}

async function findings(text: string): Promise<readonly Finding[]> {
  const { project, problems } = await loadText(text)
  if (project === undefined) throw new Error(JSON.stringify(problems))
  return unsilenced(allFindings(project), project)
}

function places(found: readonly Finding[]): readonly string[] {
  return found.map(({ code, at }) => `${at?.line}:${at?.column} ${code}`)
}

const everything = `version: "3.8"
services:
  web:
    image: example/web:\${TAG}
    depends_on: [db, cache]
    container_name: the-web
    ports: ["8000:80", "127.0.0.1:9000:90", "70"]
    volumes:
      - ./data:/data
      - /var/run/docker.sock:/var/run/docker.sock:ro
    privileged: true
    healthcheck:
      test: curl -f localhost
      start_interval: 1s
  db:
    image: mysql:8.4
    healthcheck:
      test: mysqladmin ping -h localhost
  cache:
    image: redis
  host:
    image: example/host@sha256:0000000000000000000000000000000000000000000000000000000000000000
    network_mode: host
networks:
  default:
    driver_opts:
      com.docker.network.bridge.name: br-web
    ipam:
      config: [{subnet: 172.28.0.0/16}]
`

describe('findings', () => {
  test('each where it stands, the most useful first', async () => {
    expect(places(ungrouped(await findings(everything)))).toEqual([
      '4:24 UNSET_VARIABLE',
      '5:18 STORE_DEPENDENCY',
      '5:22 STORE_DEPENDENCY',
      '18:7 PROBE_SOCKET',
      '23:5 HOST_NETWORK',
      '10:9 ENGINE_SOCKET',
      '11:5 PRIVILEGED',
      '20:5 IMAGE_LATEST',
      '14:7 START_INTERVAL',
      '18:7 PROBE_MYSQLADMIN_PING',
      '1:1 OBSOLETE_VERSION',
    ])
  })

  test('say why, and what to write', async () => {
    const found = await findings(everything)
    const said = (code: string) => found.find((each) => each.code === code)?.message
    expect(said('UNSET_VARIABLE')).toContain('TAG is not set')
    expect(said('STORE_DEPENDENCY')).toContain('depends_on: {db: {condition: service_healthy}}')
    for (const { message } of found) expect(message).toMatch(/^\S.*\w.*\. [A-Z]/)
  })

  test('write a health check as Compose reads it: a single dollar would be a variable of its own', async () => {
    const [{ message } = { message: '' }] = await findings('services: {db: {image: "mysql:8.4"}}')
    const written = /Write (healthcheck: .*) under db$/.exec(message)?.[1] ?? ''
    expect(written).toContain('$$(command -v')
    expect(await findings(`services: {db: {image: "mysql:8.4", ${written}}}`)).not.toContainEqual(
      expect.objectContaining({ code: 'STORE_HEALTH_CHECK' }),
    )
  })

  test('nothing is said of a project that has nothing of it', async () => {
    const found = await findings(`
services:
  web:
    image: example/web:1.2
    build: .
    depends_on: {db: {condition: service_healthy}}
    ports: ["80"]
    hostname: "$\${HOME}\${UNSET:-}"
    healthcheck: {test: "true", start_interval: 1s, start_period: 30s}
  db:
    image: registry.example:5000/postgres:17
    healthcheck: {test: "pg_isready -h 127.0.0.1"}
  proxy: {image: "example/proxy:1", network_mode: "service:db"}
  latest: {build: ., image: example/own}
  none: {image: "redis:8", scale: 0}
`)
    expect(found).toEqual([])
  })

  test('a subnet that a service speaks of is kept, and that is told', async () => {
    const found = await findings(`services:
  web:
    image: example/web:1
    networks: {inner: {ipv4_address: 172.28.0.10}}
networks:
  inner: {ipam: {config: [{subnet: 172.28.0.0/16}]}}
`)
    expect(places(found)).toEqual(['6:11 FIXED_SUBNET'])
    expect(found[0]?.message).toContain('the gate keeps it, as web speaks of 172.28.0.10')
  })

  test('a comment on the line or alone above it silences one', async () => {
    const found = await findings(`services:
  # compose-gate-ignore: STORE_HEALTH_CHECK
  cache:
    image: redis # compose-gate-ignore: IMAGE_LATEST, PRIVILEGED
  other:
    image: redis:8 # compose-gate-ignore: IMAGE_LATEST
    network_mode: host
    # compose-gate-ignore: HOST_NETWORKS
    privileged: true # compose-gate-ignore:PRIVILEGED
`)
    expect(places(found)).toEqual(['5:3 STORE_HEALTH_CHECK', '7:5 HOST_NETWORK'])
  })

  test('what is inherited is told of where it is written', async () => {
    await using folder = await Folder.with({
      'compose.yaml': 'services:\n  web:\n    extends: {file: base.yaml, service: base}\n',
      'base.yaml': 'services:\n  base:\n    image: x:1\n    privileged: true\n',
    })
    const { project } = await load(folder.path)
    expect(project && allFindings(project)).toMatchObject([
      { code: 'PRIVILEGED', at: { file: 'base.yaml', line: 4, column: 5 } },
    ])
  })

  test('several Compose files side by side are what Compose warns about', async () => {
    await using folder = await Folder.with({
      'compose.yaml': 'services: {a: {image: "x:1"}}\n',
      'docker-compose.yaml': 'services: {a: {image: "x:1"}}\n',
    })
    const { project } = await load(folder.path)
    expect(project && allFindings(project).map(({ code }) => code)).toContain('COMPOSE_WARNING')
  })
})
