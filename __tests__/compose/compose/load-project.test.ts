import { describe, expect, test } from '@jest/globals'
import { load, loadText } from '../../harness/compose-project.js'
import { Folder } from '../../harness/folder.js'

const small = 'services:\n  web:\n    image: busybox\n'

describe('where a project is', () => {
  test.each([
    ['compose.yaml', ['compose.yml', 'docker-compose.yml', 'docker-compose.yaml']],
    ['compose.yml', ['docker-compose.yml', 'docker-compose.yaml']],
    ['docker-compose.yml', ['docker-compose.yaml']],
    ['docker-compose.yaml', []],
  ])('%s comes before %j', async (name, others) => {
    const files = Object.fromEntries(
      [name, ...others].map((file) => [file, small.replace('web', file.replace('.', '-'))]),
    )
    await using folder = await Folder.with(files)
    const { project } = await load(folder.path)
    expect(Object.keys(project?.services ?? {})).toEqual([name.replace('.', '-')])
    expect(project?.sources.at(['services', name.replace('.', '-')])).toEqual({
      file: name,
      line: 2,
      column: 3,
    })
  })

  test('a folder above holds it', async () => {
    await using folder = await Folder.with({ 'docker-compose.yml': small, 'deep/er/x': '' })
    const { project } = await load(`${folder.path}/deep/er`)
    expect(project?.directory).toBe(folder.path)
    expect(project?.sources.at(['services', 'web'])?.file).toBe(`${folder.path}/docker-compose.yml`)
  })

  test('an override beside it wins', async () => {
    await using folder = await Folder.with({
      'compose.yaml': 'services:\n  web:\n    image: a\n    hostname: h\n',
      'compose.override.yaml': 'services:\n  web: {image: b}\n',
    })
    const { project } = await load(folder.path)
    expect(project?.services.web?.image).toBe('b')
    expect(project?.sources.at(['services', 'web', 'image'])).toEqual({
      file: 'compose.override.yaml',
      line: 2,
      column: 9,
    })
    expect(project?.sources.at(['services', 'web', 'hostname'])).toEqual({
      file: 'compose.yaml',
      line: 4,
      column: 5,
    })
  })

  test.each([
    ['the environment', {}, { COMPOSE_FILE: 'a.yaml:sub/b.yaml' }],
    ['.env', { '.env': 'COMPOSE_FILE=a.yaml:sub/b.yaml\n' }, {}],
    ['another separator', { '.env': 'COMPOSE_PATH_SEPARATOR=,\nCOMPOSE_FILE=a.yaml,sub/b.yaml\n' }, {}],
  ])('COMPOSE_FILE from %s', async (_, files, env) => {
    await using folder = await Folder.with({
      'compose.yaml': small,
      'a.yaml': 'services: {a: {image: x}}\n',
      'sub/b.yaml': 'services: {b: {image: x}}\n',
      ...files,
    })
    const { project } = await load(folder.path, {}, env)
    expect(Object.keys(project?.services ?? {})).toEqual(['a', 'b'])
    expect(project?.sources.files).toEqual([`${folder.path}/a.yaml`, `${folder.path}/sub/b.yaml`])
    expect(project?.sources.at(['services', 'b'])?.file).toBe('sub/b.yaml')
  })

  test('-f wins over COMPOSE_FILE, and the first file says the directory', async () => {
    await using folder = await Folder.with({
      'sub/one.yaml': small,
      'two.yaml': 'services: {web: {volumes: ["./data:/data"]}}\n',
    })
    const { project } = await load(
      folder.path,
      { files: ['sub/one.yaml', 'two.yaml'] },
      { COMPOSE_FILE: 'nothing.yaml' },
    )
    expect(project?.directory).toBe(`${folder.path}/sub`)
    expect(project?.services.web?.raw.volumes).toMatchObject([{ source: `${folder.path}/sub/data` }])
  })

  test('--env-file replaces .env', async () => {
    await using folder = await Folder.with({
      'compose.yaml': 'services: {web: {image: "x:$TAG"}}\n',
      '.env': 'TAG=one\n',
      'other.env': 'TAG=two\n',
    })
    const { project } = await load(folder.path, { envFiles: ['other.env'] })
    expect(project?.services.web?.image).toBe('x:two')
  })

  test('no file at all', async () => {
    await using folder = await Folder.with({ 'a/b': '' })
    const { project, problems } = await load(`${folder.path}/a`)
    expect(project).toBeUndefined()
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toContain(
      `docker-compose.yaml in ${folder.path}/a or in any folder above it`,
    )
    expect(problems[0]?.instead).toContain('--file')
  })

  test.each(['missing', 'compose.yaml'])('a project directory %s that is no folder', async (name) => {
    await using folder = await Folder.with({ 'compose.yaml': 'services: {web: {image: x}}\n' })
    const directory = `${folder.path}/${name}`
    for (const files of [[], [`${folder.path}/compose.yaml`]]) {
      const { project, problems } = await load(directory, { files })
      expect(project).toBeUndefined()
      expect(problems.map(({ message }) => message)).toEqual([`there is no folder ${directory}`])
    }
  })
})

describe('what it says', () => {
  test('a whole project', async () => {
    const { project, problems } = await loadText(
      `
version: "2.4"
x-gate: {smoke: "GET /\${WHERE} 200", migrate: "app -- sh -c 'echo $$HOME'"}
services:
  app:
    build: {context: ., target: release, args: {A: "$$x"}}
    command: ["a", "$$b"]
    environment: [A=1, "B=$$x", UNKNOWN]
    depends_on:
      db: {condition: service_healthy}
      cache: {condition: service_started, required: false}
    ports: ["8000:80", "127.0.0.1:9000-9001:9000-9001", "53:53/udp", "7000"]
    expose: [90, "91-92"]
    restart: on-failure:3
    scale: 3
  db:
    image: mysql:8.4
    container_name: fixed
    healthcheck: {test: "curl $$HOST", interval: 1m30s, timeout: 500ms, start_period: 2s, start_interval: 1s, retries: 5}
  side:
    image: busybox
    network_mode: service:db
    volumes_from: [app:ro]
    pid: service:db
    healthcheck: {disable: true}
    deploy: {replicas: 0, restart_policy: {condition: on-failure, max_attempts: 2}}
  cache: {image: redis, profiles: [extra, more]}
`,
      { WHERE: 'todos', UNKNOWN: undefined },
    )
    expect(problems).toEqual([])
    expect(project?.name).toBe('under-test')
    expect(project?.gate).toEqual({ smoke: 'GET /todos 200', migrate: "app -- sh -c 'echo $HOME'" })
    expect(project?.services.app).toMatchObject({
      name: 'app',
      command: ['a', '$b'],
      environment: { A: '1', B: '$x' },
      dependsOn: { db: { condition: 'service_healthy', required: true } },
      ports: [
        { target: 80, published: '8000', protocol: 'tcp' },
        { target: 9000, published: '9000', protocol: 'tcp' },
        { target: 9001, published: '9001', protocol: 'tcp' },
        { target: 53, published: '53', protocol: 'udp' },
        { target: 7000, published: undefined, protocol: 'tcp' },
      ],
      expose: [90, 91, 92],
      restart: 'on-failure:3',
      replicas: 3,
      build: { target: 'release', args: { A: '$$x' } },
      profiles: [],
      startedByCompose: false,
    })
    expect(project?.services.app?.entrypoint).toBeUndefined()
    expect(Object.keys(project?.services.app?.environment ?? {})).toEqual(['A', 'B'])
    expect(project?.services.db).toMatchObject({
      image: 'mysql:8.4',
      containerName: 'fixed',
      restart: 'no',
      replicas: 1,
      healthCheck: {
        disabled: false,
        test: ['CMD-SHELL', 'curl $HOST'],
        interval: 90_000,
        timeout: 500,
        startPeriod: 2000,
        startInterval: 1000,
        retries: 5,
      },
    })
    expect(project?.services.side).toMatchObject({
      joins: ['db', 'app'],
      restart: 'on-failure:2',
      replicas: 0,
      healthCheck: { disabled: true },
    })
    expect(project?.sources.inactive).toEqual([{ service: 'cache', profiles: ['extra', 'more'] }])
    expect(project?.warnings).toHaveLength(1)
    expect(project?.warnings[0]).toContain('version')
  })

  test.each([
    ['a secret from the environment', 'secrets: [s]', true],
    ['a config with content', 'configs: [c]', true],
    ['a hook', 'post_start: [{command: "true"}]', false],
    ['a last hook', 'pre_stop: [{command: "true"}]', true],
    ['a secret from a file', 'secrets: [f]', false],
    ['none', 'hostname: x', false],
  ])('%s: started by Compose is %#', async (_, line, expected) => {
    const { project } = await loadText(
      `services:\n  a:\n    image: x\n    ${line}\nsecrets: {s: {environment: HOME}, f: {file: ./x}}\nconfigs: {c: {content: hi}}\n`,
    )
    expect(project?.services.a?.startedByCompose).toBe(expected)
  })

  // Compose has had hooks of more kinds from version to version; what one does not know, it says.
  test('a hook that only some versions have is started by Compose, or refused where it stands', async () => {
    const { project, problems } = await loadText(
      'services:\n  a:\n    image: x\n    pre_start: [{command: "true"}]\n',
    )
    if (project) expect(project.services.a?.startedByCompose).toBe(true)
    else expect(problems[0]?.at).toEqual({ file: 'compose.yaml', line: 4, column: 5 })
  })

  test('profiles that are asked for', async () => {
    await using folder = await Folder.with({
      'compose.yaml':
        'services: {a: {image: x, profiles: [p]}, b: {image: x, profiles: [q]}, c: {image: x}}\n',
    })
    const { project } = await load(folder.path, { profiles: ['p'] })
    expect(Object.keys(project?.services ?? {})).toEqual(['a', 'c'])
    expect(project?.services.a?.profiles).toEqual(['p'])
    expect(project?.sources.inactive).toEqual([{ service: 'b', profiles: ['q'] }])
  })

  test('an unset variable is warned about once', async () => {
    const { project } = await loadText('services: {a: {image: "x:$NOT_THERE", hostname: "$NOT_THERE"}}\n')
    expect(project?.warnings).toEqual(['The "NOT_THERE" variable is not set. Defaulting to a blank string.'])
  })
})
