import { systemClock } from '../common/clock.js'
import { NEVER_ABORTED } from '../common/deadline.js'
import { BadInput, type Problem } from '../common/problem.js'
import { askCommand } from '../engine/command.js'
import { Compose } from '../engine/docker-compose.js'
import { openEngine } from '../engine/open-engine.js'
import { describeWhereabouts } from '../reach/describe-whereabouts.js'
import { filesOfEngine } from '../reach/place-files.js'
import { placeOf } from '../reach/place-of.js'
import { needAddress } from '../reach/ports-there.js'
import { unreachableFrom } from '../reach/unreachable-apps.js'
import type { GivenSettings } from '../settings/given.js'
import { readLocation } from '../settings/read-location.js'
import type { CommandContext } from './command-context.js'

/** `compose-gate doctor`: where the engine is, and what a run could do there. @returns the exit code */
export async function doctor(
  given: GivenSettings,
  problems: Problem[],
  { host, environment, around }: CommandContext,
): Promise<number> {
  const { location } = readLocation(given, around, (problem) => problems.push(problem))
  if (problems.length > 0) throw new BadInput(problems)
  const compose = new Compose(location, environment, systemClock)
  const { docker, name, versions } = await openEngine(compose, environment, systemClock, NEVER_ABORTED)
  const where = await placeOf(docker, location.engineHost)
  const files = await filesOfEngine(where, docker, location.directory)
  const { place } = where
  const told = describeWhereabouts({ name, ...versions, host: docker.host, place, files })
  const buildx = await buildxVersion(location.directory, environment)
  for (const [name, text] of [...told, ['buildx', buildx]]) {
    process.stdout.write(`${name?.padEnd(8)}${text}\n`)
  }
  await needAddress(place)
  const trouble = unreachableFrom(place, environment)
  if (trouble === undefined) return 0
  host.problems([{ message: trouble.message, instead: trouble.instead }])
  return 3
}

async function buildxVersion(cwd: string, env: CommandContext['environment']): Promise<string> {
  const asked = await askCommand('docker', ['buildx', 'version'], { cwd, env }).catch(() => undefined)
  // Where `docker` is Podman, its Buildah answers.
  const version = /^(?!buildah)\D*(\d+(?:\.\d+)+)/.exec(asked?.stdout ?? '')?.[1]
  return asked?.exitCode === 0 && version !== undefined
    ? version
    : 'is missing: images are built by the old builder'
}
