import type { ProjectRule } from '../facts.js'

/**
 * A variable that is set, but empty, for instance a secret in a pull request from a fork. Compose says nothing of it.
 * In an env file an author may have meant it.
 */
export const emptyVariable: ProjectRule = {
  code: 'EMPTY_VARIABLE',
  severity: 'warning',
  observe: ({ project: { sources } }) =>
    (sources.emptyVariables ?? []).map(({ name, at, isOfProcess }) => ({
      about: name,
      at,
      why: `the variable ${name} is set, but empty${isOfProcess ? ' (as a secret is in a pull request from a fork)' : ''}`,
      instead: `Give it a value, write a default, \${${name}:-value}, or demand it, \${${name}:?why}`,
      severity: isOfProcess ? undefined : 'notice',
    })),
}
