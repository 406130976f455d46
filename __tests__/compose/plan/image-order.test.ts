import { describe, expect, test } from '@jest/globals'
import type { Plan } from '../../../src/plan/plan.js'
import { prepared, refusals } from '../../harness/prepared-project.js'

function needs({ steps }: Plan): Readonly<Record<string, readonly string[]>> {
  const images = steps.filter(({ kind }) => kind === 'build' || kind === 'pull' || kind === 'create')
  return Object.fromEntries(images.map((step) => [step.id, step.needs]))
}

describe('an image that is mounted as a volume', () => {
  const mounting = (source: string) => `services:
  pages: {build: ./pages, image: "local/pages:dev"}
  unnamed: {build: {context: ., dockerfile_inline: FROM debian}}
  web: {image: "acme/web:1", ports: ["80"], volumes: [{type: image, source: "${source}", target: /site}]}
name: shop
`

  test.each([
    ['local/pages:dev', ['build:pages', 'pull:web']],
    ['shop-unnamed', ['build:unnamed', 'pull:web']],
    ['docker.io/local/pages:old', ['pull:web', 'pull:web.volume']],
  ])('%s is there before the container is created', async (source, expected) => {
    const { plan } = await prepared(mounting(source), { files: { 'pages/Dockerfile': 'FROM debian\n' } })
    expect([...(needs(plan)['create:web'] ?? [])].sort()).toEqual(expected)
  })
})

test('builds come after those they are made from, by build arguments, targets and names of Compose', async () => {
  const compose = `services:
  app:
    build: {context: app, target: release, args: {BASE: "\${PREFIX:-local}/base"}}
    ports: ["80"]
  base: {build: base, image: local/base}
  assets: {build: {context: assets, tags: ["local/static:2"]}, scale: 0}
  tools: {build: tools, scale: 0}
  unused: {build: unused, scale: 0}
`
  const files = {
    'app/Dockerfile': `ARG BASE=debian
FROM unused_name AS test
COPY --from=my-shop-unused / /
FROM $BASE:latest AS release
COPY --from=local/static:2 /s /s
RUN --mount=from=my-shop-tools,target=/t true
`,
    ...Object.fromEntries(
      ['base', 'assets', 'tools', 'unused'].map((name) => [`${name}/Dockerfile`, 'FROM debian\n']),
    ),
  }
  const { plan } = await prepared(compose, { files, env: { COMPOSE_PROJECT_NAME: 'my-shop' } })
  expect(needs(plan)).toEqual({
    'build:app': ['build:assets', 'build:base', 'build:tools'],
    'build:assets': [],
    'build:base': [],
    'build:tools': [],
    'create:app': ['build:app'],
    'create:base': ['build:base'],
  })
})

test('builds that need each other are refused, with all places', async () => {
  const compose = `services:
  a: {build: a, image: local/a}
  b: {build: {context: ., dockerfile_inline: "FROM debian\\nCOPY --from=local/a / /"}, image: local/b}
`
  const [refusal, ...others] = await refusals(compose, { files: { 'a/Dockerfile': '# a\nFROM local/b\n' } })
  expect(others).toEqual([])
  expect(refusal).toMatch(
    /^2:1 builds that need each other: a → b → a \(a is made from local\/b \(\S*a\/Dockerfile:2\); b is made from local\/a \(\S*compose\.yaml:3\)\) → take/,
  )
})

test('different builds of one image name are refused, with both places', async () => {
  const compose = `services:
  a: {build: {context: ., target: a}, image: local/x}
  b: {build: {context: ., target: b}, image: "docker.io/local/x:latest"}
  c: {build: {context: ., target: a}, image: local/x}
`
  expect(await refusals(compose)).toEqual([
    expect.stringMatching(
      /^3:\d+ a \(\S*compose\.yaml:2\) and b \(\S*compose\.yaml:3\) build different images with one name, \S*local\/x:latest → give/,
    ),
  ])
})

describe('a mount over an image', () => {
  const compose = (more = '') => `services:
  app:
    build: .
    ports: ["80"]
    volumes:
      - .:/srv:ro
      - ./app.conf:/etc/app.conf
      - /srv/node_modules
${more}`
  const files = { Dockerfile: 'FROM debian\nWORKDIR /srv\nCOPY . .\n' }
  const volumes = ({ model }: Plan) => JSON.stringify(model.services).match(/"target":"\/[^"]*"/g)

  test('is found at its line', async () => {
    const { plan } = await prepared(compose(), { files })
    const found = plan.findings.filter(({ code }) => code === 'SOURCE_MOUNT')
    expect(found).toMatchObject([{ severity: 'warning', at: { line: 6 } }])
    expect(volumes(plan)).toHaveLength(3)
  })

  test('is left out where x-gate says so', async () => {
    const { plan } = await prepared(compose('x-gate: {source-mounts: drop}\n'), { files })
    expect(plan.findings.filter(({ code }) => code === 'SOURCE_MOUNT')).toEqual([])
    expect(plan.adjustments.map(({ code }) => code)).toContain('SOURCE_MOUNT')
    expect(volumes(plan)).toEqual(['"target":"/etc/app.conf"', '"target":"/srv/node_modules"'])
  })

  test('is silenced by a comment', async () => {
    const silenced = compose().replace('      - .:', '      # compose-gate-ignore: SOURCE_MOUNT\n      - .:')
    const { plan } = await prepared(silenced, { files })
    expect(plan.findings.filter(({ code }) => code === 'SOURCE_MOUNT')).toEqual([])
  })
})
