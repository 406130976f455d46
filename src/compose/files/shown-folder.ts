import { relative } from 'node:path'
import { showPath } from '../../common/show-path.js'
import type { ProjectLocation } from '../../settings/settings.js'

/** A folder as people know it: relative to the workspace in a workflow, where nobody knows the paths of the runner. */
export function shownFolder(
  directory: string,
  { writtenAs }: Pick<ProjectLocation, 'writtenAs'>,
  cwd: string,
): string {
  if (writtenAs !== 'inputs') return directory
  return relative(cwd, directory) === '' ? 'the workspace' : showPath(directory, cwd)
}
