import { expect, test } from '@jest/globals'
import { shortDependencies } from '../../../src/findings/short-dependencies.js'
import { project } from '../plan/sketch.js'

test('what is waited for to run; not to be healthy or to end, and not what is joined', () => {
  const { app } = project({
    db: { image: 'redis:8' },
    seed: { image: 'x' },
    vpn: { image: 'x' },
    cache: { image: 'redis:8' },
    app: {
      image: 'x',
      needs: { db: 'started', cache: 'healthy', seed: 'completed', vpn: 'started' },
      raw: { network_mode: 'service:vpn' },
    },
  }).services
  expect(app && shortDependencies(app)).toEqual(['db'])
})
