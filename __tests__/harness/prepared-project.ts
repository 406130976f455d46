import { systemClock } from '../../src/common/clock.js'
import { BadInput, type Position } from '../../src/common/problem.js'
import { Compose } from '../../src/engine/docker-compose.js'
import type { Prepared } from '../../src/prepare.js'
import { locationIn } from './compose-project.js'
import { Folder } from './folder.js'
import { prepare } from './prepare.js'

export interface Asking {
  /** Files beside `compose.yaml`. */
  readonly files?: Readonly<Record<string, string>>
  readonly profiles?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** What the gate makes of a Compose file before it asks any engine. */
export async function prepared(
  compose: string,
  { files, profiles = [], env }: Asking = {},
): Promise<Prepared> {
  await using folder = await Folder.with({ 'compose.yaml': compose, ...files })
  const location = locationIn(folder.path, { profiles })
  const environment = { ...process.env, COMPOSE_PROFILES: undefined, DOCKER_HOST: undefined, ...env }
  const given =
    profiles.length > 0 ? { profiles: { value: [...profiles], origin: { label: '--profile' } } } : {}
  const request = { given, location, problems: [] }
  return await prepare(
    request,
    new Compose(location, environment, systemClock),
    environment,
    new AbortController().signal,
    // Without a variable that names an engine, `docker` would be asked for one each time.
    env === undefined ? { endpoint: Promise.resolve(undefined) } : {},
  )
}

/** `4:7 what is wrong → what to write`, of a project that must not be run. */
export async function refusals(...asked: Parameters<typeof prepared>): Promise<readonly string[]> {
  try {
    await prepared(...asked)
  } catch (error) {
    if (error instanceof BadInput)
      return error.problems.map(({ at, message, instead }) => `${place(at)}${message} → ${instead}`)
    throw error
  }
  throw new Error('there is a plan')
}

export function place(at: Position | undefined): string {
  return at === undefined ? '' : `${at.line}:${at.column} `
}
