import { remembered } from '../../common/remembered.js'
import { wordsOf } from '../../compose/name-words.js'
import { withoutVersion } from '../known/known-command.js'
import type { DatabaseStep } from '../known/known-migrations.js'
import { knownTools } from '../known/known-tools.js'
import { handToolNames, type NameMeaning, nameWords } from '../known/service-name-words.js'
import { wordIndex } from '../known/word-list.js'

/** What the name of a service says. */
export interface NameFacts {
  /** What its words say, each with the first word that says so. */
  readonly says: Says
  /** The word that says that it is for developers: tests, lint and the like. */
  readonly developers: string | undefined
  /** The same, by a word that says so only at the end of a name (`css-build`). */
  readonly developersLast: string | undefined
  /** The word that says that it runs once, before the app. */
  readonly preparation: string | undefined
  /** Whether that is sure without a command as well. */
  readonly isSurePreparation: boolean
  /** The word that says that it stays: `worker`. */
  readonly staying: string | undefined
  /** It is the name of a tool that is run by hand. */
  readonly isHandTool: boolean
  readonly tool: ToolName | undefined
  /** What a job of this name does to a database, where it says nothing else. */
  readonly databaseStep: DatabaseStep | 'make without a command' | undefined
}

type Says = { readonly [meaning in NameMeaning]?: string }

/** `known`: a tool's own name; `common`: a word that an app may be called by as well. */
export type ToolName = 'known' | 'common'

/** A word of a name, and what it says. */
interface MeantWord {
  readonly word: string
  readonly meanings: readonly NameMeaning[]
  /** What it says without a number at its end, which says nothing: `worker2`, `api-1`. */
  readonly unnumbered: readonly NameMeaning[]
  readonly isNumber: boolean
}

const meaningsOf = wordIndex(nameWords)

export function nameFacts(name: string): NameFacts {
  const words = meantWords(name)
  const says = said(words)
  return {
    says,
    developers: words.find(isForDevelopers)?.word,
    developersLast: words.slice(-1).find(isForDevelopersLast)?.word,
    preparation: preparation(words),
    isSurePreparation: isSurePreparation(words, says),
    staying: staying(words),
    isHandTool: handToolNames.has(name),
    tool: toolIn(words),
    databaseStep: databaseStep(words, says),
  }
}

function meantWords(name: string): readonly MeantWord[] {
  return wordsOf(name).map(meantWord)
}

const meantWord = remembered((word): MeantWord => {
  const bare = withoutVersion(word)
  const unnumbered = meaningsOf(bare)
  const meanings = meaningsOf(word)
  // What runs on may be numbered: `worker2`.
  const isEndless = unnumbered.includes('endless')
  return {
    word,
    meanings: isEndless ? [...meanings, 'endless'] : meanings,
    unnumbered,
    isNumber: bare === '',
  }
})

function said(words: readonly MeantWord[]): Says {
  const says: { [meaning in NameMeaning]?: string } = {}
  for (const { word, meanings } of words) for (const meaning of meanings) says[meaning] ??= word
  return says
}

/** Whether the name of a build's target says that it is for developers. */
export function saysDevelopers(name: string): boolean {
  const words = meantWords(name)
  return words.some(isForDevelopers) || words.slice(-1).some(isForDevelopersLast)
}

function isForDevelopers({ meanings }: MeantWord): boolean {
  return meanings.includes('test') || meanings.includes('developers')
}

function isForDevelopersLast({ meanings }: MeantWord): boolean {
  return meanings.includes('developersLast')
}

/** The tool that a name says, for instance an image's. */
export function toolName(name: string): ToolName | undefined {
  return toolIn(meantWords(name))
}

/** What tool words name that stand beside each other: `redis-commander` in `my-redis-commander`. */
function toolIn(words: readonly MeantWord[]): ToolName | undefined {
  const name = `-${words.map(({ word }) => word).join('-')}-`
  if (toolAliases.some((alias) => name.includes(alias))) return 'known'
  return words.some(({ meanings }) => meanings.includes('commonTool')) ? 'common' : undefined
}
const toolAliases = knownTools.flatMap(({ alias = [] }) => alias.map((name) => `-${name}-`))

function staying(words: readonly MeantWord[]): string | undefined {
  const last = words.findLast(({ isNumber }) => !isNumber)
  const says = (word: MeantWord) =>
    word.unnumbered.includes('staying') || (word === last && word.unnumbered.includes('stayingLast'))
  return words.find(says)?.word
}

/** The word that prepares, but where a word behind it says what that is meant for: a `seed-node` runs on. */
function preparation(words: readonly MeantWord[]): string | undefined {
  const at = words.findIndex(({ meanings }) => meanings.some(isPreparing))
  return words.slice(at + 1).some(({ meanings }) => meanings.includes('endless'))
    ? undefined
    : words[at]?.word
}

function isPreparing(meaning: NameMeaning): boolean {
  return meaning === 'preparation' || meaning === 'vaguePreparation' || meaning === 'seed'
}

/** Without a command of its own a service is called `permissions` or `akka-seed` for what it offers. */
function isSurePreparation(words: readonly MeantWord[], says: Says): boolean {
  if (says.preparation !== undefined || says.prepared !== undefined) return true
  return words.every(({ meanings }) => meanings.includes('seeded'))
}

function databaseStep(words: readonly MeantWord[], says: Says): NameFacts['databaseStep'] {
  if (says.filler !== undefined) return 'fill'
  if (words.some(({ word }) => word.includes('migrat'))) return 'migrate'
  if (says.databaseMaker !== undefined) return 'make'
  if (says.maker === undefined) return undefined
  return says.database === undefined ? 'make without a command' : 'make'
}
