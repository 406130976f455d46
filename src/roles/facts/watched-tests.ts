import type { Service } from '../../compose/project.js'
import { bareName } from '../../compose/shell/before-program.js'
import { endingScriptParts, packageRunners } from '../known/known-servers.js'
import {
  testTargets,
  testWatchers,
  toldTests,
  watchedTargets,
  watchedTools,
  watchingTools,
} from '../known/known-test-tools.js'
import type { WordedCommand } from './command-words.js'
import type { CommandKind } from './recognised-commands.js'
import { programAt } from './running-commands.js'

/** What around a command decides whether a test tool watches or ends. */
export interface TestSurroundings {
  readonly hasTerminal: boolean
  /** A variable says that nobody looks on. */
  readonly isCi: boolean
}

export function surroundings({ raw, environment }: Pick<Service, 'raw' | 'environment'>): TestSurroundings {
  return { hasTerminal: raw.tty === true, isCi: isSet(environment.CI) }
}

function isSet(value = ''): boolean {
  return !['', '0', 'false'].includes(value.toLowerCase())
}

/** Whether a command tests at every change of a file, or on a screen: `jest --watch`, `cypress open`, `yarn e2e:open`. */
export function isWatched(command: WordedCommand, around: TestSurroundings): boolean {
  return runsTestsAgain(command) || watchesByItself(command, around) || isWatchedTarget(command)
}

/** `jest --watch`, `nodemon -x "npm test"`, `cargo watch -x test` */
function runsTestsAgain({ words, known }: WordedCommand): boolean {
  const has = (kind: CommandKind) => known.some((one) => one.kind === kind)
  if (!known.some(({ kind, known: { program } }) => kind === 'endless' && !waiting.has(program))) return false
  return (
    has('testTool') ||
    has('ownTestTool') ||
    words.some((word) => isTest(word) || testWatchers.has(bareName(word)))
  )
}

/** Endless commands that watch no files. */
const waiting = new Set(['tail', 'sleep', 'watch'])

/** `test`, `test:unit`, `~test`, `--test` */
function isTest(word: string): boolean {
  const [first = ''] = word.replace(/^[~-]+/, '').split(/[:.]/)
  return toldTests.has(first)
}

function watchesByItself({ words, before }: WordedCommand, around: TestSurroundings): boolean {
  const isCi =
    around.isCi || [...before, ...words].some((word) => word.startsWith('CI=') && isSet(word.slice(3)))
  return watchingTools.some((tool) => {
    const at = words.findIndex((word) => bareName(word) === tool.program)
    if (at < 0 || (tool.subcommand !== undefined && words[at + 1] !== tool.subcommand)) return false
    if ((tool.onTerminal && !around.hasTerminal) || (tool.obeysCi && isCi)) return false
    return !words
      .slice(at)
      .some((word, index, all) => tool.ending.has(word) || tool.ending.has(`${word}=${all[index + 1]}`))
  })
}

/** `npm run test:watch`, `yarn e2e:open` */
function isWatchedTarget({ words }: WordedCommand): boolean {
  const told = words.slice(programAt(words)).filter((word) => word !== 'run' && !packageRunners.has(word))
  const [tested = '', ...behind] = told.slice(0, 2).flatMap((word) => word.split(/[:-]/))
  const isNamedTest = testTargets.has(tested) || watchedTools.has(bareName(tested))
  const ends = behind.some((part) => endingScriptParts.has(part))
  return isNamedTest && !ends && behind.some((part) => watchedTargets.has(part))
}
