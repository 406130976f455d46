import { expect, test } from '@jest/globals'
import { reason } from '../../../src/common/reason.js'
import { withPlace } from '../../../src/run/with-place.js'

const sources = { at: (path: readonly (string | number)[]) => ({ file: path.join('.'), line: 1, column: 1 }) }
const step = { id: 'create:web-old', kind: 'create', service: 'web-old', needs: [] } as const
const failed = { status: 'failed', detail: reason('refused') } as const

test('what failed is placed where the file declares it', () => {
  const about = ['services', 'web-old', 'pid']
  expect(withPlace({ ...failed, about }, step, sources).at?.file).toBe('services.web-old.pid')
  expect(withPlace({ ...failed, about }, { ...step, declaredAs: 'web' }, sources).at?.file).toBe(
    'services.web.pid',
  )
})

test('a place that is known stays, and nothing has none', () => {
  const at = { file: 'Dockerfile', line: 3, column: 1 }
  expect(withPlace({ ...failed, at, about: ['services', 'web'] }, step, sources).at).toBe(at)
  expect(withPlace(failed, step, sources)).toBe(failed)
})
