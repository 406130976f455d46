import { describe, expect, test } from '@jest/globals'
import { foreignPlatforms } from '../../../../src/preflight/machine/platforms.js'
import { told } from './facts.js'

const app = (platform: string) => ({ app: { image: 'a', ports: ['80'], raw: { platform } } })
const says = {
  'buildx inspect': 'Name: default\nPlatforms:        linux/amd64*, linux/amd64/v2, linux/386\n',
}
const emulated = { 'buildx inspect': 'Platforms: linux/amd64, linux/arm64, linux/arm/v7, linux/arm/v6\n' }

describe('a platform', () => {
  test('that the machine cannot run', async () => {
    expect(await told(foreignPlatforms, app('linux/arm64'), { says })).toEqual([
      'services.app.platform app is for linux/arm64, which the machine with the engine (linux/amd64) cannot run',
    ])
    expect(await told(foreignPlatforms, app('windows/amd64'), { says })).toHaveLength(1)
  })

  test('that is everybody’s by a variable', async () => {
    const environment = { DOCKER_DEFAULT_PLATFORM: 'linux/s390x' }
    expect(
      await told(foreignPlatforms, { app: { image: 'a', ports: ['80'] } }, { says, environment }),
    ).toHaveLength(1)
  })

  test.each(['linux/amd64', 'amd64', 'linux/x86_64', 'linux/amd64/v2', 'linux/386'])(
    'that it can run: %s',
    async (name) => {
      expect(await told(foreignPlatforms, app(name), { says })).toEqual([])
    },
  )

  test.each(['linux/arm64/v8', 'linux/aarch64', 'linux/arm', 'linux/arm/v6'])(
    'that it can emulate: %s',
    async (name) => {
      expect(await told(foreignPlatforms, app(name), { says: emulated })).toEqual([])
    },
  )

  test('is not judged where nobody tells what can be run', async () => {
    expect(await told(foreignPlatforms, app('linux/arm64'))).toEqual([])
  })
})
