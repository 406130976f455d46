import { execFileSync } from 'node:child_process'
import { Folder } from '../../harness/folder.js'

/** A folder that is a Git repository. Nothing of the user's own configuration counts in it. */
export async function gitFolder(files: Readonly<Record<string, string>>, branch = 'main'): Promise<Folder> {
  const folder = await Folder.with(files, 'init')
  git(folder, 'init', '--quiet', '--initial-branch', branch)
  return folder
}

export function git({ path }: Folder, ...args: readonly string[]): void {
  execFileSync('git', ['-C', path, ...args], { env: gitEnvironment })
}

export const gitEnvironment = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  // A test may run in a hook of Git, which names another repository.
  GIT_DIR: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_WORK_TREE: undefined,
}
