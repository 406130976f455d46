import { beforeAll, describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { BadInput, type Problem } from '../../../src/common/problem.js'
import { Compose } from '../../../src/engine/docker-compose.js'
import type { Plan } from '../../../src/plan/plan.js'
import { prepare } from '../../../src/prepare.js'
import { Folder, locationIn } from './compose.js'

const good = `# A shop
x-common: &common
  restart: unless-stopped
  environment: &environment
    LOG: "info"
services:
  web:
    <<: *common
    build: {context: ., target: release}
    command: ["serve", "--port", "8000"]
    ports:
      - "8000:8000"
    depends_on:
      db: {condition: service_healthy}
      migrate:
        condition: service_completed_successfully
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8000/"]
      interval: 5s
      retries: 3
  migrate:
    extends: {service: db}
    command: migrate
    volumes: !reset []
    depends_on: [db]
  db:
    image: "mysql:\${TAG:-8.4}"
    environment:
      <<: *environment
      MYSQL_ROOT_PASSWORD: geheim-ü-秘密
    volumes: ["data:/var/lib/mysql"]
    healthcheck: {test: "mysqladmin ping -h 127.0.0.1", interval: 1s}
volumes:
  data:
networks:
  default: {driver: bridge}
`

/** Numbers from 0 to `below`, the same ones in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

type Mutation = (lines: readonly string[], pick: (below: number) => number) => string

function at(lines: readonly string[], index: number, change: (line: string) => readonly string[]): string {
  return lines.flatMap((line, here) => (here === index ? change(line) : [line])).join('\n')
}

const value = /^(\s*(?:- )?[^:\s]+: *)\S.*$/
const written = [
  '5',
  '[]',
  '{}',
  'null',
  '"',
  '*nobody',
  '&x',
  '!!binary x',
  '${',
  `\${A:?no}`,
  '- -',
  '\t',
  '%',
  'ja: nein: ja',
]

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a line less': (lines, pick) => at(lines, pick(lines.length), () => []),
  'a line twice': (lines, pick) => at(lines, pick(lines.length), (line) => [line, line]),
  'another value': (lines, pick) =>
    at(lines, pick(lines.length), (line) => [line.replace(value, `$1${written[pick(written.length)]}`)]),
  'indented otherwise': (lines, pick) =>
    at(lines, pick(lines.length), (line) => [`${' '.repeat(pick(5))}${line}`]),
  'a tab': (lines, pick) => at(lines, pick(lines.length), (line) => [line.replace(/^ {2}/, '\t')]),
  'cut off': (lines, pick) => lines.join('\n').slice(0, pick(900)),
  'a wrong byte': (lines, pick) => {
    const text = lines.join('\n')
    const index = pick(text.length)
    const odd = ['\u0000', '\ufeff', '"', "'", '{', ']', ':', '#', '\r', '\u2028', '|', '>', '@', '`'][
      pick(14)
    ]
    return text.slice(0, index) + odd + text.slice(index + 1)
  },
  'two lines exchanged': (lines, pick) => {
    const [one, other] = [pick(lines.length), pick(lines.length)]
    return lines
      .map((line, here) => lines[here === one ? other : here === other ? one : here] ?? line)
      .join('\n')
  },
  'Windows line ends': (lines, pick) => at(lines, pick(lines.length), () => []).replaceAll('\n', '\r\n'),
  'nested deeply': (lines, pick) =>
    at(lines, pick(lines.length), (line) => [line.replace(value, `$1${'['.repeat(1 + pick(200))}`)]),
}

interface Outcome {
  /** Absent: the files were refused. */
  readonly plan: Plan | undefined
  readonly problems: readonly Problem[]
  readonly text: string
}

const COUNT = 500
const AT_ONCE = 4
const NEVER = new AbortController().signal

/** As `compose-gate plan` does, with the real Compose. Anything but a plan or bad input fails the test. */
async function planned(text: string): Promise<Outcome> {
  await using folder = await Folder.with({ 'compose.yaml': text })
  const location = locationIn(folder.path)
  const compose = new Compose(location, process.env, systemClock)
  try {
    const request = { given: {}, location, problems: [] }
    const { plan } = await prepare(request, compose, process.env, NEVER)
    return { plan, problems: [], text }
  } catch (error) {
    if (!(error instanceof BadInput))
      throw new Error(`neither a plan nor bad input:\n${text}`, { cause: error })
    return { plan: undefined, problems: error.problems, text }
  }
}

describe('500 broken files', () => {
  const outcomes: Outcome[] = []
  let worked = 0
  let grown = 0

  beforeAll(async () => {
    const kinds = Object.values(MUTATIONS)
    const began = process.cpuUsage()
    const before = process.memoryUsage().rss
    let next = 0
    const work = async () => {
      for (let index = next++; index < COUNT; index = next++) {
        const text = kinds[index % kinds.length]?.(good.split('\n'), chance(index + 1)) ?? ''
        outcomes.push(await planned(text))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    worked = process.cpuUsage(began).user / 1000
    grown = process.memoryUsage().rss - before
  }, 300_000)

  test('the whole one has a plan', async () => {
    const { plan } = await planned(good)
    expect(plan?.roles).toMatchObject({
      database: [{ service: 'db' }],
      migrate: [{ service: 'migrate' }],
      app: [{ service: 'web' }],
    })
  })

  test('each has a plan, or problems that a person can read', () => {
    expect(outcomes).toHaveLength(COUNT)
    for (const { plan, problems } of outcomes) {
      expect(plan === undefined).toBe(problems.length > 0)
      for (const { message, at: place } of problems) {
        expect(message).toMatch(/^[^\n]{5,400}$/)
        expect(message).not.toMatch(/\bat \w+ \(|node_modules|undefined is not|Error:/)
        if (place !== undefined) expect(place.line).toBeGreaterThan(0)
      }
      expect(problems.length).toBeLessThanOrEqual(12)
    }
  })

  test('there are many of both, and what is refused is refused at its place', () => {
    const refused = outcomes.filter(({ plan }) => plan === undefined)
    expect(refused.length).toBeGreaterThan(100)
    expect(outcomes.length - refused.length).toBeGreaterThan(100)
    const without = refused.filter(({ problems }) => problems[0]?.at === undefined)
    expect(without.map(({ problems, text }) => `${problems[0]?.message}\n${text}`)).toEqual([])
  })

  test('in bounded work and memory', () => {
    // Milliseconds of work of our own; how long it takes depends on what else the machine does.
    expect(worked).toBeLessThan(60_000)
    expect(grown).toBeLessThan(400 * 1024 * 1024)
  })
})
