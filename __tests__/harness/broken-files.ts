/** A Compose file with something of everything that a mutation can break. */
export const goodFile = `# A shop
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

const MUTATIONS = {
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
} satisfies Readonly<Record<string, Mutation>>

export type MutationName = keyof typeof MUTATIONS
export const MUTATION_NAMES = Object.keys(MUTATIONS) as readonly MutationName[]

/** At most so many different files that one mutation makes of the good one; the same ones in every run. */
export function mutatedFiles(name: MutationName, atMost: number): readonly string[] {
  const lines = goodFile.split('\n')
  const texts = new Set<string>()
  for (let seed = 1; texts.size < atMost && seed <= atMost * 20; seed += 1) {
    const text = MUTATIONS[name](lines, chance(seed))
    if (text !== goodFile) texts.add(text)
  }
  return [...texts]
}
