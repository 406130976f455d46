import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../../src/common/json.js'
import type { Sources } from '../../../../src/compose/project.js'
import { loadProject } from '../../../harness/load-project.js'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** The places in these files, where Compose resolved the given services. */
async function sourcesOf(
  files: Readonly<Record<string, string>>,
  services: readonly string[] = ['web'],
  selected: readonly string[] = [],
): Promise<Sources> {
  const directory = await mkdtemp(join(tmpdir(), 'sources-'))
  folders.push(directory)
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true })
    await writeFile(join(directory, name), text)
  }
  const model: JsonObject = { services: Object.fromEntries(services.map((name) => [name, { image: 'x' }])) }
  const { project } = await loadProject(
    { files: selected, directory, envFiles: [], profiles: [], name: 'p' },
    async () => ({ exitCode: 0, stdout: JSON.stringify(model), stderr: '' }),
    { DIR: 'parts' },
    (problem) => {
      throw new Error(problem.message)
    },
    directory,
  )
  if (project === undefined) throw new Error('no project')
  return project.sources
}

function place(sources: Sources, ...path: (string | number)[]): string {
  const at = sources.at(path)
  return at === undefined ? 'nowhere' : `${at.file}:${at.line}:${at.column}`
}

describe('in one file', () => {
  const file = `x-gate:
  smoke:
    - GET / 200
    - request: GET /todos
services:
  web:
    image: x
    ports: ["1:1", "2:2"]
    environment:
      - A=1
      - B
    labels: {a: b}
    depends_on:
      - db
    volumes:
      - ./data:/data
      - type: bind
        source: /x
  "quoted name": {image: y}
`

  test.each([
    [['services', 'web', 'image'], '7:5'],
    [['services', 'web', 'ports', 1], '8:20'],
    [['services', 'web', 'ports', 7], '8:5'],
    [['services', 'web', 'environment', 'A'], '10:9'],
    [['services', 'web', 'environment', 'B'], '11:9'],
    [['services', 'web', 'labels', 'a'], '12:14'],
    [['services', 'web', 'depends_on', 'db'], '14:9'],
    [['services', 'web', 'depends_on', 'db', 'condition'], '14:9'],
    [['services', 'web', 'volumes', './data'], '16:9'],
    [['services', 'web', 'volumes', '/x'], '17:9'],
    [['services', 'web', 'healthcheck', 'test'], '6:3'],
    [['services', 'quoted name', 'image'], '19:19'],
    [['services', 'nowhere'], '5:1'],
    [['x-gate', 'smoke', 1, 'request'], '4:7'],
    [[], '1:1'],
  ])('%j is at %s', async (path, expected) => {
    const sources = await sourcesOf({ 'compose.yaml': file })
    expect(place(sources, ...path)).toBe(`compose.yaml:${expected}`)
  })

  test('what is not wholly written is not written', async () => {
    const sources = await sourcesOf({ 'compose.yaml': file })
    expect(sources.written(['services', 'web', 'image'])).toMatchObject({ line: 7 })
    expect(sources.written(['services', 'web', 'build'])).toBeUndefined()
    expect(sources.written(['version'])).toBeUndefined()
  })
})

describe('through what files share', () => {
  test('anchors and merge keys', async () => {
    const sources = await sourcesOf({
      'compose.yaml': `x-base: &base
  restart: always
  image: base
x-more: &more
  <<: *base
  hostname: h
x-env: &env {A: "1"}
services:
  web:
    <<: [*more, *base]
    image: own
    environment: *env
`,
    })
    expect(place(sources, 'services', 'web', 'image')).toBe('compose.yaml:11:5')
    expect(place(sources, 'services', 'web', 'hostname')).toBe('compose.yaml:6:3')
    expect(place(sources, 'services', 'web', 'restart')).toBe('compose.yaml:2:3')
    expect(place(sources, 'services', 'web', 'environment', 'A')).toBe('compose.yaml:7:14')
  })

  test('an anchor that is given anew', async () => {
    const sources = await sourcesOf({
      'compose.yaml': 'x-a: &a {image: one}\nservices:\n  web: *a\nx-b: &a {image: two}\n',
    })
    expect(place(sources, 'services', 'web', 'image')).toBe('compose.yaml:1:10')
  })

  test('an anchor within itself ends', async () => {
    const sources = await sourcesOf({ 'compose.yaml': 'services:\n  web: &w\n    <<: *w\n    image: x\n' })
    expect(place(sources, 'services', 'web', 'hostname')).toBe('compose.yaml:2:3')
  })

  test('a base in the same file, and the base of the base in another', async () => {
    const sources = await sourcesOf({
      'compose.yaml':
        'services:\n  base:\n    extends: {file: sub/base.yaml, service: deep}\n    user: me\n  web:\n    extends: base\n    image: x\n',
      'sub/base.yaml':
        'services:\n  deep:\n    extends: {file: deeper.yaml, service: deepest}\n    hostname: h\n',
      'sub/deeper.yaml': 'services:\n  deepest:\n    healthcheck: {test: x}\n',
    })
    expect(place(sources, 'services', 'web', 'user')).toBe('compose.yaml:4:5')
    expect(place(sources, 'services', 'web', 'hostname')).toBe('sub/base.yaml:4:5')
    expect(place(sources, 'services', 'web', 'healthcheck', 'test')).toBe('sub/deeper.yaml:3:19')
    expect([...sources.extended]).toEqual(['base'])
    expect(sources.files).toHaveLength(3)
  })

  test('bases in a circle end', async () => {
    const sources = await sourcesOf({
      'compose.yaml': 'services:\n  web: {extends: other}\n  other: {extends: web}\n',
    })
    expect(place(sources, 'services', 'web', 'image')).toBe('compose.yaml:2:3')
  })

  test('the last file that says it', async () => {
    const sources = await sourcesOf(
      {
        'a.yaml': 'services:\n  web:\n    image: a\n    hostname: a\n    user: a\n',
        'b.yaml': 'services:\n  web:\n    image: b\n    user: !reset null\n',
      },
      ['web'],
      ['a.yaml', 'b.yaml'],
    )
    expect(place(sources, 'services', 'web', 'image')).toBe('b.yaml:3:5')
    expect(place(sources, 'services', 'web', 'hostname')).toBe('a.yaml:4:5')
    expect(place(sources, 'services', 'web')).toBe('b.yaml:2:3')
  })

  test('includes, short, long, nested and with a variable', async () => {
    const sources = await sourcesOf(
      {
        'compose.yaml': `include:\n  - \${DIR}/one.yaml\n  - path: [two.yaml, ./two.override.yaml]\n    env_file: x.env\nservices:\n  web: {image: x}\n`,
        'parts/one.yaml': 'include: [deeper/compose.yaml]\nservices:\n  one: {image: x}\n',
        'parts/deeper/compose.yaml': 'services:\n  deeper: {image: x}\n',
        'two.yaml': 'services:\n  two: {image: x}\n',
        'two.override.yaml': 'services:\n  two:\n    hostname: h\n',
      },
      ['web', 'one', 'two', 'deeper'],
    )
    expect(place(sources, 'services', 'one', 'image')).toBe('parts/one.yaml:3:9')
    expect(place(sources, 'services', 'deeper')).toBe('parts/deeper/compose.yaml:2:3')
    expect(place(sources, 'services', 'two', 'hostname')).toBe('two.override.yaml:3:5')
    expect(place(sources, 'services', 'two', 'image')).toBe('two.yaml:2:9')
    expect(sources.inactive).toEqual([])
  })

  test('includes in a circle end', async () => {
    const sources = await sourcesOf({
      'compose.yaml': 'include: [other.yaml]\nservices:\n  web: {image: x}\n',
      'other.yaml': 'include: [compose.yaml]\n',
    })
    expect(sources.files).toHaveLength(2)
  })
})

describe('services that are not there', () => {
  test('are told with their profiles, wherever these are written', async () => {
    const sources = await sourcesOf({
      'compose.yaml': `x-debug: &debug {profiles: [debug]}
services:
  web: {image: x}
  shell: {<<: *debug, image: x}
  tools: {image: x, profiles: ["\${PROFILE:-tools}", more]}
  inherits: {extends: tools}
  both: {extends: {service: tools}, profiles: [own]}
  none: {extends: tools, profiles: []}
  third: {extends: both, profiles: [third]}
`,
    })
    expect(sources.inactive).toMatchObject([
      { service: 'shell', profiles: ['debug'] },
      { service: 'tools', profiles: ['tools', 'more'] },
      { service: 'inherits', profiles: ['tools', 'more'] },
      { service: 'both', profiles: ['own', 'tools', 'more'] },
      { service: 'none', profiles: ['tools', 'more'] },
      { service: 'third', profiles: ['third', 'own', 'tools', 'more'] },
    ])
  })

  test('are told with the images that they build', async () => {
    const sources = await sourcesOf({
      'compose.yaml': `services:
  base: {build: ., image: "acme/base:\${TAG:-1}", profiles: [build]}
  plain: {build: ., profiles: [build]}
  other: {image: x, profiles: [build]}
`,
    })
    expect(sources.inactive.map(({ builds }) => builds)).toEqual([
      { image: 'acme/base:1' },
      { image: undefined },
      undefined,
    ])
  })
})

describe('variables', () => {
  test.each([
    ['NAME', '2:21'],
    ['OTHER', '2:27'],
    ['ESCAPED', 'nowhere'],
    ['NAM', 'nowhere'],
  ])('%s is first used at %s', async (name, expected) => {
    const sources = await sourcesOf({
      'compose.yaml': `services:\n  web: {image: "a:b/$NAME-\${OTHER:-x}", hostname: "$$ESCAPED", user: $NAME}\n`,
    })
    const at = sources.variable(name)
    expect(at === undefined ? 'nowhere' : `${at.line}:${at.column}`).toBe(expected)
  })
})

describe('what the files say beside places', () => {
  const files = {
    'compose.yaml': 'services: {web: {image: x, profiles: [debug, "${DIR}"]}, other: {profiles: ci}}\n',
    '.env': 'FROM_FILE=1\n',
  }

  test('which variables are set: by the process, or by an env file', async () => {
    const sources = await sourcesOf(files)
    expect(['DIR', 'FROM_FILE', 'NOWHERE'].map((name) => sources.isSet(name))).toEqual([true, true, false])
  })

  test('all profiles of its services', async () => {
    expect((await sourcesOf(files)).profiles).toEqual(['ci', 'debug', 'parts'])
  })

  test('nothing is sure where only Compose can read a file', async () => {
    const sources = await sourcesOf({ ...files, 'compose.yaml': 'include: ["https://example.org/x.git"]\n' })
    expect([sources.isSet('NOWHERE'), sources.profiles]).toEqual([true, undefined])
  })
})

test('an x-gate of a service is known, wherever the service has it from', async () => {
  const sources = await sourcesOf({
    'compose.yaml':
      'x-base: &base\n  x-gate: {}\nservices:\n  web:\n    <<: *base\n  db:\n    image: y\n  app:\n    extends: {file: base.yaml, service: main}\n',
    'base.yaml': 'services:\n  main:\n    image: x\n    x-gate: {smoke: none}\n',
  })
  expect(sources.gatesOfServices).toEqual([
    { service: 'web', at: { file: 'compose.yaml', line: 2, column: 3 } },
    { service: 'main', at: { file: 'base.yaml', line: 4, column: 5 } },
  ])
})
