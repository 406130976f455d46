import { BadInput, EngineTrouble } from '../common/problem.js'
import type { RunIdentity } from '../common/run-identity.js'
import type { Docker } from '../engine/docker.js'
import { messageOf } from '../engine/engine-errors.js'
import type { NameHolder } from '../engine/name-claims.js'
import type { Plan } from '../plan/plan.js'

/**
 * Takes the name of the project for this run, before anything is made under it.
 * @throws BadInput where another run has it; EngineTrouble where the engine cannot even make the volume for the name
 */
export async function claimName(
  { project, madeFolders }: Pick<Plan, 'project' | 'madeFolders'>,
  run: RunIdentity,
  { names }: { readonly names: Pick<Docker['names'], 'claim'> },
): Promise<void> {
  const holder = await names.claim(project, run, madeFolders).catch((cause: unknown) => {
    if (cause instanceof EngineTrouble) throw cause
    const remedy = 'look at the log of the engine and at its disk: `docker system df` shows what takes it'
    throw new EngineTrouble(`the engine makes no volume: ${messageOf(cause)}`, remedy, { cause })
  })
  if (holder.id !== run.id) throw nameTaken(project, holder)
}

/** Another run has the name. */
export function nameTaken(project: string, { begunAt }: Pick<NameHolder, 'begunAt'>): BadInput {
  const since = begunAt === undefined ? '' : ` that began at ${begunAt}`
  return new BadInput([
    {
      message: `the project name ${project} is taken by a run${since}`,
      instead: `leave the name out, choose another, or wait for the end of that run; \`compose-gate down -p ${project}\` removes what it left`,
    },
  ])
}
