import { relative, sep } from 'node:path'
import type { Environment } from '../common/environment.js'
import type { SourceCommit } from '../record/run-record.js'

/**
 * The commit that a workflow of GitHub has checked out.
 * @param directory absolute; where relative paths of the run start
 * @returns undefined where that is unknown, or where the folder is not in the workspace
 */
export function sourceCommit(environment: Environment, directory: string): SourceCommit | undefined {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_WORKSPACE: workspace } = environment
  const { GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = environment
  if (!repository || !commit || !workspace) return undefined
  const path = relative(workspace, directory).split(sep)
  if (path[0] === '..' || path[0]?.includes(':')) return undefined
  return { repository, commit, server, directory: path.join('/') }
}
