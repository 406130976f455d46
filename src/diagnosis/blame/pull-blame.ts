import { type Blame, blameForWords, RELEASE } from './blame.js'
import { FETCH_CAUSES } from './outside-causes.js'

/** A registry says that there is no such image, or not for everybody: then the file asks for what nobody can have. */
const NOT_TO_BE_HAD =
  /\bmanifest unknown\b|\bname unknown\b|\b(?:IMAGE:?|manifest for \S+|repository(?: \S+)?|tag \S+|image) not found\b|: not found$|\brepository does not exist\b|\baccess denied\b|\bdenied: |\bunauthorized\b|\bauthorization (?:failed|required)\b|\bauthentication required\b|\bno basic auth credentials\b|\b(?:401 unauthorized|403 forbidden|404 not found)\b|\binvalid reference format\b/im

const NO_SUCH_PLATFORM = /\bno matching manifest for\b|\bno match for platform\b/i

const NOT_HAD: Blame = {
  who: 'release',
  remedy: 'correct the name of the image, or log in to its registry before the gate',
}

const UNKNOWN: Blame = {
  who: 'elsewhere',
  remedy: 'try `docker pull` with this image on the machine with the engine',
}

/** Where a pull takes too long, nothing of the release has run. */
export const SLOW_REGISTRY: Blame = {
  who: 'elsewhere',
  remedy:
    'look whether the machine with the engine reaches the registry, or allow more time with `build-timeout`',
}

/**
 * Who is to blame where an image could not be pulled, by the words of the engine or of BuildKit. If nobody knows the
 * words, it is not the release.
 * @param image its name, whose words say nothing about the reason
 * @param platform that the file asks for; undefined: the one of the machine
 */
export function blameForPull(words: string, image: string, platform?: string): Blame {
  const said = image === '' ? words : words.replaceAll(image, 'IMAGE')
  if (platform !== undefined && NO_SUCH_PLATFORM.test(said)) return RELEASE
  return blameForWords(said, FETCH_CAUSES, NOT_TO_BE_HAD.test(said) ? NOT_HAD : UNKNOWN)
}
