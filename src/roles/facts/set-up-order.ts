import { bareName } from '../../compose/shell/before-program.js'
import { isOption, optionName } from '../known/known-command.js'
import {
  changeVerbs,
  runnableEndings,
  scriptRunners,
  setUpVerbs,
  stayingOptions,
  storedThings,
} from '../known/script-names.js'
import { hyphened, isAddressOrData, runsOnBehind, serves, type WordedCommand } from './command-words.js'

/** How many words a program, its script and its subcommands take. */
const MOST_ORDER_WORDS = 4

/**
 * The word by which a command is told to set something up, whatever its program: `./shop bootstrap`, `site:install`,
 * `db sync`, `populate.sh`. It may well mean files or itself: only beside a store it says a migration.
 */
export function setUpOrder({ words }: WordedCommand): string | undefined {
  if (runsOnBehind(words) || words.some(isStayingOption)) return undefined
  const told = words
    .filter((word, at) => !isOption(word) && !isValue(words[at - 1]))
    .slice(0, MOST_ORDER_WORDS)
  if (told.some((word) => serves(word))) return undefined
  return told.find((word, at) => isOrder(word, told[at - 1], told[at + 1]))
}

function isStayingOption(word: string): boolean {
  return stayingOptions.has(optionName(word) ?? '')
}

/** Behind an option, but for `python -m`. */
function isValue(before: string | undefined): boolean {
  return before !== undefined && isOption(before) && !before.includes('=') && !scriptRunners.has(before)
}

function isOrder(written: string, before = '', after = ''): boolean {
  if (isAddressOrData(written)) return false
  const word = withoutEnding(hyphened(written))
  const folders = word.split('/')
  const name = folders.pop() ?? ''
  const beside = [...folders, before, after].some((one) => storedThings.has(one))
  const last = name.split(/[.:]/).at(-1) ?? ''
  if (setUpVerbs.has(last) || saysBoth(name)) return true
  return changeVerbs.has(last) && (beside || name.includes(':'))
}

/** `init-db`, `syncdb`, `create_all`, `schema.update`: a verb, and nothing but what a store holds. */
function saysBoth(name: string): boolean {
  const parts = name.split(/[.:_-]/)
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (parts.length === 1) return isVerb(name.replace(/^db|db$/, '')) && name.includes('db')
  const others = isVerb(first) ? parts.slice(1) : isVerb(last) ? parts.slice(0, -1) : []
  return others.length > 0 && others.every((part) => storedThings.has(part))
}

function isVerb(word: string): boolean {
  return setUpVerbs.has(word) || changeVerbs.has(word)
}

function withoutEnding(word: string): string {
  const name = bareName(word)
  const ending = runnableEndings.words.find((one) => name.endsWith(one))
  return ending === undefined ? word : word.slice(0, -ending.length)
}
