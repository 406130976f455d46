import { describe, expect, test } from '@jest/globals'
import { buildsWithoutBuildKit } from '../../../../src/preflight/machine/without-buildkit.js'
import { type Asked, told } from './facts.js'

const PODMAN: Asked = { machine: { isPodman: true } }

const building = (more: object) => ({ app: { build: { context: '.', ...more }, ports: ['80'] } })
const inline = building({ dockerfile_inline: 'FROM a' })

describe('a build that needs BuildKit', () => {
  test.each([
    ['additional_contexts', { base: './base' }],
    ['dockerfile_inline', 'FROM a'],
    ['privileged', true],
    ['secrets', [{ source: 'key' }]],
    ['ssh', ['default']],
  ])('by %s is told where the engine is Podman', async (key, value) => {
    expect(await told(buildsWithoutBuildKit, building({ [key]: value }), PODMAN)).toEqual([
      `services.app.build.${key} app builds with \`${key}\`, which needs BuildKit, and the engine is Podman`,
    ])
  })

  test('is told where BuildKit is turned off', async () => {
    expect(await told(buildsWithoutBuildKit, inline, { environment: { DOCKER_BUILDKIT: '0' } })).toEqual([
      expect.stringContaining('and DOCKER_BUILDKIT is 0'),
    ])
  })

  test.each<[string, Asked]>([
    ['on Docker', {}],
    ['with a builder', { ...PODMAN, builder: 'mine' }],
    ['with a builder of the environment', { ...PODMAN, environment: { BUILDX_BUILDER: 'mine' } }],
    ['where BuildKit is asked for', { ...PODMAN, environment: { DOCKER_BUILDKIT: '1' } }],
  ])('is nothing to tell %s', async (_, asked) => {
    expect(await told(buildsWithoutBuildKit, inline, asked)).toEqual([])
  })

  test('is none with keys that every builder knows', async () => {
    const plain = building({
      args: { A: '1' },
      target: 'x',
      platforms: ['linux/amd64'],
      secrets: [],
      ssh: [],
    })
    expect(await told(buildsWithoutBuildKit, plain, PODMAN)).toEqual([])
  })
})
