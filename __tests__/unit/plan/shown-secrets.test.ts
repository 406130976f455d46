import { expect, test } from '@jest/globals'
import { withShownSecrets } from '../../../src/plan/shown-secrets.js'
import { planned, project } from './sketch.js'

test.each([
  [
    ['A'],
    'The value of 1 secret is not hidden, because it is a word of the project or stands in files that git tracks: A',
  ],
  [
    ['A', 'B'],
    'The values of 2 secrets are not hidden, because they are words of the project or stand in files that git tracks: A and B',
  ],
  [
    ['A', 'B', 'C', 'D', 'E', 'F', 'G'],
    'The values of 7 secrets are not hidden, because they are words of the project or stand in files that git tracks: A, B, C, D, E and 2 more',
  ],
])('%s', (names, sentence) => {
  const plan = withShownSecrets(planned(project({ app: { image: 'app', ports: ['80'] } })), {
    variables: names,
    services: ['app'],
  })
  expect(plan.adjustments).toEqual([{ code: 'SHOWN_SECRETS', services: ['app'], sentence }])
})

test('nothing is said of nothing', () => {
  const plan = planned(project({ app: { image: 'app', ports: ['80'] } }))
  expect(withShownSecrets(plan, { variables: [], services: [] })).toBe(plan)
})
