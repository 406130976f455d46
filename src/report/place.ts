import { posix } from 'node:path'
import type { Position } from '../common/problem.js'
import type { SourceCommit } from '../record/run-record.js'

/** A place as people write it: `compose.yaml:22`. */
export function placeText({ file, line }: Position): string {
  return `${file}:${line}`
}

/**
 * The address of a place in the repository, at the commit that was tested.
 * @returns undefined where the repository is not known, or the file lies outside of it
 */
export function placeUrl({ file, line }: Position, origin: SourceCommit | undefined): string | undefined {
  if (origin === undefined || !isUsable(origin) || posix.isAbsolute(file)) return undefined
  const path = posix.normalize(posix.join(origin.directory, file))
  if (path.startsWith('..') || /[\\:]|\p{Cc}|\p{Surrogate}/u.test(path)) return undefined
  const segments = path.split('/').map(encodeURIComponent).join('/')
  return `${origin.server}/${origin.repository}/blob/${origin.commit}/${segments}#L${line}`
}

/** The address of the commit that was tested. */
export function commitUrl(origin: SourceCommit): string | undefined {
  return isUsable(origin) ? `${origin.server}/${origin.repository}/commit/${origin.commit}` : undefined
}

/** Only what can be nothing but an address: it comes from the environment. */
function isUsable({ server, repository, commit }: SourceCommit): boolean {
  return (
    /^https?:\/\/[\w.-]+(:\d+)?$/.test(server) &&
    /^[\w.-]+\/[\w.-]+$/.test(repository) &&
    /^[0-9a-f]{7,64}$/.test(commit)
  )
}
