import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { Folder } from '../harness/folder.js'
import { command, environment } from '../harness/gate.js'
import { app, project, shell, variable } from '../harness/project.js'
import { git, gitEnvironment } from '../unit/init/git-folder.js'
import { Job } from './runner.js'

/** The app's health check looks for the answer that only the ignored `.env` makes right. */
const probe = [
  'exec 3<>/dev/tcp/localhost/8080',
  'echo "GET /health HTTP/1.0" >&3',
  'echo >&3',
  'grep -q all-well <&3',
].join('; ')

const release = {
  services: {
    app: app(
      {},
      {
        environment: { BODY: variable('GREETING', ':?'), TOKEN: variable('API_TOKEN', ':?') },
        healthcheck: { test: ['CMD', 'bash', '-c', probe], interval: '1s' },
      },
    ),
    migrate: shell('test "$PASSWORD" = example', { env_file: 'db.env' }),
  },
}

interface Step {
  readonly id?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
}
interface Workflow {
  readonly jobs: { readonly gate: { readonly steps: readonly Step[] } }
}

/** The secrets and variables that the repository has on GitHub, filled in as the runner does it. */
function filledIn(env: Step['env'] = {}): Readonly<Record<string, string>> {
  const known: Readonly<Record<string, string>> = { API_TOKEN: 'of the repository' }
  const value = (text: string) =>
    text.replace(/\$\{\{ (?:secrets|vars)\.(\w+) \}\}/g, (_, name) => known[name] ?? '')
  return Object.fromEntries(Object.entries(env).map(([name, text]) => [name, value(text)]))
}

test('the workflow that init writes is green on a fresh checkout', async () => {
  await using folder = await project(release, {
    '.gitignore': '*.env\n.env\n',
    '.env': 'GREETING=mine-is-all-well\n',
    '.env.example': 'GREETING=all-well\n',
    'db.env': 'PASSWORD=mine\n',
    'db.env.example': 'PASSWORD=example\n',
  })
  await using checkout = await Folder.with({}, 'checkout')
  git(folder, 'init', '--quiet', '--initial-branch', 'main')
  const written = await command(['init'], { cwd: folder.path, env: { ...gitEnvironment, API_TOKEN: 'mine' } })
  expect([written.exitCode, written.stderr]).toEqual([0, 'Set as secrets of the repository: API_TOKEN.\n'])
  git(folder, 'add', '--all')
  git(folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message=all')
  git(checkout, 'clone', '--quiet', folder.path, '.')

  const files = await checkout.read()
  const workflow = parse(files.get('.github/workflows/compose-gate.yml') ?? '') as Workflow
  const { steps } = workflow.jobs.gate
  for (const { run, env } of steps) {
    if (run === undefined) continue
    const options = { cwd: checkout.path, env: environment(filledIn(env)) }
    await promisify(execFile)('bash', ['-e', '-c', run], options)
  }
  const gate = steps.find(({ id }) => id === 'gate')
  expect(gate?.with?.smoke).toContain('GET /health <400 contains=all-well\n')
  const inputs = { ...gate?.with }
  await using job = await Job.in(checkout.path, { inputs, env: filledIn(gate?.env) })
  const main = await job.main()
  expect([main.exitCode, main.log]).toEqual([0, expect.stringContaining('1 check held')])
  await job.post()
})
