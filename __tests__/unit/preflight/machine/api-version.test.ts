import { expect, test } from '@jest/globals'
import { refusedApiVersion } from '../../../../src/preflight/machine/api-version.js'
import { told } from './facts.js'

const app = { app: { image: 'a', ports: ['80'] } }
const toldOf = (version: string, isDocker = true) =>
  told(refusedApiVersion, app, {
    machine: { oldestApiVersion: '1.24', apiVersion: '1.45', isDocker },
    environment: { DOCKER_API_VERSION: version },
  })

test.each(['1.12', '1.99', '1.9', '2.0'])('version %s of the API is refused', async (version) => {
  const words = `the variable DOCKER_API_VERSION is ${version}, and the engine speaks 1.24 to 1.45`
  expect(await toldOf(version)).toEqual([expect.stringContaining(words)])
})

test.each(['', '1.24', '1.45', 'v1.40'])('version `%s` is taken', async (version) => {
  expect(await toldOf(version)).toEqual([])
})

test('what another engine takes is not known', async () => {
  expect(await toldOf('1.99', false)).toEqual([])
})
