import { expect, test } from '@jest/globals'
import { usedDefinitions } from '../../../src/preflight/used-definitions.js'
import { project } from '../plan/sketch.js'

test('secrets and configs that services get, also in their builds', () => {
  const whole = project(
    {
      app: { image: 'a', raw: { secrets: ['one', { source: 'two' }], configs: [{ source: 'words' }] } },
      built: { build: { context: '.', secrets: [{ source: 'three' }] } },
      idle: { image: 'b', raw: { secrets: ['four'] } },
    },
    {
      secrets: { one: { file: '/1' }, two: {}, three: {}, four: {} },
      configs: { words: { content: 'x' }, one: {} },
    },
  )
  const { app, built } = whole.services
  const used = usedDefinitions(
    whole,
    [app, built].flatMap((service) => service ?? []),
  )
  expect(used.map(({ name }) => name)).toEqual([
    'the secret one',
    'the secret two',
    'the secret three',
    'the config words',
  ])
  expect(used[0]).toMatchObject({ section: 'secrets', key: 'one', definition: { file: '/1' } })
})
