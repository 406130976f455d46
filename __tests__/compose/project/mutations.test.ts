import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Problem } from '../../../src/problem.js'
import { loadProject } from '../../../src/project/load.js'
import type { Project } from '../../../src/project/model.js'
import { asking, Folder, locationIn } from './compose.js'

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
  readonly project: Project | undefined
  readonly problems: readonly Problem[]
  readonly text: string
}

/** Every so many files are given to the real Compose; of the others Compose is taken to accept all. */
const EACH = 16
const COUNT = 500

describe('500 broken files', () => {
  const outcomes: Outcome[] = []
  const sampled: (Outcome & { readonly alone: readonly Problem[] })[] = []
  let worked = 0
  let grown = 0

  beforeAll(async () => {
    await using folder = await Folder.with({})
    const kinds = Object.values(MUTATIONS)
    const began = process.cpuUsage()
    const before = process.memoryUsage().rss
    for (let index = 0; index < COUNT; index++) {
      const text = kinds[index % kinds.length]?.(good.split('\n'), chance(index + 1)) ?? ''
      await writeFile(join(folder.path, 'compose.yaml'), text)
      const alone = await read(folder.path, text, false)
      outcomes.push(alone)
      if (index % EACH === 0)
        sampled.push({ ...(await read(folder.path, text, true)), alone: alone.problems })
    }
    worked = process.cpuUsage(began).user / 1000
    grown = process.memoryUsage().rss - before
  }, 120_000)

  afterAll(() => void outcomes.splice(0))

  async function read(directory: string, text: string, withCompose: boolean): Promise<Outcome> {
    const location = locationIn(directory)
    const problems: Problem[] = []
    const refuse = async () => ({ exitCode: 1, stdout: '', stderr: '' })
    const config = withCompose ? asking(location, {}) : refuse
    const project = await loadProject(location, config, {}, (problem) => problems.push(problem), directory)
    return { project, problems, text }
  }

  test('the whole one is a project', async () => {
    await using folder = await Folder.with({ 'compose.yaml': good })
    const { project, problems } = await read(folder.path, good, true)
    expect(problems).toEqual([])
    expect(Object.keys(project?.services ?? {})).toEqual(['db', 'migrate', 'web'])
  })

  test('each is a project or has problems that a person can read', () => {
    for (const { project, problems } of [...outcomes, ...sampled]) {
      expect(project === undefined).toBe(problems.length > 0)
      for (const { message, at: place } of problems) {
        expect(message).toMatch(/^[^\n]{5,400}$/)
        expect(message).not.toMatch(/\bat \w+ \(|node_modules|undefined is not|Error:/)
        if (place !== undefined) expect(place.line).toBeGreaterThan(0)
      }
      expect(problems.length).toBeLessThanOrEqual(12)
    }
  })

  test('the sample holds both, and its problems have places', () => {
    const refused = sampled.filter(({ project }) => project === undefined)
    expect(refused.length).toBeGreaterThan(5)
    expect(sampled.length - refused.length).toBeGreaterThan(5)
    for (const { problems } of refused) expect(problems[0]?.at?.file).toBe('compose.yaml')
  })

  test('what Compose accepts is never refused for its syntax', () => {
    const accepted = sampled.filter(({ project }) => project !== undefined)
    for (const { problems } of accepted) expect(problems).toEqual([])
  })

  test('in bounded time and memory', () => {
    // Milliseconds of work of our own; how long it takes depends on what else the machine does.
    expect(worked).toBeLessThan(20_000)
    expect(grown).toBeLessThan(400 * 1024 * 1024)
  })
})
