import { expect, test } from '@jest/globals'
import { missingRuntimes } from '../../../../src/preflight/machine/runtimes.js'
import { told } from './facts.js'

const app = (runtime: string) => ({ app: { image: 'a', ports: ['80'], raw: { runtime } } })

test('a runtime that the engine does not have', async () => {
  expect(await told(missingRuntimes, app('nvidia'))).toEqual([
    'services.app.runtime app wants the runtime nvidia, which the engine does not have',
  ])
})

test('one that it has, may have, or does not tell of', async () => {
  expect(await told(missingRuntimes, app('runc'))).toEqual([])
  expect(await told(missingRuntimes, app('io.containerd.kata.v2'))).toEqual([])
  expect(await told(missingRuntimes, app('kata'), { machine: { runtimes: [] } })).toEqual([])
})
