import { expect, test } from '@jest/globals'
import { refusedVariables } from '../../../../src/compose/files/refused-variables.js'

test('values that docker and Compose refuse are told all at once', () => {
  const env = {
    COMPOSE_DISABLE_ENV_FILE: 'maybe',
    COMPOSE_PARALLEL_LIMIT: 'two',
    DOCKER_API_VERSION: 'latest',
    DOCKER_BUILDKIT: 'yes',
  }
  expect(refusedVariables(env).map(({ message, instead }) => `${message} → ${instead}`)).toEqual([
    'the variable COMPOSE_DISABLE_ENV_FILE: `maybe` is no value that it can have → write `true` or `false`, or leave the variable out',
    'the variable COMPOSE_PARALLEL_LIMIT: `two` is no value that it can have → write a number, or leave the variable out',
    'the variable DOCKER_API_VERSION: `latest` is no value that it can have → leave the variable out: docker and the engine agree on a version by themselves',
    'the variable DOCKER_BUILDKIT: `yes` is no value that it can have → write `true` or `false`, or leave the variable out',
  ])
})

test.each([
  {},
  { DOCKER_BUILDKIT: '', COMPOSE_PARALLEL_LIMIT: '' },
  { DOCKER_BUILDKIT: '0', COMPOSE_DISABLE_ENV_FILE: 'True', COMPOSE_PARALLEL_LIMIT: '-1' },
  { DOCKER_API_VERSION: '1.45' },
  { COMPOSE_BAKE: 'maybe', COMPOSE_PROGRESS: 'odd' },
])('nothing is told of %j', (env) => {
  expect(refusedVariables(env)).toEqual([])
})
