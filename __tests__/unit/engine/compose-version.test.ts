import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import type { Environment } from '../../../src/common/environment.js'
import { composeVersion } from '../../../src/engine/compose-version.js'
import { StubTools } from '../../harness/stub-tools.js'

/** Asks where these scripts stand in for `docker` and `docker-compose`, and nothing else is there. */
async function asked(scripts: Readonly<Record<string, string>>, more: Environment = {}): Promise<string> {
  await using tools = await StubTools.with(scripts)
  const options = { cwd: '/', env: { PATH: tools.path, ...more }, clock: systemClock }
  const path = process.env.PATH
  process.env.PATH = tools.path
  try {
    return await composeVersion(options, new AbortController().signal)
  } finally {
    process.env.PATH = path
  }
}

describe('the version of Compose', () => {
  test.each([
    ['2.26.1', '2.26.1'],
    ['v2.40.3-desktop.1', '2.40.3'],
    ['5.5.0', '5.5.0'],
  ])('%s will do', async (printed, version) => {
    expect(await asked({ docker: `echo ${printed}` })).toBe(version)
  })

  test.each(['2.25.0', '2.24.7', '2.3.99', '1.29.2'])('%s is too old', async (version) => {
    await expect(asked({ docker: `echo ${version}` })).rejects.toMatchObject({
      message: `Docker Compose ${version} is too old`,
      instead: expect.stringContaining('2.26.1 or newer'),
    })
  })

  const none = { docker: 'echo "docker: \'compose\' is not a docker command" >&2; exit 1' }

  test.each([
    ['none at all', {}, 'docker has no Compose plugin'],
    [
      'an old one that stands alone',
      { 'docker-compose': 'echo docker-compose version 1.29.2' },
      'docker-compose 1.29.2 is too old',
    ],
    [
      'a new one that stands alone',
      { 'docker-compose': 'echo Docker Compose version v2.40.3' },
      'docker-compose 2.40.3 is installed, but not as a plugin of docker',
    ],
  ])('is missing where there is %s', async (_, more, message) => {
    await expect(asked({ ...none, ...more })).rejects.toMatchObject({ message })
    await expect(asked({ ...none, ...more })).rejects.toHaveProperty(
      'cause.message',
      expect.stringContaining('not a docker command'),
    )
  })

  test('is missing where docker looks for it in the folder that a variable names', async () => {
    const missing = asked(none, { DOCKER_CONFIG: '/etc/other' })
    await expect(missing).rejects.toMatchObject({
      instead: expect.stringContaining('correct DOCKER_CONFIG, which is /etc/other, or install'),
    })
  })
})
