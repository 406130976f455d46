import type { KnownCommand } from './known-command.js'
import type { KnownImage } from './known-image.js'
import { type WordList, wordList } from './word-list.js'

/** A tool that tests what runs, and then ends. */
export interface KnownTestTool extends KnownImage {
  /** Command lines that run it. */
  readonly commands?: readonly KnownCommand[] | undefined
  /** Command lines that run it only where they begin with its name, as other things are called so as well. */
  readonly ownCommands?: readonly KnownCommand[] | undefined
}

/** Images are those whose entrypoint is the tool, so that a command holds but its arguments. */
/** `react-scripts`, and what stands in for it. */
const reactTools = ['react-scripts', 'craco', 'react-app-rewired']

export const knownTestTools: readonly KnownTestTool[] = [
  // Requests to an API.
  {
    name: 'newman',
    images: ['newman'],
    commands: [{ program: 'newman', subcommand: 'run', example: 'newman run collection.json' }],
  },
  { name: 'hurl', images: ['hurl'], commands: [{ program: 'hurl', example: 'hurl --test api.hurl' }] },
  {
    name: 'venom',
    images: ['venom'],
    commands: [{ program: 'venom', subcommand: 'run', example: 'venom run tests.yml' }],
  },
  { name: 'tavern', commands: [{ program: 'tavern-ci', example: 'tavern-ci test_api.tavern.yaml' }] },
  {
    name: 'stepci',
    images: ['stepci'],
    commands: [{ program: 'stepci', subcommand: 'run', example: 'stepci run workflow.yml' }],
  },
  {
    name: 'schemathesis',
    images: ['schemathesis'],
    commands: [
      { program: 'schemathesis', example: 'schemathesis run http://web:8000/openapi.json' },
      { program: 'st', subcommand: 'run', example: 'st run http://web:8000/openapi.json' },
    ],
  },
  { name: 'dredd', images: ['dredd'], commands: [{ program: 'dredd', example: 'dredd api.md http://web' }] },
  { name: 'karate', ownCommands: [{ program: 'karate', example: 'karate tests' }] },
  // Security.
  {
    name: 'zap',
    commands: [
      { program: 'zap.sh', argument: ['-cmd'], example: 'zap.sh -cmd -autorun plan.yaml' },
      { program: 'zap-baseline.py', example: 'zap-baseline.py -t http://web:8000' },
      { program: 'zap-full-scan.py', example: 'zap-full-scan.py -t http://web:8000' },
      { program: 'zap-api-scan.py', example: 'zap-api-scan.py -t http://web:8000 -f openapi' },
    ],
  },
  // Browsers.
  {
    name: 'cypress',
    images: ['cypress/included'],
    commands: [{ program: 'cypress', subcommand: 'run', example: 'npx cypress run' }],
  },
  {
    name: 'playwright',
    commands: [{ program: 'playwright', subcommand: 'test', example: 'npx playwright test' }],
  },
  {
    name: 'testcafe',
    images: ['testcafe'],
    commands: [{ program: 'testcafe', example: 'testcafe chromium t.js' }],
  },
  {
    name: 'codecept',
    images: ['codeceptjs'],
    commands: [
      { program: 'codecept', example: 'vendor/bin/codecept run' },
      { program: 'codeceptjs', example: 'npx codeceptjs run' },
    ],
  },
  { name: 'webdriverio', commands: [{ program: 'wdio', example: 'npx wdio run wdio.conf.js' }] },
  // Any tests.
  { name: 'vitest', commands: [{ program: 'vitest', example: 'npx vitest' }] },
  {
    name: 'vue-cli',
    commands: [
      { program: 'vue-cli-service', subcommand: 'test:*', example: 'npx vue-cli-service test:unit' },
    ],
  },
  ...[...reactTools, 'ng'].map((name) => ({
    name,
    commands: [{ program: name, subcommand: 'test', example: `CI=true npx ${name} test` }],
  })),
  {
    name: 'karma',
    commands: [
      {
        program: 'karma',
        argument: ['--single-run*', '--singleRun*'],
        example: 'npx karma start --single-run',
      },
    ],
  },
  {
    name: 'web-test-runner',
    commands: [
      { program: 'web-test-runner', example: 'npx web-test-runner' },
      { program: 'wtr', example: 'npx wtr test/*.js' },
    ],
  },
  { name: 'ava', commands: [{ program: 'ava', example: 'npx ava' }] },
  { name: 'nightwatch', commands: [{ program: 'nightwatch', example: 'npx nightwatch' }] },
  { name: 'jest', commands: [{ program: 'jest', example: 'npx jest' }] },
  { name: 'mocha', commands: [{ program: 'mocha', example: 'npx mocha' }] },
  {
    name: 'cucumber',
    commands: [
      { program: 'cucumber', example: 'bundle exec cucumber' },
      { program: 'cucumber-js', example: 'npx cucumber-js' },
    ],
  },
  {
    name: 'pytest',
    commands: [
      { program: 'pytest', example: 'python -m pytest worker' },
      { program: 'py.test', example: 'py.test tests' },
    ],
  },
  { name: 'behave', ownCommands: [{ program: 'behave', example: 'python -m behave features' }] },
  {
    name: 'robot',
    images: ['robot-framework'],
    ownCommands: [{ program: 'robot', example: 'robot tests' }],
  },
  { name: 'rspec', commands: [{ program: 'rspec', example: 'bundle exec rspec' }] },
  { name: 'phpunit', commands: [{ program: 'phpunit', example: 'vendor/bin/phpunit' }] },
  { name: 'pest', ownCommands: [{ program: 'pest', example: 'vendor/bin/pest' }] },
  { name: 'tox', ownCommands: [{ program: 'tox', example: 'tox -e py312' }] },
  { name: 'nox', ownCommands: [{ program: 'nox', example: 'nox -s tests' }] },
  { name: 'gotestsum', commands: [{ program: 'gotestsum', example: 'gotestsum ./...' }] },
  { name: 'ginkgo', ownCommands: [{ program: 'ginkgo', example: 'ginkgo -r' }] },
  {
    name: 'goss',
    images: ['goss'],
    ownCommands: [{ program: 'goss', subcommand: 'validate', example: 'goss -g g.yaml validate' }],
  },
  {
    name: 'inspec',
    ownCommands: [{ program: 'inspec', subcommand: 'exec', example: 'inspec exec tests' }],
  },
  { name: 'ctest', ownCommands: [{ program: 'ctest', example: 'ctest --output-on-failure' }] },
  { name: 'bats', images: ['bats'], commands: [{ program: 'bats', example: 'bats tests' }] },
]

/** A tool that tests again at every change of a file, where nothing tells it to end. */
export interface WatchingTool extends KnownCommand {
  /** It watches only where somebody sits at a terminal. */
  readonly onTerminal?: boolean
  /** It ends where a variable `CI` is set. */
  readonly obeysCi?: boolean
  /** Words of its command line that let it end; `--run*` is any that begins so. */
  readonly ending: WordList
}

const switchedOff = '--watch=false --watchAll=false --no-watch --no-watchAll'

export const watchingTools: readonly WatchingTool[] = [
  {
    program: 'vitest',
    onTerminal: true,
    obeysCi: true,
    ending: wordList('run --run', switchedOff),
    example: 'npx vitest',
  },
  ...reactTools.map((program) => ({
    program,
    subcommand: 'test',
    obeysCi: true,
    ending: wordList(switchedOff),
    example: `npx ${program} test`,
  })),
  {
    program: 'ng',
    subcommand: 'test',
    obeysCi: true,
    ending: wordList('--single-run* ci --configuration=ci', switchedOff),
    example: 'npx ng test --browsers=ChromeHeadless',
  },
  {
    program: 'karma',
    subcommand: 'start',
    ending: wordList('--single-run* --singleRun*'),
    example: 'karma start karma.conf.js',
  },
  {
    program: 'vue-cli-service',
    subcommand: 'test:e2e',
    ending: wordList('--headless'),
    example: 'vue-cli-service test:e2e',
  },
]

/** Images that tests are made from; none of them runs a test by itself. */
export const testBases: readonly KnownImage[] = [
  {
    name: 'playwright',
    images: ['playwright', 'playwright/python', 'playwright/java', 'playwright/dotnet'],
  },
  { name: 'cypress', images: ['cypress/base', 'cypress/browsers', 'cypress/factory'] },
]

/** A client that asks once. In front of other commands, or fed into another program, it only waits or fetches. */
export const knownClients: readonly KnownTestTool[] = [
  {
    name: 'curl',
    images: ['curl', 'alpine-curl'],
    commands: [{ program: 'curl', example: 'curl -f http://web:8000/' }],
  },
  { name: 'wget', commands: [{ program: 'wget', example: 'wget -O- http://web:8000/' }] },
]

/** Programs that only look at what a client got. */
export const answerFilters = wordList('jq grep egrep head tail tee cat wc')

/** Programs that a test tool's image may be used for instead of the tool. */
export const otherPrograms = wordList('sh bash dash ash sleep tail cat watch node python python3')

/** Programs that run what the project calls its tests: `npm run test:e2e`, `make test`, `go test ./...`. */
export const testRunners = wordList(
  'npm yarn pnpm bun make go cargo dotnet mvn gradle gradlew deno mix artisan manage.py',
)

/** The names of tests that such programs run. */
export const testTargets = wordList('test* e2e* acceptance* integration* smoke* verify*')

/** What any program is told that is to test. */
export const toldTests = wordList('test tests e2e spec specs unittest --test')

/** What a target says that tests at every change or on a screen: somebody looks on. */
export const watchedTargets = wordList('watch open ui')

/** What a target says that runs without end, though its name begins like a test's: `test:mock`, `e2e:serve`. */
export const endlessTargets = wordList(
  'serve server start mock stub worker dev debug',
  ...watchedTargets.words,
)

/** What a target's last word says, where it is no prefix of what is done for tests: `ui-tests`. */
export const namedTests = wordList('tests specs')

/** Programs that do nothing but test at every change. */
export const testWatchers = wordList('ptw pytest-watch phpunit-watcher')

/** Programs that test so, and that a package's script may be called by: `cypress open`, `yarn cypress:open`. */
export const watchedTools = wordList('cypress playwright vitest jest pw cy')

/** Names of scripts that test, without their ending; `run-` may come first, `-test` or `-tests` last. */
export const testScripts = wordList('test tests e2e acceptance smoke')
