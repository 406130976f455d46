import { expect, test } from '@jest/globals'
import { leaves } from '../../../../src/plan/explain/leaves.js'
import { planned, project } from '../sketch.js'

test('the steps that no other needs', () => {
  const services = { a: { build: 'a', ports: ['80'] }, b: { build: 'b', ports: ['81'] } }
  expect(leaves(planned(project(services)).steps)).toEqual(['check:1', 'check:2'])
  expect(leaves([])).toEqual([])
})
