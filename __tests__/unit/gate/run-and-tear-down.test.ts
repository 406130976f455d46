import { expect, test } from '@jest/globals'
import { Interrupted } from '../../../src/common/interrupted.js'
import { docker, gated, origin } from './gated.js'

test('a run that fails is torn down', async () => {
  const { record } = await gated({})
  expect(record.reason).toBe('web: could not be created: no such device: /dev/kvm.')
  expect(record.steps.at(-1)).toMatchObject({ id: 'teardown', status: 'passed' })
  expect(record.engine).toEqual({ version: undefined, compose: '2.40.3' })
})

test('a run that is to stay up does', async () => {
  const { record } = await gated({ given: { teardown: { value: 'job', origin } } })
  expect(record.steps.find(({ id }) => id === 'teardown')).toBeUndefined()
})

test('a run that is to stay up does not where it was interrupted', async () => {
  const over = new AbortController()
  const script = docker.replace('echo "no such device: /dev/kvm" >&2; exit 1', 'exec sleep 30')
  const onStart = (id: string) => {
    if (id === 'create:web') setTimeout(() => over.abort(new Interrupted('SIGINT')), 50)
  }
  const given = { teardown: { value: 'job', origin } }
  const { record, exitCode } = await gated({ given, script, signal: over.signal, onStart })
  expect([exitCode, record.verdict, record.reason]).toEqual([
    130,
    'cancelled',
    'Cancelled by SIGINT during create web.',
  ])
  expect(record.steps.at(-1)).toMatchObject({ id: 'teardown' })
})

test('a name that is taken is not run', async () => {
  const { record, exitCode, happened } = await gated({ things: { containers: { theirs: '' } } })
  expect([exitCode, record.verdict]).toEqual([2, 'error'])
  expect(happened.slice(-2)).toEqual([expect.stringContaining('is taken'), 'verdict error'])
  expect(happened).not.toContainEqual(expect.stringMatching(/^started/))
})
