import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ask, type CommandOptions } from '../engine/command.js'
import type { Docker } from '../engine/docker.js'
import { adopt } from '../plan/adopt.js'
import type { Plan } from '../plan/model.js'
import { BadInput, type Problem } from '../problem.js'
import { isObject } from '../project/json.js'
import type { Json } from '../project/model.js'

/**
 * Fits a plan to what is on the engine: external networks and volumes that are missing become the run's own.
 * @throws BadInput where the project's name is taken, because removing the run would remove what is there
 */
export async function fitToEngine(plan: Plan, docker: Docker): Promise<Plan> {
  const { containers, networks, volumes } = await docker.inventory(plan.project)
  if (containers.length + networks.length + volumes.length > 0) {
    const there = [...containers, ...networks].map(({ name }) => name).concat(volumes)
    throw new BadInput([
      {
        message: `the project name ${plan.project} is taken: the engine has ${there.slice(0, 3).join(', ')}`,
        instead: `leave the name out, choose another, or remove what is there with \`compose-gate down -p ${plan.project}\``,
      },
    ])
  }
  const missing = {
    networks: await absent(external(plan.model.networks), (name) => docker.hasNetwork(name)),
    volumes: await absent(external(plan.model.volumes), (name) => docker.hasVolume(name)),
  }
  return missing.networks.length + missing.volumes.length > 0 ? adopt(plan, missing) : plan
}

/**
 * Whether what the plan needs beside Docker is on this machine.
 * @param base absolute; relative paths in settings start there
 * @throws BadInput where it is not
 */
export async function needTools(plan: Plan, base: string, environment: CommandOptions['env']): Promise<void> {
  const file = plan.steps.flatMap((step) => (step.kind === 'check' && 'hurl' in step ? [step.hurl] : []))[0]
  if (file === undefined) return
  const problems: Problem[] = []
  await access(resolve(base, file)).catch(() => {
    problems.push({ message: `smoke: there is no ${file} in ${base}`, instead: 'write its path from there' })
  })
  await ask('hurl', ['--version'], { cwd: base, env: environment }).catch(() => {
    const instead = 'install Hurl in a step before, or write the check as `GET /path 200`'
    problems.push({ message: `${file} needs hurl, which is not on PATH`, instead })
  })
  if (problems.length > 0) throw new BadInput(problems)
}

/** Key in the model and name on the engine of what the project expects to be there. */
function external(section: Json | undefined): { key: string; name: string }[] {
  if (!isObject(section)) return []
  return Object.entries(section).flatMap(([key, value]) => {
    if (!isObject(value) || value.external !== true) return []
    return [{ key, name: typeof value.name === 'string' ? value.name : key }]
  })
}

async function absent(
  wanted: readonly { key: string; name: string }[],
  has: (name: string) => Promise<boolean>,
): Promise<string[]> {
  const found = await Promise.all(wanted.map(({ name }) => has(name)))
  return wanted.filter((_, index) => !found[index]).map(({ key }) => key)
}
