import { expect, test } from '@jest/globals'
import { docker, gated, origin } from './gated.js'

test('docker that hangs for longer than the whole run may take is told as such', async () => {
  const given = { timeout: { value: '600ms', origin } }
  const begun = performance.now()
  const { record, exitCode, happened } = await gated({ given, script: 'exec sleep 60' })
  expect(performance.now() - begun).toBeLessThan(40_000)
  expect([exitCode, record.verdict, record.reason]).toEqual([
    3,
    'error',
    'the whole run took longer than 600ms: docker compose config had not said what the project is.',
  ])
  expect(happened.filter((line) => line.startsWith('claim'))).toEqual([])
})

test('a project that Compose refuses is told, and nothing is planned', async () => {
  const refusal = 'echo "service web refers to undefined network x: invalid compose project" >&2; exit 15'
  const script = docker.replace(/printf .*(?= ;;)/, refusal)
  const { record, exitCode, happened } = await gated({ script })
  expect([exitCode, record.verdict, record.steps]).toEqual([2, 'error', []])
  expect(happened).toEqual([expect.stringMatching(/^problem /), 'verdict error'])
})

test('no engine is told with its address, and nothing is claimed', async () => {
  const { record, exitCode, happened } = await gated({ isGone: true })
  expect([exitCode, record.verdict]).toEqual([3, 'error'])
  expect(record.reason).toMatch(/^no Docker Engine answers at unix:\/\/\S+\.sock\.$/)
  expect(happened).not.toContainEqual(expect.stringMatching(/^claim/))
})
