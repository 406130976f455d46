import { describe, expect, test } from '@jest/globals'
import type { Problem } from '../../../src/common/problem.js'
import { type Loaded, load, loadText } from '../../harness/compose-project.js'
import { Folder } from '../../harness/folder.js'

/** `file:line:column message` of each. */
function told(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ message, at }) => `${at?.file}:${at?.line}:${at?.column} ${message}`)
}

function image({ project }: Loaded, service: string): string | undefined {
  return project?.services[service]?.image
}

describe('interpolation', () => {
  const env = { SET: 'set', EMPTY: '', UNSET: undefined }

  const values: readonly (readonly [written: string, value: string])[] = [
    ['$SET', 'set'],
    [`\${SET}`, 'set'],
    [`\${UNSET-default}`, 'default'],
    [`\${EMPTY-default}x`, 'x'],
    [`\${EMPTY:-default}`, 'default'],
    [`\${UNSET:-\${SET}}`, 'set'],
    [`\${UNSET:-\${EMPTY:-deep}}`, 'deep'],
    [`\${SET+other}`, 'other'],
    [`\${EMPTY+other}`, 'other'],
    [`\${EMPTY:+other}x`, 'x'],
    [`\${UNSET+other}x`, 'x'],
    [`\${SET?why}`, 'set'],
    [`\${EMPTY?why}x`, 'x'],
    [`\${SET:?why}`, 'set'],
    ['$$SET', '$SET'],
    [`$\${SET}`, `\${SET}`],
    [`a\${SET}b$SET-c`, 'asetbset-c'],
  ]

  test('puts in the value of a variable, in every form', async () => {
    const services = values.map(([written], index) => `  s${index}: {image: x, hostname: "${written}"}\n`)
    const { project, problems } = await loadText(`services:\n${services.join('')}`, env)
    expect(problems).toEqual([])
    const hostnames = values.map(([written], index) => [
      written,
      project?.services[`s${index}`]?.raw.hostname,
    ])
    expect(hostnames).toEqual(values.map(([written, value]) => [written, value.replaceAll('$', '$$$$')]))
  })

  test.each([
    [`\${UNSET:?say it}`, ': say it'],
    [`\${UNSET?say it}`, ': say it'],
    [`\${EMPTY:?}`, ''],
    [`x$$-\${UNSET:?}`, ''],
    [`\${UNSET:-\${EMPTY:?inner}}`, ': inner'],
  ])('%s is missing, where it stands', async (written, message) => {
    const { project, problems } = await loadText(`services:\n  a: {image: x, hostname: "${written}"}\n`, env)
    expect(project).toBeUndefined()
    const column = 28 + written.search(/\$\{\w+:?\?/)
    const name = /\{(\w+):?\?/.exec(written)?.[1]
    expect(problems).toHaveLength(1)
    expect(problems[0]?.at).toEqual({ file: 'compose.yaml', line: 2, column })
    expect(problems[0]?.message).toMatch(
      new RegExp(`required variable ${name} is missing a value${message}$`),
    )
    expect(problems[0]?.instead).toContain(`\${${name}:-value}`)
  })

  test('a file that is only extended is pointed at', async () => {
    await using folder = await Folder.with({
      'compose.yaml': 'services:\n  a: {extends: {file: parts/base.yaml, service: base}}\n',
      'parts/base.yaml': `services:\n  base:\n    image: "x:\${TAG:?which}"\n`,
    })
    const { problems } = await load(folder.path)
    expect(told(problems)).toEqual([
      'parts/base.yaml:3:15 services.base.image: required variable TAG is missing a value: which',
    ])
  })
})

describe('variables', () => {
  const text = `services: {a: {image: "x:\${ONE:-none}-\${TWO:-none}"}}\n`

  test('from COMPOSE_ENV_FILES', async () => {
    await using folder = await Folder.with({
      'compose.yaml': text,
      'a.env': 'ONE=1\nTWO=1\n',
      'b.env': 'TWO=2\n',
    })
    expect(image(await load(folder.path, {}, { COMPOSE_ENV_FILES: 'a.env,b.env' }), 'a')).toBe('x:1-2')
  })

  test('from several env files, where the later wins, and the environment over all', async () => {
    const wrong = text.replace('image', 'foo: 1, image')
    const files = { 'a.env': 'ONE=1\nTWO=1\n', 'b.env': 'TWO=2\n' }
    const envFiles = ['a.env', 'b.env']
    await using folder = await Folder.with({ 'compose.yaml': text, ...files })
    expect(image(await load(folder.path, { envFiles }, { ONE: 'host' }), 'a')).toBe('x:host-2')
    await using broken = await Folder.with({ 'compose.yaml': wrong.replace('TWO:-none', 'TWO:?'), ...files })
    expect(told((await load(broken.path, { envFiles })).problems)).toEqual([
      'compose.yaml:1:16 services.a Additional property foo is not allowed',
    ])
  })

  test('from the .env beside the Compose file, wherever it is asked from', async () => {
    const files = { '.env': 'ONE=1\n', 'deep/er/x': '' }
    await using folder = await Folder.with({ 'compose.yaml': text, ...files })
    expect(image(await load(`${folder.path}/deep/er`), 'a')).toBe('x:1-none')
    const wrong = `services: {a: {image: "x:\${ONE:?}", foo: 1}}\n`
    await using broken = await Folder.with({ 'compose.yaml': wrong, ...files })
    const { problems } = await load(`${broken.path}/deep/er`)
    expect(problems.map(({ message }) => message)).toEqual([
      'services.a Additional property foo is not allowed',
    ])
  })
})

describe('profiles', () => {
  const text = 'services: {a: {image: x}, b: {image: x, profiles: [p]}, c: {image: x, profiles: [q]}}\n'

  test.each([
    ['COMPOSE_PROFILES', [], 'p', ['a', 'b']],
    ['several', [], 'p,q', ['a', 'b', 'c']],
    ['a flag instead', ['q'], 'p', ['a', 'c']],
    ['all of them', ['*'], '', ['a', 'b', 'c']],
  ])('%s', async (_, profiles, COMPOSE_PROFILES, expected) => {
    await using folder = await Folder.with({ 'compose.yaml': text })
    const { project } = await load(folder.path, { profiles }, { COMPOSE_PROFILES })
    expect(Object.keys(project?.services ?? {})).toEqual(expected)
  })
})

describe('include', () => {
  const part = `services:\n  part:\n    image: "x:\${TAG:?which}-\${OTHER:-none}"\n`

  test.each([
    ['short, with the .env beside it', '[part/compose.yaml]', { 'part/.env': 'TAG=1\n' }, 'x:1-none'],
    [
      'long, with env files of its own',
      '[{path: part/compose.yaml, env_file: [part/a.env, part/b.env]}]',
      { 'part/a.env': 'TAG=1\n', 'part/b.env': 'TAG=2\nOTHER=b\n', 'part/.env': 'OTHER=no\n' },
      'x:2-b',
    ],
    [
      'long, with a project directory and an override',
      '[{path: [part/compose.yaml, part/over.yaml], project_directory: there}]',
      { 'there/.env': 'TAG=1\n', 'part/over.yaml': `services: {part: {image: "y:\${TAG:?}"}}\n` },
      'y:1',
    ],
    [
      'under the variables of the whole',
      '[part/compose.yaml]',
      { '.env': 'TAG=top\n', 'part/.env': 'TAG=1\n' },
      'x:top-none',
    ],
  ])('%s', async (_, include, files, expected) => {
    const whole = `include: ${include}\nservices: {web: {image: x}}\n`
    await using folder = await Folder.with({ 'compose.yaml': whole, 'part/compose.yaml': part, ...files })
    expect(image(await load(folder.path), 'part')).toBe(expected)
    // Where something else is wrong, what the env files say is not called missing.
    const wrong = whole.replace('web: {', 'web: {foo: 1, ')
    await using broken = await Folder.with({ 'compose.yaml': wrong, 'part/compose.yaml': part, ...files })
    expect(told((await load(broken.path)).problems)).toEqual([
      'compose.yaml:2:18 services.web Additional property foo is not allowed',
    ])
  })

  test('a variable that is missing there is told of there', async () => {
    await using folder = await Folder.with({
      'compose.yaml': 'include: [part/compose.yaml]\nservices: {web: {image: x}}\n',
      'part/compose.yaml': part,
      '.env': 'OTHER=1\n',
    })
    expect(told((await load(folder.path)).problems)).toEqual([
      'part/compose.yaml:3:15 required variable TAG is missing a value: which',
    ])
  })
})

describe('what one file says of another', () => {
  const base = `services:
  web:
    image: x
    command: [one]
    ports: ["80:80"]
    environment: {A: base, B: base}
    volumes: ["a:/a", "b:/b"]
volumes: {a: , b: }
`

  test('an override adds, !override replaces and !reset takes away', async () => {
    await using folder = await Folder.with({
      'compose.yaml': base,
      'compose.override.yaml': `services:
  web:
    ports: !override ["9000:90"]
    command: !reset null
    environment: {B: over}
    volumes: ["c:/c"]
volumes: {c: }
`,
    })
    const { project } = await load(folder.path)
    const web = project?.services.web
    expect(web?.ports).toEqual([{ target: 90, published: '9000', protocol: 'tcp' }])
    expect(web?.command).toBeUndefined()
    expect(web?.environment).toEqual({ A: 'base', B: 'over' })
    expect(web?.raw.volumes).toHaveLength(3)
    const at = (...path: string[]) => project?.sources.at(['services', 'web', ...path])
    expect(at('ports')).toMatchObject({ file: 'compose.override.yaml', line: 3 })
    expect(at('environment', 'A')).toMatchObject({ file: 'compose.yaml', line: 6 })
    expect(at('environment', 'B')).toMatchObject({ file: 'compose.override.yaml', line: 5 })
  })

  test('extends across files, with an env file of the other folder', async () => {
    await using folder = await Folder.with({
      'compose.yaml':
        'services:\n  web:\n    extends: {file: parts/base.yaml, service: base}\n    environment: {B: own}\n',
      'parts/base.yaml':
        'services:\n  base:\n    extends: {file: deeper/base.yaml, service: deepest}\n    image: x\n    env_file: [base.env]\n    environment: {B: base}\n',
      'parts/base.env': 'A=file\nB=file\n',
      'parts/deeper/base.yaml': 'services:\n  deepest:\n    container_name: deep\n    build: .\n',
    })
    const { project, problems } = await load(folder.path)
    expect(problems).toEqual([])
    expect(project?.services.web).toMatchObject({
      environment: { A: 'file', B: 'own' },
      containerName: 'deep',
      build: { context: `${folder.path}/parts/deeper` },
    })
    expect(project?.sources.at(['services', 'web', 'container_name'])).toEqual({
      file: 'parts/deeper/base.yaml',
      line: 3,
      column: 5,
    })
  })
})

describe('files of any age', () => {
  test.each(['"2"', '"2.4"', '"3"', '"3.9"', '3'])('version: %s', async (version) => {
    const { project, problems } = await loadText(
      `version: ${version}\nname: given\nservices: {a: {image: x}}\n`,
    )
    if (version === '3') expect(problems[0]?.at).toMatchObject({ line: 1 })
    else {
      expect(problems).toEqual([])
      // The name of a run is never the file's: two could not run side by side.
      expect(project?.name).toBe('under-test')
    }
  })

  test('from before there were services', async () => {
    const { problems } = await loadText('web:\n  image: x\n')
    expect(told(problems)).toEqual(['compose.yaml:1:1 (root) Additional property web is not allowed'])
  })
})
