import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type EngineLeft, endOf, state } from '../../../src/action/state.js'
import type { Claim } from '../../../src/teardown/claim.js'
import { Folder } from '../../harness/folder.js'
import { readOutputs } from '../host/runner.js'
import { skipped, step } from '../report/records.js'

const started = step('start:app', 0, 10)

test.each([
  ['gone', [skipped('start:app')]],
  ['gone', [started, step('teardown', 10, 20)]],
  ['left', [started, step('teardown', 10, 20, { status: 'failed' })]],
  ['kept', [started]],
] as const)('%s', (end, steps) => expect(endOf({ steps })).toBe(end))

describe('what the main step hands to the post step', () => {
  let folder: Folder
  let before: NodeJS.ProcessEnv

  beforeEach(async () => {
    before = { ...process.env }
    folder = await Folder.with({ state: '', outputs: '' }, 'action-state')
    process.env.GITHUB_STATE = join(folder.path, 'state')
    process.env.GITHUB_OUTPUT = join(folder.path, 'outputs')
  })
  afterEach(async () => {
    process.env = before
    await folder[Symbol.asyncDispose]()
  })

  const run = { id: 'this-run', begunAt: '2026-01-02T03:04:05.000Z' }
  const claim = {
    run,
    secrets: ['TOKEN'],
    shown: ['DB_PASSWORD'],
    files: ['/x/.env'],
    included: ['/x/deep/.env'],
    secretFiles: ['/x/key.pem'],
    grace: 2000,
  }

  /** Saves as the main step does, and loads as the runner makes the post step. */
  function handedOver(end: EngineLeft | undefined, claimed = true, given: Claim = claim) {
    state.savePlace({ project: 'p', reportDir: '/reports' })
    state.saveSummary(false)
    for (const steps of [['build app'], ['build app', 'ready db']]) state.saveAt(steps)
    if (claimed) state.saveClaim(given)
    if (end !== undefined) state.saveEnd(end)
    const saved = readOutputs(readFileSync(join(folder.path, 'state'), 'utf8'))
    for (const [name, value] of Object.entries(saved)) process.env[`STATE_${name}`] = value
    return state.load()
  }

  test.each([
    ['a stack that stays up with its grace', 'kept', 2000],
    ['what a run left, with none that was asked for', 'left', undefined],
    ['a run that was killed, in the same way', undefined, undefined],
  ] as const)('is %s', (_, end, grace) => {
    const killed = { project: 'p', steps: ['build app', 'ready db'], hasBegun: true }
    expect(handedOver(end)).toEqual({
      left: { project: 'p', reportDir: '/reports', ...claim, grace },
      killed: end === undefined ? killed : undefined,
      isTold: false,
    })
  })

  test('has no grace at all where none was wanted', () => {
    expect(handedOver('left', true, { ...claim, grace: 0 }).left).toMatchObject({ grace: 0 })
  })

  test('is nothing where all is gone', () => {
    expect(handedOver('gone')).toEqual({ killed: undefined, isTold: false })
  })

  test('is what the run was at where it was killed before anything was made', () => {
    expect(handedOver(undefined, false)).toEqual({
      killed: { project: 'p', steps: ['build app', 'ready db'], hasBegun: false },
      isTold: false,
    })
  })

  test('is nothing where there was no main step', () => {
    expect(state.load()).toEqual({ killed: undefined, isTold: true })
  })

  test('are outputs already, which a main step that is killed cannot set later', () => {
    handedOver(undefined)
    expect(readOutputs(readFileSync(join(folder.path, 'outputs'), 'utf8'))).toEqual({
      'project-name': 'p',
      'report-dir': '/reports',
    })
  })
})
