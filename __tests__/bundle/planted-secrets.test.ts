import { describe, expect, test } from '@jest/globals'
import { plainText } from '../../src/common/plain-text.js'
import type { Folder } from '../harness/folder.js'
import { command, runGate } from '../harness/gate.js'
import { app, project, shell, variable } from '../harness/project.js'
import { Job } from './runner.js'

/** Prints all its variables and secrets in every form that a value takes on the way. */
const TELL = `use MIME::Base64; $| = 1;
sub enc { my $v = shift; $v =~ s/([^A-Za-z0-9])/sprintf("%%%02X", ord $1)/ge; $v }
sub json { my $v = shift; $v =~ s/([\\\\"])/\\\\$1/g; $v =~ s/\\n/\\\\n/g; $v =~ s/&/\\\\u0026/g; $v }
my @all = map { $ENV{$_} } sort keys %ENV;
for my $file (glob "/run/secrets/* /etc/told") { local $/; open my $in, "<", $file or next; push @all, <$in> }
push @all, @ARGV;
for my $v (@all) {
  print "raw $v\\n", "json {\\"v\\":\\"", json($v), "\\"}\\n", "url ?v=", enc($v), "\\n";
  print "base64 ", encode_base64("user:$v", ""), "\\n", "wrapped ", encode_base64($v), "\\n";
  print "coloured ", substr($v, 0, 3), "\\e[31m", substr($v, 3, 2), "\\e[0m", substr($v, 5), "\\n";
  $_ = $v; s/\\n/ /g; print "folded $_\\n";
}
`

/** Answers every request with all its variables, in a header and in the body. */
const ANSWER = `use IO::Socket::INET; $| = 1;
my $l = IO::Socket::INET->new(LocalPort => 8080, Listen => 9, ReuseAddr => 1) or die;
while (my $c = $l->accept) {
  my $asked = <$c>; print $asked; while (<$c>) { last if /^\\r?\\n$/ }
  my $body = join "\\n", map { "$_ is \\e[1m" . substr($ENV{$_}, 0, 4) . "\\e[0m" . substr($ENV{$_}, 4) } sort keys %ENV;
  print $c "HTTP/1.1 500 No\\r\\nX-Said: $ENV{IN_HEADER}\\r\\nContent-Length: " . length($body) . "\\r\\n\\r\\n$body"; close $c }
`

/** Each is planted in one place, and is like no other in any six characters. */
const planted = {
  ofShell: 'q1Zx-shell-7Kd',
  ofShellWithSigns: 'w2"Er/sh%41&ell\\9',
  inUrlPassword: 'e3:Rt/y@ur1-pw',
  inCommand: 'r4Ty_command_81',
  inCheckPath: 't5Yu-checkpath-3',
  inCheckHeader: 'y6Ui-checkhead-5',
  inAnswer: 'u7Io-answer-29x',
  inLabel: 'i8Op-label-04kk',
  inHealthCheck: 'o9Pa-health-61',
  inOtherVariable: 'p1As-other-name',
  inConfig: 'a2Sd-config-777',
  ofDotEnv: 's3Df#dotenv#x',
  stem: 'd4Fg-stem-Qq',
  ofDotEnvQuoted: 'f5"Gh quoted" #3',
  ofDotEnvDollar: 'g6$Hj-dollar-$1',
  ofDotEnvLines: 'h7Jk-first-line\nj8Kl-second-line',
  urlInDotEnv: 'k9Zx-urlenv-42',
  dsnInDotEnv: 'l1Xc-dsn-pass-8',
  ofEnvFile: 'z2Cv-envfile-55',
  urlInEnvFile: 'x3Vb-fileurl-66',
  pairInEnvFile: 'c4Bn-pair-value',
  ofIncluded: 'v5Nm-included-8',
  ofSecretFile: 'b6Qw-secretfile',
  ofKeyFile: 'n7WeKEYLINEONE0123456789\nm8ErKEYLINETWO0123456789',
  inSettingsFile: 'q9Rt-settings-1',
  ofSecretVariable: 'w1Ty-variable-2',
  ofSecretInDotEnv: 'e2Yu-secretenv4',
  ofBuildArgument: 'r3Ui-buildarg-6',
  ofBuildSecret: 't4Io-buildsec-8',
  unused: 'y5Op-unused-9xy',
} as const

const environment = {
  DB_PASS: planted.ofShell,
  SESSION_KEY: planted.ofShellWithSigns,
  DB_PASSWORD: planted.inUrlPassword,
  REDIS_AUTH: planted.inCommand,
  MYSQL_PWD: planted.inCheckPath,
  PGPASS: planted.inCheckHeader,
  IN_HEADER_TOKEN: planted.inAnswer,
  DASHBOARD_PASSWD: planted.inLabel,
  PROBE_SECRET: planted.inHealthCheck,
  AUTHKEY: planted.inOtherVariable,
  CONFIG_PASSPHRASE: planted.inConfig,
  PLAIN: planted.ofSecretVariable,
  NPM_TOKEN: planted.ofBuildArgument,
  BUILD_VALUE: planted.ofBuildSecret,
  UNUSED_API_KEY: planted.unused,
}

const files = {
  'tell.pl': TELL,
  'answer.pl': ANSWER,
  Dockerfile: `FROM debian:bookworm-slim
ARG NPM_TOKEN
COPY tell.pl /
RUN --mount=type=secret,id=built echo "argument $NPM_TOKEN and secret $(cat /run/secrets/built)"
`,
  '.env': `DOT_TOKEN=${planted.ofDotEnv} # a comment
STEM=${planted.stem}
STEM_TOKEN=x-\${STEM}-y
QUOTED_PASS="f5\\"Gh quoted\\" #3"
DOLLAR_SECRET='${planted.ofDotEnvDollar}'
LINES_KEY="${planted.ofDotEnvLines}"
DATABASE_URL=postgres://shop:${planted.urlInDotEnv}@db/shop
CONNECTION="Server=db;User=shop;Password=${planted.dsnInDotEnv};"
PLAIN_TOO=${planted.ofSecretInDotEnv}
POSTGRES_PASSWORD=postgres
`,
  'app.env': `MAIL_PASSWORD=${planted.ofEnvFile}
CACHE=redis://:${planted.urlInEnvFile}@cache:6379
OPTIONS="a=b;api_key=${planted.pairInEnvFile}"
`,
  'deep/.env': `DEEP_TOKEN=${planted.ofIncluded}\n`,
  'deep/compose.yaml': `services:
  deep:
    image: debian:bookworm-slim
    command: ["sh", "-c", "echo deep $\${TOLD}"]
    environment: {TOLD: "\${DEEP_TOKEN}"}
`,
  'one.txt': `${planted.ofSecretFile}\n`,
  'key.pem': `${planted.ofKeyFile}\n`,
  'settings.json': JSON.stringify({ user: 'shop', client_secret: planted.inSettingsFile }),
}

const environmentOfServices = {
  TARGET: `mysql://shop:${variable('DB_PASS')}@db/shop`,
  SIGNED: variable('SESSION_KEY'),
  ENCODED: `postgres://shop:${variable('DB_PASSWORD')}@db/shop`,
  GREETING: `hello ${variable('AUTHKEY')}`,
  IN_HEADER: variable('IN_HEADER_TOKEN'),
  A: variable('DOT_TOKEN'),
  B: variable('STEM_TOKEN'),
  C: variable('QUOTED_PASS'),
  D: variable('DOLLAR_SECRET'),
  E: variable('LINES_KEY'),
  F: variable('DATABASE_URL'),
  G: variable('CONNECTION'),
  POSTGRES_PASSWORD: variable('POSTGRES_PASSWORD'),
}

const secretNames = ['one', 'key', 'settings', 'taken', 'dotted']

function shop(): Promise<Folder> {
  return project(
    {
      include: ['deep/compose.yaml'],
      'x-gate': {
        migrate: ['tell', 'deep'],
        smoke: [
          {
            request: `GET /?key=${variable('MYSQL_PWD')}`,
            service: 'app',
            headers: { 'X-Who': variable('PGPASS') },
            status: 200,
            within: '1s',
          },
        ],
      },
      services: {
        app: app(
          {},
          {
            command: ['perl', '/app/answer.pl'],
            volumes: ['./answer.pl:/app/answer.pl:ro'],
            environment: environmentOfServices,
            env_file: ['app.env'],
            labels: { 'dashboard.login': variable('DASHBOARD_PASSWD') },
            healthcheck: { test: `echo ${variable('PROBE_SECRET')} is right`, interval: '1s' },
          },
        ),
        tell: {
          build: {
            context: '.',
            args: { NPM_TOKEN: variable('NPM_TOKEN') },
            secrets: [{ source: 'built' }],
          },
          command: ['perl', '/tell.pl', '--requirepass', variable('REDIS_AUTH')],
          environment: environmentOfServices,
          env_file: ['app.env'],
          secrets: secretNames,
          configs: [{ source: 'told', target: '/etc/told' }],
        },
      },
      configs: { told: { content: `pass ${variable('CONFIG_PASSPHRASE')}` } },
      secrets: {
        one: { file: './one.txt' },
        key: { file: './key.pem' },
        settings: { file: './settings.json' },
        taken: { environment: 'PLAIN' },
        dotted: { environment: 'PLAIN_TOO' },
        built: { environment: 'BUILD_VALUE' },
      },
    },
    files,
  )
}

/** The texts by which a secret is known in any of its forms, among them those in the middle of what is encoded. */
const marks = Object.entries(planted).flatMap(([name, value]) =>
  value.split('\n').flatMap((line) => {
    const core = (before: string) => {
      const drop = Math.ceil((before.length * 8) / 6)
      return Buffer.from(before + line)
        .toString('base64')
        .slice(drop, Math.floor(((before.length + line.length) * 8) / 6))
    }
    const forms = [
      line,
      line.slice(0, 9),
      JSON.stringify(line).slice(1, -1),
      encodeURIComponent(line),
      core(''),
      core('u'),
      core('us'),
    ]
    return [...new Set(forms)].map((form) => ({ name, form }))
  }),
)

/** A text as it is, and as people read it: without colours, or what is shown for them. */
const readings = (text: string) => [text, plainText(text), text.replace(/\ufffd\[\d*m/g, '')]

/** Where secrets stand: `ofShell in report.json`. */
function leaks(places: Readonly<Record<string, string>>): readonly string[] {
  const found = Object.entries(places).flatMap(([place, text]) =>
    marks
      .filter(({ form }) => readings(text).some((reading) => reading.includes(form)))
      .map(({ name, form }) => `${name} in ${place}: ${form}`),
  )
  return [...new Set(found)]
}

describe('thirty secrets in all places', () => {
  test('are nowhere in what an action leaves, and all else can be read', async () => {
    expect(Object.keys(planted)).toHaveLength(30)
    await using folder = await shop()
    await using job = await Job.in(folder.path, { inputs: { teardown: 'job' }, env: environment })
    const main = await job.main()
    expect(main.outputs).toMatchObject({ verdict: 'failed', 'failed-step': 'check:1' })
    const post = await job.post()
    expect(post.exitCode).toBe(0)
    const [shown, commands] = [main, post].reduce<[string, string]>(
      ([text, told], step) => [
        // The runner takes these lines out of the log.
        text +
          step.log
            .split('\n')
            .filter((line) => !line.startsWith('::add-mask::'))
            .join('\n'),
        told + JSON.stringify(step.commands.filter(({ name }) => name !== 'add-mask')),
      ],
      ['', ''],
    )
    const written = Object.fromEntries(await job.files())
    const outputs = JSON.stringify([main.outputs, job.saved])
    expect(leaks({ log: shown, commands, outputs, summary: main.summary, ...written })).toEqual([])

    const logs = Object.entries(written).filter(([name]) => name.endsWith('/logs/tell.log'))
    const lines = logs[0]?.[1].split('\n') ?? []
    expect(lines.filter((line) => line === 'raw mysql://shop:***@db/shop')).toHaveLength(1)
    expect(lines).toContain('raw hello ***')
    expect(lines).toContain('raw postgres')
    expect(shown).toContain('1 secret is not hidden')
    expect(Object.keys(written).filter((name) => /\/logs\/.*\.log$/.test(name))).toHaveLength(4)
  })

  test('are nowhere in a plan, nor on a terminal', async () => {
    await using folder = await shop()
    const options = { cwd: folder.path, env: environment }
    const plans = await Promise.all(
      ['text', 'json', 'mermaid'].map((format) => command(['plan', '--format', format], options)),
    )
    expect(plans.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
    for (const plan of [plans[0], plans[2]]) expect(plan?.stdout).toContain('?key=***')
    const run = await runGate(['--strict', '--smoke', `GET app:8080/?key=${planted.inCheckPath}`], options)
    const places = { out: run.stdout, err: run.stderr, plans: JSON.stringify(plans) }
    expect(leaks({ ...places, ...Object.fromEntries(run.files) })).toEqual([])
  })
})

describe('a project that is refused', () => {
  const refused = async (
    compose: Parameters<typeof project>[0],
    texts: Readonly<Record<string, string>> = {},
  ) => {
    await using folder = await project(compose, texts)
    const run = await runGate([], { cwd: folder.path, env: { DB_PASS: planted.ofShell } })
    expect(run.exitCode).toBe(2)
    const all = { out: run.stdout, err: run.stderr, ...Object.fromEntries(run.files) }
    expect(leaks(all)).toEqual([])
    return run.stderr
  }

  test.each([
    ['of the environment', variable('DB_PASS'), {}],
    ['of .env', variable('DOT_TOKEN'), { '.env': `DOT_TOKEN=${planted.ofDotEnv}\n` }],
    ['of .env that Compose fills in', variable('X_TOKEN'), { '.env': `S=${planted.stem}\nX_TOKEN=\${S}\n` }],
  ])('does not tell a secret %s', async (_name, port, texts) => {
    const said = await refused({ services: { app: app({}, { ports: [port] }) } }, texts)
    expect(said).toContain('***')
  })

  test('does not tell what stands in an env file that is refused', async () => {
    const texts = { 'app.env': `A+B_TOKEN=${planted.ofEnvFile}\nX Y_TOKEN="${planted.pairInEnvFile}\n` }
    await refused({ services: { app: app({}, { env_file: ['app.env'] }) } }, texts)
    await refused({ services: { app: shell('true') } }, { '.env': texts['app.env'] })
  })
})
