import type { OutsideCause } from './outside-causes.js'

/**
 * Who is to blame for a failure. `release`: the release is bad, and the verdict is `failed`. `elsewhere`: the machine,
 * the engine, a registry or the setting-up; the release could not be judged, and the verdict is `error`. `file`: the Compose
 * file asks for what no engine gives; the release could not be judged either.
 *
 * Data decides first: which piece of a build failed, how a container ended. The words of others decide only where
 * nothing else is known, and each rule for words has an answer for words that nobody knows.
 */
export interface Blame {
  readonly who: 'release' | 'elsewhere' | 'file'
  /** What the user can do about it, one sentence without its full stop. */
  readonly remedy?: string | undefined
  /** Trying again after some seconds can help. */
  readonly passes?: boolean | undefined
  /** Keys of what caused it in the Compose model. */
  readonly about?: readonly string[] | undefined
}

export const RELEASE: Blame = { who: 'release' }

export const FILE: Blame = {
  who: 'file',
  remedy: 'correct this value in the Compose file, or leave it out',
}

/**
 * @param causes that the words can name
 * @param otherwise who is to blame where nobody knows the words
 */
export function blameForWords(words: string, causes: readonly OutsideCause[], otherwise: Blame): Blame {
  // What stands in quotes are names: of a file, a command, an address.
  const said = words.replace(/"[^"\n]*"/g, '""')
  const cause = causes.find(({ says }) => says.test(said))
  return cause === undefined ? otherwise : { who: 'elsewhere', remedy: cause.remedy, passes: cause.passes }
}
