import { expect, test } from '@jest/globals'
import { startedIn } from '../../../../src/plan/graph/planned-services.js'
import { planned, project, settings } from '../sketch.js'

test('a plan starts the services of the file that have a start or a job, by their own names', () => {
  const shop = project({
    app: { build: '', ports: ['80'] },
    db: { image: 'mysql' },
    tests: { build: 'test' },
  })
  const names = (by = settings()) => startedIn(shop, planned(shop, by)).map(({ name }) => name)
  expect(names()).toEqual(['app', 'db'])
  // The copy that runs another command is no service of the file.
  expect(names(settings({ migrate: ['app -- migrate'] }))).toEqual(['app', 'db'])
})
