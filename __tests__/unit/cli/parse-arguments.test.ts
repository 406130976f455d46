import { describe, expect, test } from '@jest/globals'
import { parseCommandLine } from '../../../src/cli/parse-arguments.js'
import type { Problem } from '../../../src/common/problem.js'
import { readLocation } from '../../../src/settings/read-location.js'
import { resolveSettings } from '../../../src/settings/resolve-settings.js'

function parsed(...argv: string[]) {
  const problems: string[] = []
  const report = ({ message, instead }: Problem) => problems.push(`${message} → ${instead}`)
  return { line: parseCommandLine(argv, '1.2.3', report), problems }
}

function given(...flags: string[]) {
  const { line, problems } = parsed('run', ...flags)
  expect(problems).toEqual([])
  return line?.command === 'run' ? line.given : undefined
}

describe('run', () => {
  test('without a flag gives nothing', () => {
    expect(parsed('run')).toEqual({ line: { command: 'run', given: {} }, problems: [] })
  })

  test('is told how much to tell', () => {
    expect(parsed('run', '--quiet').line).toMatchObject({ loudness: 'quiet' })
    expect(parsed('run', '--verbose').line).toMatchObject({ loudness: 'verbose' })
    expect(parsed('run', '--format', 'json', '--verbose').line).toMatchObject({
      format: 'json',
      loudness: 'verbose',
    })
    expect(parsed('run', '--format=text').line).toEqual({ command: 'run', given: {} })
    expect(parsed('run', '--format', 'mermaid').problems).toHaveLength(1)
    expect(parsed('run', '--quiet', '--verbose').problems).toEqual([
      '--quiet and --verbose contradict each other → write one of them',
    ])
  })

  test.each([
    ['--file', 'a.yml', 'compose-file', ['a.yml']],
    ['-f', 'a.yml', 'compose-file', ['a.yml']],
    ['-C', 'deploy', 'working-directory', 'deploy'],
    ['--project-directory', 'deploy', 'working-directory', 'deploy'],
    ['--env-file', 'ci.env', 'env-file', ['ci.env']],
    ['--profile', 'ci', 'profiles', ['ci']],
    ['-p', 'shop', 'project-name', 'shop'],
    ['--database', 'db', 'database', ['db']],
    ['--migrate', 'app -- x --y', 'migrate', ['app -- x --y']],
    ['--app', 'web,api', 'app', ['web,api']],
    ['--acceptance', 'e2e', 'acceptance', ['e2e']],
    ['--test', 'unit', 'test', ['unit']],
    ['--smoke', 'GET / 200', 'smoke', ['GET / 200']],
    ['--timeout', '1m', 'timeout', '1m'],
    ['--build-timeout', '1m', 'build-timeout', '1m'],
    ['--ready-timeout', '1m', 'ready-timeout', '1m'],
    ['--migrate-timeout', '1m', 'migrate-timeout', '1m'],
    ['--smoke-timeout', '1m', 'smoke-timeout', '1m'],
    ['--ports', 'declared', 'ports', 'declared'],
    ['--stop-grace', '1s', 'stop-grace', '1s'],
    ['--pull', 'never', 'pull', 'never'],
    ['--report-dir', 'out', 'report-dir', 'out'],
    ['--artifact', 'web:/app/coverage', 'artifacts', ['web:/app/coverage']],
  ])('%s %s', (flag, text, name, value) => {
    expect(given(flag, text)).toMatchObject({ [name]: { value } })
    if (flag.startsWith('--')) {
      expect(given(`${flag}=${text}`)).toEqual({ [name]: { value, origin: { label: flag } } })
    }
  })

  test('--keep leaves the teardown to the end of the job', () => {
    expect(given('--keep')).toEqual({ teardown: { value: 'job', origin: { label: '--keep' } } })
  })

  test('flags repeat where a setting takes several, else the last one counts', () => {
    const all = given(
      '-f',
      'a',
      '-fb',
      '--smoke',
      'GET /',
      '--smoke=GET /x',
      '--timeout',
      '1m',
      '--timeout',
      '2m',
    )
    expect(all?.['compose-file']?.value).toEqual(['a', 'b'])
    expect(all?.smoke?.value).toEqual(['GET /', 'GET /x'])
    expect(all?.timeout?.value).toBe('2m')
  })

  test('an empty text counts as not given', () => {
    expect(given('--timeout', '', '--app=', '--smoke', '', '--smoke', 'GET /', '-C', '')).toEqual({
      smoke: { value: ['GET /'], origin: { label: '--smoke' } },
    })
  })

  test('leads to the same settings as inputs do', () => {
    const flags = given('--migrate', 'app -- rake db:migrate', '--app', 'web', '--app', 'api', '--keep')
    const around = { workingDirectory: '/w', random: 'c0ffee' }
    const report = ({ message }: Problem) => expect(message).toBe('no problem')
    const settings = resolveSettings(flags ?? {}, undefined, report)
    expect(settings.roles.migrate?.value).toEqual([{ service: 'app', command: ['rake', 'db:migrate'] }])
    expect(settings.roles.app?.value).toEqual(['web', 'api'])
    expect(settings.teardown).toBe('job')
    expect(readLocation(given('-C', 'deploy') ?? {}, around, report).location.directory).toBe('/w/deploy')
  })
})

describe('plan and down', () => {
  test('init, with settings and --dry-run', () => {
    expect(parsed('init').line).toEqual({ command: 'init', given: {}, dryRun: false })
    expect(parsed('init', '--dry-run', '--profile', 'ci')).toMatchObject({
      problems: [],
      line: { command: 'init', given: { profiles: { value: ['ci'] } }, dryRun: true },
    })
  })

  test.each(['text', 'json', 'mermaid'])('plan --format %s', (format) => {
    const { line, problems } = parsed('plan', '--format', format, '-f', 'a.yml')
    expect(problems).toEqual([])
    expect(line).toMatchObject({ command: 'plan', format, given: { 'compose-file': { value: ['a.yml'] } } })
  })

  test('plan shows text unless asked for another', () => {
    expect(parsed('plan').line).toEqual({ command: 'plan', given: {}, format: 'text' })
  })

  test.each([['-p', 'shop-gate-1'], ['-pshop-gate-1'], ['--project-name=shop-gate-1']])(
    'down %s',
    (...flags) => {
      expect(parsed('down', ...flags)).toEqual({
        line: { command: 'down', project: 'shop-gate-1' },
        problems: [],
      })
    },
  )
})

describe('what is wrong', () => {
  const seeRun = 'name services with a flag such as `--app`, see `compose-gate run --help`'
  test.each([
    [['rnu'], ['command rnu is unknown → write `run` (allowed are `run`, `plan`, `init`, `doctor`, `down`)']],
    [['up'], ['command up is unknown → write one of `run`, `plan`, `init`, `doctor`, `down`']],
    [
      ['-f', 'x.yml', 'plan'],
      ['-f stands where the command belongs → write the command first: `compose-gate plan -f …`'],
    ],
    [
      ['--frob'],
      ['--frob stands where the command belongs → write the command first: `compose-gate run --frob …`'],
    ],
    [
      ['run', '--tiemout', '5m'],
      [`flag --tiemout is unknown → write \`--timeout\` (\`compose-gate run --help\` lists all)`],
    ],
    [
      ['run', '--compose-file=x'],
      [`flag --compose-file is unknown → write \`--file\` (\`compose-gate run --help\` lists all)`],
    ],
    [
      ['run', '--teardown', 'job'],
      [`flag --teardown is unknown → write \`--keep\` (\`compose-gate run --help\` lists all)`],
    ],
    [['run', '-x'], ['flag -x is unknown → see `compose-gate run --help`']],
    [['run', '--keep=yes'], ['--keep takes no value → write `--keep` alone']],
    [['run', 'app'], [`\`app\` belongs to no flag → ${seeRun}`]],
    [['run', '--timeout'], ['--timeout lacks its value → write `--timeout <time>`']],
    [['run', '-f'], ['-f, --file lacks its value → write `-f, --file <path>`']],
    [
      ['run', '--migrate', 'app', '--', 'rake', 'db:migrate'],
      [
        '`rake db:migrate` after `--` belongs to no flag → ' +
          "put a service and its command in quotes: `--migrate 'SERVICE -- rake db:migrate'`",
      ],
    ],
    [['plan', '--format', 'jsn'], ['--format: `jsn` is none of `text`, `json`, `mermaid` → write `json`']],
    [
      ['run', '--formt', 'json'],
      [`flag --formt is unknown → write \`--format\` (\`compose-gate run --help\` lists all)`],
    ],
    [['down'], ['down needs the name of a project → write `compose-gate down -p NAME`']],
    [['down', 'shop'], ['`shop` belongs to no flag → write `compose-gate down -p shop`']],
    [
      ['down', '-p', 'Shop'],
      [
        '--project-name: `Shop` is not a project name Compose takes (lower-case letters, digits, `-` and `_`, ' +
          'a letter or digit first) → write `shop`',
      ],
    ],
  ])('%j', (argv, problems) => {
    expect(parsed(...argv).problems).toEqual(problems)
  })

  test('is told all at once, and what is right is kept for more', () => {
    const { line, problems } = parsed('run', '--frob', 'x', '--app', 'web', 'stray', '--ap', 'y', '--keep=1')
    expect(problems.map((problem) => problem.split(' → ')[0])).toEqual([
      'flag --frob is unknown',
      '`stray` belongs to no flag',
      'flag --ap is unknown',
      '--keep takes no value',
    ])
    expect(line).toMatchObject({ command: 'run', given: { app: { value: ['web'] } } })
  })
})
