import { describe, expect, test } from '@jest/globals'
import { parse, stringify } from 'yaml'
import { systemClock } from '../../../src/common/clock.js'
import { Compose } from '../../../src/engine/docker-compose.js'
import { locationIn } from '../../harness/compose-project.js'
import { Folder } from '../../harness/folder.js'
import { prepare } from '../../harness/prepare.js'
import { documents, type Snippet, snippets } from '../../unit/repository/files.js'
import { yamlKind } from '../../unit/repository/yaml-kinds.js'

interface Written {
  readonly services?: Readonly<Record<string, Record<string, unknown>>>
  readonly include?: readonly string[]
}

const all = documents.flatMap(snippets).filter(({ language }) => language === 'yaml')
const shown = all.filter(({ text }) => yamlKind(text) === 'compose' || yamlKind(text) === 'part of compose')

/** Its file, where the first line names one: `# services/shop/compose.yaml`. */
const pathOf = ({ text }: Snippet) => /^# (\S+\.yaml)\n/.exec(text)?.[1] ?? 'compose.yaml'

/** The lines of a part, below the keys that its indentation leaves out. */
function whole(text: string): string {
  const columns = /^ */.exec(text)?.[0].length ?? 0
  const above = ['services:', '  web:', '    healthcheck:'].slice(0, columns / 2)
  return [...above, text].join('\n')
}

/** A part as a project: with images, with the services that others wait for, and with an app. */
function completed(text: string): string {
  const written = parse(whole(text), { merge: true }) as Written
  const services: Record<string, Record<string, unknown>> = {
    app: { image: 'acme/app', ports: ['80'] },
    ...written.services,
  }
  for (const service of Object.values(services)) {
    const needed = service.depends_on ?? []
    for (const name of Array.isArray(needed) ? needed.map(String) : Object.keys(needed as object)) {
      services[name] ??= { image: 'postgres:17', healthcheck: { test: 'pg_isready -h 127.0.0.1' } }
    }
  }
  for (const [name, service] of Object.entries(services)) {
    if (service.image === undefined && service.build === undefined)
      services[name] = { ...service, image: 'acme/web' }
  }
  return stringify({ ...written, services })
}

const plans = new Map<string, ReturnType<typeof plannedSnippet>>()

/** The plan of a snippet. Compose is asked once for each. */
function planOf(snippet: Snippet): ReturnType<typeof plannedSnippet> {
  const plan = plans.get(snippet.place) ?? plannedSnippet(snippet)
  plans.set(snippet.place, plan)
  return plan
}

/** Plans a snippet in a folder with the files that its page shows beside it. */
async function plannedSnippet(snippet: Snippet) {
  const page = snippet.place.split(':')[0]
  const beside = shown.filter(({ place }) => place.startsWith(`${page}:`))
  const isWhole = yamlKind(snippet.text) === 'compose'
  const path = pathOf(snippet)
  await using folder = await Folder.with({
    ...Object.fromEntries(beside.map((one) => [pathOf(one), one.text])),
    [path]: isWhole ? snippet.text : completed(snippet.text),
    'src/main/resources/db/migration/V1__init.sql': '',
    'e2e/package.json': '',
  })
  const location = locationIn(folder.path, { files: [path] })
  const environment = { ...process.env, COMPOSE_PROFILES: undefined, DOCKER_HOST: undefined }
  const compose = new Compose(location, environment, systemClock)
  const request = { given: {}, location, problems: [] }
  return (await prepare(request, compose, environment, new AbortController().signal)).plan
}

describe('a Compose file in the documentation', () => {
  test.each(shown)('$place can be planned', async (snippet) => {
    expect((await planOf(snippet)).steps.length).toBeGreaterThan(0)
  })
  test('is shown', () => expect(shown.length).toBeGreaterThan(10))
})

/** Guide → the roles that its reader wants, and the checks. */
const guides = {
  django: {
    database: 'db',
    migrate: 'migrate, web-migrate',
    app: 'web',
    checks: ['GET /admin/login/ 200 contains=csrfmiddlewaretoken'],
  },
  rails: {
    database: 'db',
    migrate: 'migrate',
    app: 'web',
    companions: 'jobs',
    checks: ['GET /up 200', 'GET /products 200 contains=Products'],
  },
  laravel: {
    database: 'db',
    migrate: 'migrate',
    app: 'web',
    companions: 'queue',
    checks: ['GET /up 200', 'GET /products 200 contains=Products'],
  },
  'spring-flyway': {
    database: 'db',
    migrate: 'flyway',
    app: 'app',
    checks: ['GET /actuator/health 200 $.status="UP"'],
  },
  'node-prisma': {
    database: 'db',
    migrate: 'migrate',
    app: 'web',
    checks: ['GET /api/products 200 json=[]'],
  },
  'fastapi-alembic': {
    database: 'db',
    migrate: 'migrate, web-migrate',
    app: 'web',
    checks: ['GET /openapi.json 200', 'GET /products 200 json=[]'],
  },
  'go-goose': {
    database: 'db',
    migrate: 'migrate',
    app: 'app',
    checks: ['GET /healthz 200', 'GET /products 200 json=[]'],
  },
  'browser-tests': { app: 'web', acceptance: 'e2e', checks: ['GET web:8000/ <500'] },
  forks: { app: 'web', checks: ['GET web:8000/ <500'] },
} as const

describe('the project of a guide', () => {
  test.each(Object.entries(guides))('%s is understood, and has no warning', async (name, expected) => {
    const snippet = shown.find(({ place }) => place.startsWith(`docs/guides/${name}.md:`))
    if (snippet === undefined) throw new Error(`docs/guides/${name}.md shows no Compose file`)
    const { roles, steps, findings } = await planOf(snippet)
    const names = (role: keyof typeof roles) => roles[role].map(({ service }) => service).join(', ')
    const checks = steps.flatMap((step) =>
      step.kind === 'check' && 'check' in step ? [step.check.text] : [],
    )
    const none = { database: '', migrate: '', app: '', acceptance: '', companions: '' }
    expect({
      ...Object.fromEntries(Object.keys(none).map((role) => [role, names(role as keyof typeof none)])),
      checks,
    }).toEqual({ ...none, ...expected })
    expect(findings.filter(({ severity }) => severity === 'warning')).toEqual([])
  })

  test('of every framework is tried', () => {
    const frameworks = ['django', 'rails', 'laravel', 'spring', 'node', 'fastapi', 'go']
    const tried = Object.keys(guides)
    expect(frameworks.filter((name) => !tried.some((guide) => guide.split('-')[0] === name))).toEqual([])
  })
})
