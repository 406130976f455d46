import { expect, test } from '@jest/globals'
import { explainJson } from '../../../../src/plan/explain/explain-json.js'
import { plan } from './shop.js'

test('with what is different for the run alone', () => {
  const adjustments = [{ code: 'FRESH_DATA', services: ['db'], sentence: 'Data in a fresh volume' }]
  expect(JSON.parse(explainJson({ ...plan, adjustments })).adjustments).toEqual(adjustments)
  expect(JSON.parse(explainJson({ ...plan, adjustments: [] })).adjustments).toEqual([])
})

test('as JSON', () => {
  const document = JSON.parse(explainJson(plan))
  expect(Object.keys(document)).toEqual(['project', 'roles', 'steps', 'findings', 'adjustments'])
  expect(document.roles.leftOut).toEqual([
    {
      service: 'release',
      why: 'exists to be extended by app and migrate',
      file: 'services.release',
      line: 1,
    },
    {
      service: 'test',
      why: 'builds another target (test) and nothing needs it',
      file: 'services.test.build.target',
      line: 1,
    },
  ])
  expect(document.steps.at(-1)).toEqual({
    id: 'teardown',
    kind: 'teardown',
    service: '',
    needs: ['job:acceptance'],
  })
  expect(document.steps[0]).toEqual({
    id: 'build:acceptance',
    kind: 'build',
    service: 'acceptance',
    needs: [],
  })
  expect(document.findings[0]).toMatchObject({ code: 'MIGRATION_ORDER', line: 1, column: 1 })
})
