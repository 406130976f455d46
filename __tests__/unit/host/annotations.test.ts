import * as core from '@actions/core'
import { expect, test } from '@jest/globals'
import { Annotations } from '../../../src/host/annotations.js'
import { runnerLog } from '../../../src/host/runner-log.js'
import { createMasker } from '../../../src/masking/masker.js'
import { green, red } from '../report/records.js'
import { type Command, obey, written } from './runner.js'

/** What the runner is told of a repository at `/repo`. */
async function told(
  act: (annotations: Annotations) => void,
  directory = '/repo',
): Promise<readonly Command[]> {
  const log = runnerLog(core, createMasker())
  return obey(await written(() => act(new Annotations(core, log, '/repo', directory)))).commands
}

test.each([
  ['in a folder of the repository', '/repo/deploy', 'compose.yaml', 'deploy/compose.yaml'],
  ['above the working directory', '/repo/deploy', '../compose.yaml', 'compose.yaml'],
  ['absolute', '/repo/deploy', '/repo/a/b.yaml', 'a/b.yaml'],
  ['outside the repository', '/repo', '/etc/compose.yaml', undefined],
  ['beside the repository', '/repo', '../repository/compose.yaml', undefined],
])('a file %s', async (_name, directory, file, expected) => {
  const record = { ...red, failedAt: { file, line: 2, column: 1 } }
  const [error] = await told((annotations) => annotations.verdict(record), directory)
  expect(error?.properties.file).toBe(expected)
})

test('a verdict is one error with its remedy; a green one is none, nor one that problems explain', async () => {
  const [error, ...others] = await told((annotations) =>
    annotations.verdict({ ...red, remedy: 'write another' }),
  )
  expect([error?.name, error?.message, others]).toEqual(['error', `${red.reason}\nwrite another`, []])
  expect(await told((annotations) => annotations.verdict(green))).toEqual([])
  const explained = await told((annotations) => {
    annotations.problems([{ message: 'no Docker Engine answers', isLacking: true }])
    annotations.verdict(red)
  })
  expect(explained.map(({ properties: { title } }) => title)).toEqual(['compose-gate: not on this machine'])
})

test('findings are warnings and notices, ten of each at most, and never errors', async () => {
  const could: boolean[] = []
  const commands = await told((annotations) => {
    for (const severity of ['error', 'notice'] as const)
      for (let line = 1; line <= 12; line += 1) {
        const at = { file: 'a.yaml', line, column: 1 }
        could.push(annotations.finding({ severity, code: 'LATEST', message: 'x', at }))
      }
  })
  const count = (wanted: string) => commands.filter(({ name }) => name === wanted).length
  expect([count('error'), count('warning'), count('notice')]).toEqual([0, 10, 10])
  expect(could.filter((one) => !one)).toHaveLength(4)
  expect(commands[0]?.properties).toEqual({ title: 'LATEST', file: 'a.yaml', line: '1', col: '1' })
})
