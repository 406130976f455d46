import { relative } from 'node:path'
import type { Environment } from '../common/environment.js'
import { listed } from '../common/sentence.js'
import { parseImage } from '../compose/image-reference.js'
import type { Project } from '../compose/project.js'
import type { Plan } from '../plan/plan.js'
import { isTelling } from '../secrets/telling-name.js'
import type { GivenSettings } from '../settings/given.js'
import type { ProjectLocation, Settings } from '../settings/settings.js'
import { version } from '../version.js'
import { type CheckoutGaps, checkoutGaps } from './checkout-gaps.js'
import { dockerfilesOf } from './dockerfiles.js'
import type { Repository } from './repository.js'
import { secretOfFile, workflowText } from './workflow-text.js'

/** What is known of a project before a workflow is suggested. */
export interface KnownProject {
  readonly project: Project
  readonly plan: Plan
  readonly settings: Settings
  readonly given: GivenSettings
  readonly location: ProjectLocation
  /** The variables of the process. */
  readonly environment: Environment
}

export interface SuggestedWorkflow {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
  /** What is still to be done before it can be green, one sentence each. */
  readonly todo: readonly string[]
}

/** A workflow that runs the gate on a fresh checkout of the project as it is run here. */
export async function suggestedWorkflow(
  known: KnownProject,
  repository: Repository,
): Promise<SuggestedWorkflow> {
  const { project, plan, settings, given, location } = known
  const directory = location.files.length > 0 ? location.directory : project.directory
  const folder = relative(repository.root, directory)
  const dockerfiles = await dockerfilesOf(project)
  const gaps = await checkoutGaps(project, location, known.environment, repository)
  const text = workflowText({
    folder,
    defaultBranch: repository.defaultBranch,
    version,
    timeout: settings.timeouts.total,
    inputs: inputsOf(given),
    gaps,
  })
  const name = ['compose-gate', ...folder.split(/\W+/).filter((word) => word !== '')].join('-')
  const registries = privateRegistries(plan, dockerfiles)
  return {
    path: `.github/workflows/${name}.yml`,
    text,
    todo: [...stepsToAdd(gaps), ...settingsToMake(gaps), ...logins(registries)],
  }
}

/** Flags are inputs of the action under the same names. The folder is known better than it was given. */
function inputsOf(given: GivenSettings): Readonly<Record<string, string | readonly string[]>> {
  const entries = Object.entries(given).flatMap(([name, setting]) => {
    if (name === 'working-directory' || setting === undefined) return []
    const { value } = setting
    return [[name, Array.isArray(value) ? value.map(String) : String(value)] as const]
  })
  return Object.fromEntries(entries)
}

/** Registries from which anybody can pull. */
const PUBLIC_REGISTRIES =
  /(?:^|\.)(?:docker\.io|ghcr\.io|quay\.io|gcr\.io|k8s\.io|mcr\.microsoft\.com|public\.ecr\.aws|docker\.elastic\.co|nvcr\.io|pkg\.dev)$/

function privateRegistries(
  { steps }: Pick<Plan, 'steps'>,
  dockerfiles: Readonly<Record<string, string>>,
): readonly string[] {
  const pulled = steps.flatMap((step) => (step.kind === 'pull' ? [step.image] : []))
  const bases = Object.values(dockerfiles).flatMap((text) =>
    [...text.matchAll(/^\s*FROM\s+(?:--\S+\s+)*(\S+)/gim)].flatMap(({ 1: image }) => image ?? []),
  )
  const registries = [...pulled, ...bases].flatMap((image) => parseImage(image).registry ?? [])
  return [...new Set(registries)].filter((registry) => !PUBLIC_REGISTRIES.test(registry)).sort()
}

function logins(registries: readonly string[]): readonly string[] {
  if (registries.length === 0) return []
  return [`Add docker/login-action before the gate if it is needed for ${listed(registries)}.`]
}

function stepsToAdd({ made }: CheckoutGaps): readonly string[] {
  if (made.length === 0) return []
  return [`Add a step before the gate that makes ${listed(made)}: Git ignores what an image is made from.`]
}

function settingsToMake({ files, variables }: CheckoutGaps): readonly string[] {
  const secrets = [...files.map(secretOfFile), ...variables.filter(isTelling)]
  const others = variables.filter((name) => !isTelling(name))
  return [
    ...(secrets.length === 0 ? [] : [`Set as secrets of the repository: ${listed(secrets)}.`]),
    ...(others.length === 0 ? [] : [`Set as variables of the repository: ${listed(others)}.`]),
  ]
}
