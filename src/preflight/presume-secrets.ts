import type { Environment } from '../common/environment.js'
import { type NamedEnvFiles, namedEnvFiles } from '../compose/source/named-env-files.js'
import type { Compose } from '../engine/docker-compose.js'
import type { Masker } from '../masking/masker.js'
import { type Secret, secretsIn } from '../secrets/secrets-in.js'
import { wordsIn } from '../secrets/telling-name.js'
import type { ProjectLocation } from '../settings/settings.js'
import { knownVariables, writtenVariables } from './known-variables.js'
import { standsIn } from './tracked-values.js'

/** What is known of the variables of a project before Compose has said what the project is. */
export interface ProjectVariables {
  /** With their values by Compose's own reading. */
  readonly variables: readonly Secret[]
  readonly envFiles: NamedEnvFiles
}

/**
 * Hides what may be a secret until the project is known, so that no message tells it why a project is refused.
 * @throws the signal's reason
 */
export async function presumeSecrets(
  location: ProjectLocation,
  compose: Pick<Compose, 'variables'>,
  environment: Environment,
  masker: Pick<Masker, 'presume'>,
  signal: AbortSignal,
): Promise<ProjectVariables> {
  const envFiles = await namedEnvFiles(location, environment)
  const variables = await knownVariables(envFiles, compose, environment, signal)
  const all = [...variables, ...(await writtenVariables(envFiles.services))]
  const isOpen = ({ variable, value }: Secret) =>
    wordsIn(variable).includes(value.toLowerCase()) || envFiles.texts.some((text) => standsIn(value, text))
  const secrets = all.flatMap(({ variable, value }) => secretsIn(variable, value))
  masker.presume(secrets.flatMap((secret) => (isOpen(secret) ? [] : secret.value)))
  return { variables, envFiles }
}
