import { expect, test } from '@jest/globals'
import type { ConfigQuestion, ResolvedConfig } from '../../../src/compose/config.js'
import { withMergedGate } from '../../../src/compose/with-merged-gate.js'
import { treeOf } from './source/tree-of.js'

const model = {
  kind: 'model',
  printed: { name: 'shop', 'x-gate': {} },
  hasDollars: false,
  stderr: '',
} as const

async function gateIn(base: string, override: string, exitCode = 0) {
  const asked: ConfigQuestion[] = []
  const answer: ResolvedConfig = await withMergedGate(
    model,
    treeOf({ a: `x-gate: ${base}`, b: `x-gate: ${override}` }),
    async (question) => {
      asked.push(question)
      const stdout = '{"services":{"variables":{"environment":{"V0":"GET /$$x"}}}}'
      return { exitCode, stdout, stderr: '' }
    },
    '/shop',
  )
  return { answer, asked }
}

test('Compose fills the variables in, with those of the project, and prints each $ twice', async () => {
  const { answer, asked } = await gateIn('{app: web}', '{smoke: ["GET /$$x"]}')
  expect(answer).toMatchObject({
    printed: { name: 'shop', 'x-gate': { app: 'web', smoke: ['GET /$$x'] } },
    hasDollars: true,
  })
  expect(asked).toMatchObject([{ format: 'json', profiles: [], instead: { directory: '/shop' } }])
})

test('Compose is not asked where there is no variable', async () => {
  const { answer, asked } = await gateIn('{app: web}', '{app: api}')
  expect(answer).toMatchObject({ printed: { 'x-gate': { app: 'api' } } })
  expect(asked).toEqual([])
})

test('its own answer holds where it does not say the variables', async () => {
  expect((await gateIn('{app: web}', '{app: "$APP"}', 1)).answer).toBe(model)
})

test('a contradiction is what a newer Compose calls it', async () => {
  const { answer } = await gateIn('{smoke: [GET /]}', '{smoke: none}')
  expect(answer).toEqual({ kind: 'refused', exitCode: 1, stderr: 'cannot override x-gate.smoke' })
})
