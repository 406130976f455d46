import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { BadInput, type Problem } from '../common/problem.js'
import { shownFolder } from '../compose/files/shown-folder.js'
import { askCommand, type CommandOptions } from '../engine/command.js'
import type { Docker } from '../engine/docker.js'
import { adoptMissing } from '../plan/adopt-externals.js'
import type { External, Plan } from '../plan/plan.js'
import type { ProjectLocation, Settings } from '../settings/settings.js'
import { settingName, type WrittenAs } from '../settings/written-as.js'
import { nameTaken } from './claim-name.js'

/** Where the settings of a run are written, and where relative paths in them start. */
type SettingsLocation = Pick<ProjectLocation, 'directory' | 'writtenAs'>

/**
 * Fits a plan to what is on the engine: external networks and volumes that are missing become the run's own.
 * @throws BadInput where the project's name is taken, because removing the run would remove what is there
 */
export async function fitToEngine(
  plan: Plan,
  docker: Pick<Docker, 'inventory' | 'hasNetwork' | 'hasVolume'> & {
    readonly names: Pick<Docker['names'], 'holder'>
  },
  writtenAs?: WrittenAs,
): Promise<Plan> {
  const holder = await docker.names.holder(plan.project)
  if (holder !== undefined) throw nameTaken(plan.project, holder)
  const { containers, networks, volumes } = await docker.inventory(plan.project)
  if (containers.length + networks.length + volumes.length > 0) {
    const there = [...containers, ...networks].map(({ name }) => name).concat(volumes)
    throw new BadInput([
      {
        message: `the project name ${plan.project} is taken: the engine has ${there.slice(0, 3).join(', ')}`,
        instead: `leave ${settingName('project-name', writtenAs)} out, choose another name, or remove what is there with \`${removalOf(plan.project, writtenAs)}\``,
      },
    ])
  }
  const missing = {
    networks: await absent(externals(plan, 'network'), (name) => docker.hasNetwork(name)),
    volumes: await absent(externals(plan, 'volume'), (name) => docker.hasVolume(name)),
  }
  return missing.networks.length + missing.volumes.length > 0 ? adoptMissing(plan, missing) : plan
}

/** A workflow does not have the command of the gate. */
function removalOf(project: string, writtenAs: WrittenAs = 'flags'): string {
  return writtenAs === 'inputs'
    ? `docker compose -p ${project} down --volumes`
    : `compose-gate down -p ${project}`
}

/**
 * What this machine lacks of what the plan and the settings need beside Docker itself.
 * @param location relative paths in settings start at its directory
 */
export async function toolProblems(
  plan: Plan,
  { build }: Pick<Settings, 'build'>,
  location: SettingsLocation,
  environment: CommandOptions['env'],
): Promise<readonly Problem[]> {
  const options = { cwd: location.directory, env: environment }
  const problems = await Promise.all([
    hurlProblems(plan, location, options),
    build.builder === undefined ? [] : builderProblems(build.builder, options),
  ])
  return problems.flat()
}

/** Files that a plan needs and that do not exist. Their paths start at the directory of the location. */
export async function fileProblems(plan: Plan, location: SettingsLocation): Promise<Problem[]> {
  const file = hurlFile(plan)
  if (file === undefined) return []
  const problems: Problem[] = []
  await access(resolve(location.directory, file)).catch(() => {
    const message = `smoke: there is no ${file} in ${shownFolder(location.directory, location, process.cwd())}`
    problems.push({ message, instead: 'write its path from there' })
  })
  return problems
}

/** Where the file is missing, only that is reported. */
async function hurlProblems(
  plan: Plan,
  location: SettingsLocation,
  options: CommandOptions,
): Promise<Problem[]> {
  const file = hurlFile(plan)
  const problems = await fileProblems(plan, location)
  if (file === undefined || problems.length > 0) return problems
  await askCommand('hurl', ['--version'], options).catch(() => {
    const instead = 'install Hurl in a step before, or write the check as `GET /path 200`'
    problems.push({ message: `${file} needs hurl, which is not on PATH`, instead })
  })
  return problems
}

function hurlFile(plan: Plan): string | undefined {
  return plan.steps.flatMap((step) => (step.kind === 'check' && 'hurl' in step ? [step.hurl] : []))[0]
}

/** Whether a builder answers shows only in the build, which waits for it. */
async function builderProblems(builder: string, options: CommandOptions): Promise<Problem[]> {
  const answer = await askCommand('docker', ['buildx', 'inspect', builder], options)
  if (!/no builder ".*" found/.test(answer.stderr)) return []
  return [
    {
      message: `builder: there is no builder "${builder}"`,
      instead: 'name one that `docker buildx ls` lists',
    },
  ]
}

/** What the project expects to be there, also where the run has something of its own in its place. */
function externals({ externals = [] }: Plan, wanted: External['kind']): readonly External[] {
  return externals.filter(({ kind }) => kind === wanted)
}

async function absent(
  wanted: readonly { key: string; name: string }[],
  has: (name: string) => Promise<boolean>,
): Promise<string[]> {
  const found = await Promise.all(wanted.map(({ name }) => has(name)))
  return wanted.filter((_, index) => !found[index]).map(({ key }) => key)
}
