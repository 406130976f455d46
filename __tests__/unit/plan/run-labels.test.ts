import { expect, test } from '@jest/globals'
import { withRunLabels } from '../../../src/plan/run-labels.js'

const own = { 'compose-gate.run': 'x', 'compose-gate.begun-at': 'then' }

test('all that Compose will make has the labels of the run', () => {
  const model = {
    name: 'shop',
    services: { web: { image: 'a', labels: { mine: 'yes' } }, listed: { labels: ['mine=yes'] } },
    networks: { default: null, outer: { external: true, name: 'proxy' } },
    volumes: { data: {}, theirs: { external: true } },
  }
  expect(withRunLabels(model, { id: 'x', begunAt: 'then' })).toEqual({
    name: 'shop',
    services: {
      web: { image: 'a', labels: { mine: 'yes', ...own } },
      listed: { labels: ['mine=yes', 'compose-gate.run=x', 'compose-gate.begun-at=then'] },
    },
    networks: { default: { labels: own }, outer: { external: true, name: 'proxy' } },
    volumes: { data: { labels: own }, theirs: { external: true } },
  })
  expect(withRunLabels({ services: {} }, { id: 'x', begunAt: 'then' })).toEqual({ services: {} })
})
