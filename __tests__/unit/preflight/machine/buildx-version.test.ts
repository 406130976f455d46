import { describe, expect, test } from '@jest/globals'
import { oldBuildx } from '../../../../src/preflight/machine/buildx-version.js'
import { type Asked, told } from './facts.js'

const services = { app: { build: { context: '.' }, ports: ['80'] } }
const buildx = (version: string) => ({ 'buildx version': `github.com/docker/buildx ${version} 000000\n` })

describe('a buildx that is too old', () => {
  test('is told where Compose refuses it', async () => {
    expect(await told(oldBuildx, services, { compose: '5.1.3', says: buildx('v0.10.4') })).toEqual([
      'services.app.build Docker Compose 5.1.3 builds with buildx 0.17.0 or newer, and this one is 0.10.4',
    ])
    expect(await told(oldBuildx, services, { compose: '2.40.2', says: buildx('0.16.9+ds1') })).toHaveLength(1)
  })

  test.each<[string, Asked]>([
    ['an older Compose builds without it', { compose: '2.40.1', says: buildx('v0.10.4') }],
    ['it is new enough', { compose: '5.5.0', says: buildx('v0.17.0') }],
    ['there is none', { compose: '5.5.0' }],
    ['BuildKit is off', { compose: '5.5.0', says: buildx('v0.10.4'), environment: { DOCKER_BUILDKIT: '0' } }],
    ['bake is off', { compose: '2.40.3', says: buildx('v0.10.4'), environment: { COMPOSE_BAKE: 'false' } }],
  ])('is not where %s', async (_, asked) => {
    expect(await told(oldBuildx, services, asked)).toEqual([])
  })

  test('is told where bake can no longer be off', async () => {
    const environment = { COMPOSE_BAKE: 'false' }
    expect(
      await told(oldBuildx, services, { compose: '5.0.0', says: buildx('v0.10.4'), environment }),
    ).toHaveLength(1)
  })

  test('is not where nothing is built', async () => {
    const pulled = { app: { image: 'a', ports: ['80'] } }
    expect(await told(oldBuildx, pulled, { compose: '5.1.3', says: buildx('v0.10.4') })).toEqual([])
  })
})
