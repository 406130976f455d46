import { extname } from 'node:path/posix'
import type { Service } from '../../compose/project.js'
import { bareName } from '../../compose/shell/before-program.js'
import { isOption, withoutVersion } from '../known/known-command.js'
import { endingScriptParts, packageRunners } from '../known/known-servers.js'
import {
  answerFilters,
  endlessTargets,
  namedTests,
  otherPrograms,
  testRunners,
  testScripts,
  testTargets,
  toldTests,
  watchedTools,
} from '../known/known-test-tools.js'
import { runnableEndings } from '../known/script-names.js'
import type { CommandFacts } from './command-facts.js'
import type { WordedCommand } from './command-words.js'
import type { ImageFacts, ImageKind } from './image-facts.js'
import { programAt } from './running-commands.js'
import { isWatched, type TestSurroundings } from './watched-tests.js'

type Runs = Pick<Service, 'entrypoint' | 'command'>

/**
 * `sure`: a tool that does nothing but test; `target`: it ends with what a runner calls the tests (`npm test`), or makes load; `likely`:
 * a script that is called so, or a client that asks once; `watched`: at every change or on a screen, for somebody who
 * looks on, and without end.
 */
export type Testing = 'sure' | 'target' | 'likely' | 'watched'

/** Whether a service tests or asks what runs, and then ends, by its command or its image. */
export function testingOf(
  runs: Runs,
  command: CommandFacts,
  image: ImageFacts,
  around: TestSurroundings,
): Testing | undefined {
  const { commands, last } = command
  const hasKind = (kind: ImageKind) => image.kinds.includes(kind) && runsItsImage(runs)
  if (isWatched(last, around)) return 'watched'
  const runsTool = commands.some(({ known }) => known.some(({ kind }) => kind === 'testTool'))
  if (runsTool || runsAsProgram(last) || hasKind('testTool')) return 'sure'
  if (commands.some(makesLoad) || hasKind('loadTool')) return 'target'
  const asRun = [last.words, last.words.slice(programAt(last.words))]
  if (asRun.some(runsTarget)) return 'target'
  if (!command.isServerByName && asRun.some(isToldToTest)) return 'likely'
  if (commands.some(({ before, words }) => runsTestScript([...before, ...words]))) return 'likely'
  if (asks(last) || hasKind('client')) return 'likely'
  return image.saysTest && command.simple.length === 0 ? 'likely' : undefined
}

/** Whether the command only holds arguments of the image's own entrypoint. */
export function runsItsImage({ entrypoint, command = [] }: Runs): boolean {
  return entrypoint === undefined && !otherPrograms.has(bareName(command[0] ?? ''))
}

function runsAsProgram({ words, known }: WordedCommand): boolean {
  const program = withoutVersion(words[0] ?? '') === 'python' && words[1] === '-m' ? 2 : 0
  return known.some(({ kind, at }) => kind === 'ownTestTool' && at === program)
}

/** `k6 run load.js`, `echo GET http://web | vegeta attack` */
function makesLoad({ words, known }: WordedCommand): boolean {
  const program = programAt(words)
  return known.some(({ kind, at }) => kind === 'loadTool' && (at === program || words[at - 1] === '|'))
}

/** `npm run test:e2e`, `go test ./...`, `./run-tests.sh`; nothing that watches files, and no server for tests. */
function runsTestScript(words: readonly string[]): boolean {
  return words.some((word, at) => isTestScript(word) || runsTarget(words.slice(at)))
}

function runsTarget([runner = '', ...rest]: readonly string[]): boolean {
  const name = bareName(runner)
  if (!testRunners.has(name)) return false
  const words = rest.slice(rest.findIndex((word) => !isOption(word)))
  const [target = ''] = packageRunners.has(name) && words[0] === 'run' ? words.slice(1) : words
  const [first = '', ...behind] = target.split(/[:-]/)
  // A tool that is opened as often as it is run says which.
  const ends = behind.some((part) => endingScriptParts.has(part))
  if (ends && watchedTools.has(first)) return packageRunners.has(name)
  const isTest = testTargets.has(target) || namedTests.has(behind.at(-1) ?? '')
  return isTest && (ends || !behind.some((part) => endlessTargets.has(part)))
}

/** Any program whose first argument says so: `sbt test`, `turbo run e2e`, `node --test`; also an entrypoint's `test`. */
function isToldToTest([program = '', first, second = '']: readonly string[]): boolean {
  if (first === undefined) return toldTests.has(program)
  if (program.includes('.') || isOption(program)) return program.endsWith('.test')
  return toldTests.has(first === 'run' || first === '-m' ? second : first)
}

/** `test.sh`, `run-e2e.js`, `smoke_tests.py` */
function isTestScript(word: string): boolean {
  const name = bareName(word)
  const ending = extname(name)
  if (!runnableEndings.has(ending)) return false
  const words = name.slice(0, -ending.length).split(/[_-]/)
  const [script = '', last, ...more] = words[0] === 'run' ? words.slice(1) : words
  return testScripts.has(script) && more.length === 0 && [undefined, 'test', 'tests'].includes(last)
}

/** `curl -f http://web | grep ok`, `test $(curl …) = ok`, `answer=$(curl …)`. */
function asks({ words, known }: WordedCommand): boolean {
  const clients = known.filter(({ kind }) => kind === 'client').map(({ at }) => at)
  const isFiltered = words.every((word, at) => word !== '|' || answerFilters.has(words[at + 1] ?? ''))
  return isFiltered && clients.some((at) => at === 0 || (words[at - 1]?.endsWith('$') && usesAnswer(words)))
}

/** What a client gets is tested, or kept. */
function usesAnswer([first = '']: readonly string[]): boolean {
  return tests.has(first) || /^\w+=/.test(first)
}
const tests = new Set(['test', '[', '[['])
