import { relative, resolve } from 'node:path'
import type { Environment } from '../common/environment.js'
import { askCommand } from '../engine/command.js'

/** The Git repository of a project, or the project's folder alone where there is none. */
export interface Repository {
  /** Absolute. */
  readonly root: string
  /** The branch that others are merged into. */
  readonly defaultBranch: string
  /** Those of some files that Git keeps out. @param paths absolute */
  ignored(paths: readonly string[]): Promise<ReadonlySet<string>>
}

const COMMON_BRANCHES = ['main', 'master', 'trunk', 'develop']

/** @param directory absolute. @param environment the variables that Git runs with */
export async function findRepository(directory: string, environment: Environment): Promise<Repository> {
  const git = gitIn(directory, environment)
  // The path is told as it leads from the folder: Git itself would tell it without symbolic links.
  const up = await git('rev-parse', '--show-cdup')
  const [defaultBranch = 'main'] = COMMON_BRANCHES
  if (up === undefined) return { root: directory, defaultBranch, ignored: async () => new Set() }
  const root = resolve(directory, up.trim())
  return {
    root,
    defaultBranch: (await branchOf(git)) ?? defaultBranch,
    ignored: async (paths) => {
      const inside = paths.filter((path) => !relative(root, path).startsWith('..'))
      if (inside.length === 0) return new Set()
      const found = (await git('-c', 'core.quotePath=false', 'check-ignore', '--', ...inside)) ?? ''
      return new Set(found.split('\n').filter((path) => path !== ''))
    },
  }
}

/** Asks Git a question. The answer is undefined where Git refuses it, or is not there. */
type Git = (...args: readonly string[]) => Promise<string | undefined>

function gitIn(directory: string, environment: Environment): Git {
  return async (...args) => {
    const asked = askCommand('git', ['-C', directory, ...args], { cwd: directory, env: environment })
    const answer = await asked.catch(() => undefined)
    return answer?.exitCode === 0 ? answer.stdout : undefined
  }
}

/** What the remote calls its default; else the best known name among the local branches. */
async function branchOf(git: Git): Promise<string | undefined> {
  const remote = await git('symbolic-ref', '--short', 'refs/remotes/origin/HEAD')
  if (remote !== undefined) return remote.trim().replace(/^origin\//, '')
  const local = (await git('for-each-ref', '--format=%(refname:short)', 'refs/heads')) ?? ''
  // A repository without a commit has no branch yet, but a name for the first one.
  const first = (await git('symbolic-ref', '--short', 'HEAD')) ?? ''
  const names = [...local.split('\n'), first.trim()]
  return COMMON_BRANCHES.find((name) => names.includes(name))
}
