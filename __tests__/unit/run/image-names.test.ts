import { expect, test } from '@jest/globals'
import { imageNames } from '../../../src/run/image-names.js'

test('images have the names that the file gives them; those built for the run say so', () => {
  const model = {
    services: {
      db: { image: 'postgres:17' },
      web: { image: 'shop-gate-1-web', build: { context: '.' } },
      worker: { image: 'shop-gate-1-worker' },
      odd: {},
    },
  }
  const shared = [{ service: 'worker', image: 'shop-gate-1-worker' }]
  const build = {
    id: 'build:web',
    kind: 'build',
    service: 'web',
    needs: [],
    image: 'shop-gate-1-web',
    shared,
  } as const
  expect(imageNames({ model, steps: [build] })).toEqual({
    db: 'postgres:17',
    web: 'built by this run',
    worker: 'built by this run',
  })
})
