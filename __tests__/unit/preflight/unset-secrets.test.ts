import { expect, test } from '@jest/globals'
import type { Project } from '../../../src/compose/project.js'
import { unsetSecrets } from '../../../src/preflight/unset-secrets.js'
import { project } from '../plan/sketch.js'

/** A project whose variables are set but for these. */
function sketched(unset: readonly string[]): Project {
  const services = {
    app: { image: 'acme/app', raw: { secrets: ['api', { source: 'db' }], configs: [{ source: 'words' }] } },
    idle: { image: 'acme/idle', raw: { secrets: ['other'] } },
  }
  const whole = project(services, {
    secrets: {
      api: { environment: 'API' },
      db: { environment: 'DB' },
      other: { environment: 'OTHER' },
      file: { file: 'x' },
    },
    configs: { words: { environment: 'WORDS' } },
  })
  return { ...whole, sources: { ...whole.sources, isSet: (variable) => !unset.includes(variable) } }
}

const told = (unset: readonly string[]) => {
  const whole = sketched(unset)
  const { app } = whole.services
  return unsetSecrets(whole, app === undefined ? [] : [app])
}

test('what a service is to get from a variable that is not set is told', () => {
  expect(told(['API', 'DB', 'WORDS'])).toMatchObject([
    {
      message: 'the secret api takes its value from API, which is not set',
      at: { file: 'secrets.api.environment' },
    },
    { message: 'the secret db takes its value from DB, which is not set' },
    { message: 'the config words takes its value from WORDS, which is not set' },
  ])
})

test('what is set, or nobody gets, is not', () => {
  expect(told([])).toEqual([])
  expect(told(['OTHER'])).toEqual([])
})
