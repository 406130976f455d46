import { describe, expect, test } from '@jest/globals'
import { load, loadText } from '../../../harness/compose-project.js'
import { Folder } from '../../../harness/folder.js'
import { testBefore } from '../../../harness/newer-compose.js'
import { refusals } from '../../../harness/prepared-project.js'

interface Row {
  readonly name: string
  readonly file: string
  /** Parts of the one message, and the place as `line:column`. */
  readonly says: readonly string[]
  readonly at: string
}

const service = (lines: string) => `services:\n  a:\n    image: x\n${lines}`

const rows: readonly Row[] = [
  { name: 'an unknown key', file: service('    foo: 1\n'), says: ['foo', 'not allowed'], at: '4:5' },
  {
    name: 'an unknown key deeper',
    file: service('    healthcheck: {tset: x}\n'),
    says: ['tset'],
    at: '4:19',
  },
  { name: 'an unknown key at the top', file: `${service('')}servces: {}\n`, says: ['servces'], at: '4:1' },
  { name: 'a wrong type', file: service('    ports: 80\n'), says: ['ports', 'must be a'], at: '4:5' },
  {
    name: 'a service that is a word',
    file: 'services:\n  a: foo\n',
    says: ['services.a must be a mapping'],
    at: '2:3',
  },
  { name: 'a list of services', file: 'services:\n  - a\n', says: ['services must be a mapping'], at: '1:1' },
  { name: 'a text', file: 'hello\n', says: ['must be a mapping'], at: '1:1' },
  { name: 'an empty file', file: '', says: ['empty compose file'], at: '1:1' },
  { name: 'services without any', file: 'services:\n', says: ['services must be a mapping'], at: '1:1' },
  {
    name: 'a bad duration',
    file: service('    healthcheck:\n      test: x\n      interval: 5 seconds\n'),
    says: ['healthcheck.interval', 'is not a duration'],
    at: '6:7',
  },
  { name: 'a bad port', file: service('    ports: ["80:abc"]\n'), says: ['abc'], at: '4:17' },
  { name: 'a bad size', file: service('    mem_limit: lots\n'), says: ['lots'], at: '4:5' },
  { name: 'a bad number', file: service('    scale: many\n'), says: ['a.scale', 'many'], at: '4:5' },
  {
    name: 'neither image nor build',
    file: 'services:\n  a:\n    command: x\n',
    says: ['neither an image'],
    at: '2:3',
  },
  {
    name: 'an undefined network',
    file: service('    networks: [q]\n'),
    says: ['undefined network q'],
    at: '4:16',
  },
  {
    name: 'an undefined secret',
    file: service('    secrets:\n      - q\n'),
    says: ['undefined secret q'],
    at: '5:9',
  },
  {
    name: 'an undefined volume',
    file: service('    volumes: ["vol:/x"]\n'),
    says: ['undefined volume vol'],
    at: '4:15',
  },
  {
    name: 'an undefined service',
    file: service('    depends_on:\n      - b\n'),
    says: ['service "a" depends on undefined service "b"'],
    at: '5:9',
  },
  {
    name: 'an undefined service joined',
    file: service('    network_mode: service:b\n'),
    says: ['undefined service "b"'],
    at: '4:19',
  },
  {
    name: 'a wrong condition',
    file: `${service('    depends_on: {b: {condition: ready}}\n')}  b: {image: x}\n`,
    says: ['depends_on.b.condition', 'service_healthy'],
    at: '4:22',
  },
  {
    name: 'a base that is not there',
    file: 'services:\n  a:\n    extends: b\n',
    says: ['there is no service "b"'],
    at: '3:5',
  },
  {
    name: 'a base in no file',
    file: 'services:\n  a: {extends: {service: b, file: n.yaml}}\n',
    says: ['n.yaml'],
    at: '2:35',
  },
  {
    name: 'a service that extends itself',
    file: 'services:\n  a: {extends: a}\n',
    says: ['Circular reference: a'],
    at: '2:7',
  },
  { name: 'a lost env file', file: service('    env_file: no.env\n'), says: ['no.env'], at: '4:15' },
  { name: 'a lost include', file: `include:\n  - no.yaml\n${service('')}`, says: ['no.yaml'], at: '2:5' },
  {
    name: 'a circle of includes',
    file: `include: [compose.yaml]\n${service('')}`,
    says: ['include cycle'],
    at: '1:1',
  },
  {
    name: 'a broken interpolation',
    file: service('    hostname: "x${"\n'),
    says: ['invalid interpolation format'],
    at: '4:5',
  },
  {
    name: 'a name with a space',
    file: 'services:\n  "a b": {image: x}\n',
    says: ['a b', 'is no name'],
    at: '2:3',
  },
  {
    name: 'a name with a dot',
    file: 'services:\n  a.b:\n    image: x\n    foo: 1\n',
    says: ['foo'],
    at: '4:5',
  },
  {
    name: 'keys twice',
    file: 'services:\n  a: {image: x}\n  a: {image: y}\n',
    says: ['"a"', 'first on line 2'],
    at: '3:3',
  },
  { name: 'tabs', file: 'services:\n\ta:\n', says: ['Tabs'], at: '2:1' },
  {
    name: 'wrong indentation',
    file: 'services:\n  a:\n  image: x\n   foo: y\n',
    says: ['`foo` is indented further'],
    at: '4:4',
  },
  { name: 'an open bracket', file: 'services:\n  a: {image: x\n', says: ['{ is never closed'], at: '2:6' },
  { name: 'an open quote', file: 'services:\n  a: {image: "x}\n', says: ['quote'], at: '2:14' },
  { name: 'an unknown anchor', file: 'services:\n  a:\n    <<: *base\n', says: ['&base'], at: '3:9' },
]

describe('one problem, where it stands', () => {
  test.each(rows)('$name', async ({ file, says, at }) => {
    const { project, problems } = await loadText(file)
    expect(project).toBeUndefined()
    const first = problems[0]
    for (const part of says) expect(first?.message).toContain(part)
    expect(`${first?.at?.line}:${first?.at?.column}`).toBe(at)
    expect(first?.at?.file).toBe('compose.yaml')
    expect(first?.message).not.toMatch(/^(validating|decoding|error|time=)|invalid compose project|\n/)
  })
})

describe('all problems at once', () => {
  test('but not those that follow from a text with a colon, which is told with its remedy', async () => {
    const check = '    - GET /todos/1 json={"id": 1, "title": "x"}'
    const { problems } = await loadText(`x-gate:\n  smoke:\n${check}\n${service('')}`)
    expect(problems).toHaveLength(1)
    expect(problems[0]?.at).toMatchObject({ line: 3 })
    expect(problems[0]?.excerpt).toContain('GET /todos/1')
    expect(problems[0]?.instead).toContain('put quotes around')
  })

  test('a caret below what is no YAML, in two files', async () => {
    await using folder = await Folder.with({
      'a.yaml': 'services:\n  a: {image: x\n',
      'b.yaml': 'services:\n  b: "x\n',
    })
    const { problems } = await load(folder.path, { files: ['a.yaml', 'b.yaml'] })
    expect(problems.map(({ at }) => at?.file)).toEqual(['a.yaml', 'b.yaml'])
    for (const { excerpt } of problems) expect(excerpt).toMatch(/\n *\^+$/)
  })

  test('missing variables, a service that is nowhere, and a circle', async () => {
    const { problems } = await loadText(
      `services:
  a:
    image: "x:\${TAG:?say which}"
    depends_on: [b, nowhere]
  b:
    image: x
    hostname: "h\${EMPTY:?}\${OPTIONAL:-x}\${SET:?}$$\{NOT:?}"
    depends_on: {a: {condition: service_healthy}}
`,
      { SET: '1', EMPTY: '' },
    )
    expect(problems.map(({ message, at }) => `${at?.line}:${at?.column} ${message}`)).toEqual([
      '3:15 required variable TAG is missing a value: say which',
      '7:17 required variable EMPTY is missing a value',
      '4:21 service "a" depends on undefined service "nowhere"',
      '4:18 dependency cycle detected: a -> b -> a',
    ])
    expect(problems[0]?.instead).toContain('TAG:-value')
  })

  test('a variable that an env file sets is not missing', async () => {
    await using folder = await Folder.with({
      'compose.yaml': `services: {a: {image: "x:\${ONE:?}\${TWO:?}"}}\n`,
      'my.env': 'ONE=1\n',
    })
    const { problems } = await load(folder.path, { envFiles: ['my.env'] })
    expect(problems.map(({ message }) => message)).toEqual(['required variable TWO is missing a value'])
  })

  test('a service of a profile that is not asked for', async () => {
    const { problems } = await loadText(
      'services: {a: {image: x, depends_on: [b]}, b: {image: x, profiles: [p]}}\n',
    )
    expect(problems).toHaveLength(1)
    expect(problems[0]?.instead).toContain('--profile')
  })

  test('a problem in an override is told of the override', async () => {
    await using folder = await Folder.with({
      'compose.yaml': service(''),
      'compose.override.yaml': 'services:\n  a:\n    foo: 1\n',
    })
    const { problems } = await load(folder.path)
    expect(problems[0]?.at).toEqual({ file: 'compose.override.yaml', line: 3, column: 5 })
  })
})

test('what Compose takes for YAML is not blamed for what else is wrong with it', async () => {
  const { problems } = await loadText(
    'services:\n  a:\n    image: x\n    helthcheck: {test: "true"}\n    command: [\n      x\n    ]\n',
  )
  expect(problems).toHaveLength(1)
  expect(problems[0]?.message).toContain('helthcheck')
  expect(problems[0]?.at).toEqual({ file: 'compose.yaml', line: 4, column: 5 })
})

describe('files nobody would want to read', () => {
  test('binary', async () => {
    const { problems } = await loadText(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff, 0xfe]))
    expect(problems.map(({ message }) => message)).toEqual(['compose.yaml is not text'])
  })

  test('ten megabytes', async () => {
    const { problems } = await loadText(`# ${'x'.repeat(10_000_000)}\nservices: {a: {image: x}}\n`)
    expect(problems[0]?.message).toContain('may have 1048576')
  })

  test.each([
    ['brackets', `x: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`],
    ['maps', `x: ${'{a: '.repeat(20_000)}1${'}'.repeat(20_000)}\n`],
    ['lists', `x:\n  ${'- '.repeat(20_000)}1\n`],
  ])('%s in each other without end', async (_, deep) => {
    const { problems } = await loadText(`${deep}services: {a: {image: x}}\n`)
    expect(problems.map(({ message }) => message)).toEqual(['it is nested too deeply'])
    expect(problems[0]?.at?.line).toBeGreaterThan(0)
  })

  test('aliases of aliases of aliases', async () => {
    const bomb = [...'bcdefgh'].map(
      (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join()}]`,
    )
    const began = Date.now()
    const { problems } = await loadText(`a: &a [x,x,x]\n${bomb.join('\n')}\nservices: {a: {image: x}}\n`)
    expect(problems.map(({ message }) => message)).toEqual([
      'the aliases of compose.yaml expand to more than 250000 values',
    ])
    expect(Date.now() - began).toBeLessThan(10_000)
  })

  test.each([
    ['with a byte order mark', Buffer.from(`\ufeff${service('')}`)],
    ['in UTF-16', Buffer.from(`\ufeff${service('')}`, 'utf16le')],
    ['with Windows line ends', Buffer.from(service('').replaceAll('\n', '\r\n'))],
    ['in several documents', Buffer.from(`${service('')}---\nservices: {a: {hostname: x}}\n`)],
    ['with a bracket at the margin', Buffer.from(service('    command: [\n      "x",\n    ]\n'))],
    ['with tags of its own', Buffer.from(service('    ports: !override ["80"]\n    expose: !reset []\n'))],
  ])('%s, which Compose reads, is read', async (_, content) => {
    const { project, problems } = await loadText(content)
    expect(problems).toEqual([])
    expect(project?.sources.at(['services', 'a', 'image'])).toMatchObject({ line: 3, column: 5 })
  })
})

describe('a key that Compose does not know', () => {
  test.each([
    ['services:\n  a:\n    image: x\n    enviroment: {}\n', '4:5', 'environment'],
    ['services:\n  a:\n    image: x\n    depend_on: [b]\n  b: {image: x}\n', '4:5', 'depends_on'],
    ['services: {a: {build: {context: ., dokerfile: x}}}\n', '1:36', 'dockerfile'],
    ['services: {a: {image: x, healthcheck: {test: x, intervall: 1s}}}\n', '1:49', 'interval'],
    ['servics: {}\nservices: {a: {image: x}}\n', '1:1', 'services'],
  ])('%j is told with what it was meant for', async (text, place, meant) => {
    const { problems } = await loadText(text)
    expect(problems.map(({ at, instead }) => [`${at?.line}:${at?.column}`, instead])).toEqual([
      [place, `write \`${meant}\``],
    ])
  })

  test('and is like none is told with what to do', async () => {
    const { problems } = await loadText('services: {a: {image: x, foo: 1}, b: {image: x}}\n')
    expect(problems).toEqual([expect.objectContaining({ instead: expect.stringContaining('leave it out') })])
  })
})

describe('all that is wrong is told in one run', () => {
  const told = async (text: string) =>
    (await loadText(text)).problems.map(({ at, message }) => `${at?.line}:${at?.column} ${message}`).sort()

  test('a wrong key beside a value of a wrong kind, and a service that is nowhere', async () => {
    expect(
      await told(
        'services:\n  a:\n    image: x\n    enviroment: {A: b}\n    ports: 80:80\n    depends_on: [gone]\n',
      ),
    ).toEqual([
      '4:5 services.a Additional property enviroment is not allowed',
      '5:5 services.a.ports must be a list, not a string',
      '6:18 service "a" depends on undefined service "gone"',
    ])
  })

  test('two slips of YAML, and a wrong key', async () => {
    const all = await told(
      'services:\n  a:\n    image x\n    command: y\n  b:\n    image: y\n    helthcheck: {test: "true"}\n  c:\n\timage: z\n',
    )
    expect(all.map((one) => one.split(' ')[0])).toEqual([
      expect.stringMatching(/^[34]:/),
      '7:5',
      expect.stringMatching(/^9:/),
    ])
  })
})

testBefore(
  '5.3.0',
  'a key that Compose is too old for is told with the version that brought it',
  async (version) => {
    const text = 'services:\n  a:\n    image: x\n    pre_start: [{command: ["true"]}]\n    enviroment: {}\n'
    expect(await refusals(text)).toEqual([
      `4:5 pre_start needs Docker Compose 5.3 or later, this is ${version} → install Docker Compose 5.3 or newer (docker-compose-plugin)`,
      '5:5 services.a Additional property enviroment is not allowed → write `environment`',
    ])
  },
)
