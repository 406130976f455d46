import { systemClock } from '../common/clock.js'
import { NEVER_ABORTED } from '../common/deadline.js'
import type { Environment } from '../common/environment.js'
import { Compose } from '../engine/docker-compose.js'
import type { Masker } from '../masking/masker.js'
import { secretFileText } from '../preflight/find-secrets.js'
import { knownVariables } from '../preflight/known-variables.js'
import { type Secret, secretsIn } from '../secrets/secrets-in.js'
import type { LeftRun } from './state.js'

/** Hides the secrets of a run of which only their names were kept. */
export class LeftSecrets {
  constructor(
    private readonly left: LeftRun,
    private readonly masker: Masker,
  ) {}

  /** Looks up the values again where the main step had them from: the environment, env files, and files of secrets. */
  async hide(environment: Environment, directory: string): Promise<void> {
    const { project, files, included, secretFiles } = this.left
    const location = { name: project, directory, files: [], envFiles: [] }
    const compose = new Compose(location, environment, systemClock)
    this.hideVariables(
      await knownVariables({ project: files, included }, compose, environment, NEVER_ABORTED),
    )
    for (const file of secretFiles) {
      const text = await secretFileText(file)
      this.masker.add(text)
      for (const { value } of secretsIn(file, text)) this.masker.add(value)
    }
  }

  /** Hides what the variables of a container hold. */
  hideEnvironment(environment: Environment): void {
    this.hideVariables(Object.entries(environment).map(([variable, value = '']) => ({ variable, value })))
  }

  private hideVariables(variables: readonly Secret[]): void {
    const { secrets, shown } = this.left
    for (const { variable, value } of variables) {
      if (secrets.includes(variable)) this.masker.add(value)
      if (shown.includes(variable)) continue
      for (const secret of secretsIn(variable, value)) this.masker.add(secret.value)
    }
  }
}
