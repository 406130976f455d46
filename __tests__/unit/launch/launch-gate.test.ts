import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import type { Host } from '../../../src/host/host.js'
import { type GateEntry, launchGate, type RunPlace } from '../../../src/launch/launch-gate.js'
import { createMasker } from '../../../src/masking/masker.js'
import { Folder } from '../../harness/folder.js'
import { forgetProcessListeners } from './process-listeners.js'

afterEach(forgetProcessListeners)

/** Launches the gate in an empty folder, which it refuses. */
async function launched(given: GateEntry['given'], hasTemp = true) {
  await using folder = await Folder.with({}, 'launch-gate')
  const happened: unknown[] = []
  const host = {
    problems: (problems: readonly { message: string }[]) =>
      void happened.push(...problems.map(({ message }) => message)),
    phase: () => {},
    detail: () => {},
    note: () => {},
    verdict: async () => void happened.push('verdict'),
  } as unknown as Host
  const result = await launchGate({
    given,
    problems: [{ message: 'found before' }],
    environment: hasTemp ? { RUNNER_TEMP: join(folder.path, 'temp') } : {},
    around: { workingDirectory: folder.path, random: 'abc123' },
    masker: createMasker(),
    hostFor: ({ summary }) => {
      happened.push(`summary ${summary}`)
      return host
    },
    onPlace: ({ project, reportDir }: RunPlace) =>
      void happened.push(`${project} reports to ${reportDir.replace(folder.path, '')}`),
    onClaim: () => void happened.push('claimed'),
    unfinishedWorkMs: 0,
  })
  const files = [...(await folder.read()).keys()]
  return { result, happened, files }
}

const origin = { label: 'test' }

test('an entry hears of the run’s place before anything else, and of all problems at once', async () => {
  const { result, happened, files } = await launched({ 'project-name': { value: 'p', origin } })
  expect(result.exitCode).toBe(2)
  expect(happened).toEqual([
    'p reports to /temp/compose-gate/p',
    'summary true',
    'found before',
    expect.stringContaining('there is no compose.yaml'),
    'verdict',
  ])
  expect(files).toContain('temp/compose-gate/p/report.json')
})

test('runs of one name do not write into one folder of the machine', async () => {
  const first = async (given: GateEntry['given']) => (await launched(given, false)).happened[0]
  const folder = join(tmpdir(), 'compose-gate')
  try {
    expect(await first({ 'project-name': { value: 'p-of-test', origin } })).toBe(
      `p-of-test reports to ${folder}/p-of-test-abc123`,
    )
    expect(await first({})).toMatch(/^(\S+-gate-abc123) reports to .*\/compose-gate\/\1$/)
  } finally {
    const ours = (await readdir(folder)).filter((name) => name.endsWith('-abc123'))
    for (const name of ours) await rm(join(folder, name), { recursive: true })
  }
})

test('the report folder may be given', async () => {
  const { happened, files } = await launched({
    'project-name': { value: 'p', origin },
    'report-dir': { value: 'mine', origin },
    summary: { value: 'false', origin },
  })
  expect(happened.slice(0, 2)).toEqual(['p reports to /mine', 'summary false'])
  expect(files).toContain('mine/report.json')
})
