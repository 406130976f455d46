import { quoted } from '../common/sentence.js'
import { parseImage } from './image-reference.js'

/** Docker's own rules for the parts of an image's name. */
const PATH = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*$/
const TAG = /^\w[\w.-]{0,127}$/
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-f]{32,}$/i
const REGISTRY = /^[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::\d+)?$|^\[[\da-f:]+\](?::\d+)?$/i

/** What is wrong with an image's name, and what to write instead. Undefined: Docker takes it. */
export function wrongImage(text: string): readonly [message: string, instead: string] | undefined {
  const { registry, repository, tag, digest } = parseImage(text)
  if (/\s/.test(text)) return [`${quoted(text)} holds a blank`, `write \`${text.replace(/\s+/g, '')}\``]
  if (/^\w+:\/\//.test(text))
    return [`${quoted(text)} is an address`, `write \`${text.replace(/^\w+:\/\//, '')}\``]
  if (tag === '') {
    return [
      `${quoted(text)} has no tag behind its colon`,
      'write the tag, set the variable that holds it, or leave the colon out',
    ]
  }
  const isNamespace = registry !== undefined && !/[.:]/.test(registry) && registry !== 'localhost'
  if (repository !== repository.toLowerCase() || isNamespace) {
    const named = isNamespace ? `${registry}/${repository}` : repository
    const small = text.replace(named, named.toLowerCase())
    return [`${quoted(text)} has capitals, and the name of an image has none`, `write \`${small}\``]
  }
  if (!PATH.test(repository) || (registry !== undefined && !REGISTRY.test(registry)))
    return [`${quoted(text)} is no name of an image`, 'write NAME:TAG, for instance `nginx:1.27`']
  if (tag !== undefined && !TAG.test(tag))
    return [
      `${quoted(tag)} is no tag of an image`,
      'write letters, digits, `_`, `.` and `-`, at most 128 of them',
    ]
  if (digest !== undefined && !DIGEST.test(digest))
    return [`${quoted(digest)} is no digest of an image`, 'write `sha256:` and its 64 hexadecimal digits']
  return undefined
}
