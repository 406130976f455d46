import type { Environment } from '../../common/environment.js'
import type { Problem } from '../../common/problem.js'

/** What the value of a variable must look like. */
interface ValueForm {
  readonly pattern: RegExp
  /** What to write instead. */
  readonly instead: string
}

const SWITCH: ValueForm = {
  pattern: /^(?:[01tTfF]|true|True|TRUE|false|False|FALSE)$/,
  instead: 'write `true` or `false`, or leave the variable out',
}
const NUMBER: ValueForm = { pattern: /^[-+]?\d+$/, instead: 'write a number, or leave the variable out' }
const API_VERSION: ValueForm = {
  pattern: /^v?\d+\.\d+$/,
  instead: 'leave the variable out: docker and the engine agree on a version by themselves',
}

/** The variables whose value docker or Compose refuses where it has another form; other variables are read leniently. */
const FORMS: Readonly<Record<string, ValueForm>> = {
  COMPOSE_DISABLE_ENV_FILE: SWITCH,
  COMPOSE_PARALLEL_LIMIT: NUMBER,
  DOCKER_API_VERSION: API_VERSION,
  DOCKER_BUILDKIT: SWITCH,
}

/** The variables that docker and Compose would refuse, one after the other, and without their names. */
export function refusedVariables(env: Environment): readonly Problem[] {
  return Object.entries(FORMS).flatMap(([name, { pattern, instead }]) => {
    const value = env[name] ?? ''
    return value === '' || pattern.test(value)
      ? []
      : [{ message: `the variable ${name}: \`${value}\` is no value that it can have`, instead }]
  })
}
