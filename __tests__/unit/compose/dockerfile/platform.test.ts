import { expect, test } from '@jest/globals'
import { builderVariables } from '../../../../src/compose/dockerfile/platform.js'

test.each([
  [{}, {}, 'linux/arm64', 'arm64', ''],
  [{}, { DOCKER_DEFAULT_PLATFORM: 'linux/amd64' }, 'linux/amd64', 'amd64', ''],
  [{ platform: 'linux/arm/v6' }, { DOCKER_DEFAULT_PLATFORM: 'linux/amd64' }, 'linux/arm/v6', 'arm', 'v6'],
])('%j with %j', (raw, environment, platform, architecture, variant) => {
  expect(Object.fromEntries(builderVariables({ raw }, environment, 'arm64'))).toMatchObject({
    TARGETPLATFORM: platform,
    TARGETOS: 'linux',
    TARGETARCH: architecture,
    TARGETVARIANT: variant,
    BUILDPLATFORM: 'linux/arm64',
  })
})

test('this machine is called as Docker calls it', () => {
  expect(builderVariables({ raw: {} }, {}, 'x64').get('BUILDPLATFORM')).toBe('linux/amd64')
})
