import { expect, test } from '@jest/globals'
import { wavesOf } from '../../../../src/plan/explain/waves.js'
import { plan } from './shop.js'

test('what is started, run and checked at one time', () => {
  const waves = wavesOf(plan).map(({ started, jobs, checks }) => ({
    started: started.map(({ service, ready }) => (ready ? `${service}, ready` : service)),
    jobs,
    checks: checks.map(({ service }) => service),
  }))
  expect(waves).toEqual([
    { started: ['db, ready'], jobs: [], checks: [] },
    { started: [], jobs: ['migrate'], checks: [] },
    { started: ['app'], jobs: [], checks: ['app'] },
    { started: [], jobs: ['acceptance'], checks: [] },
  ])
})

test('images belong to no wave', () => {
  const images = plan.steps.filter(({ kind }) => kind === 'build' || kind === 'pull')
  expect(wavesOf({ ...plan, steps: images })).toEqual([])
})
