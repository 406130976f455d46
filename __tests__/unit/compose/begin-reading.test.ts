import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Problem } from '../../../src/common/problem.js'
import { beginReading, readAgain } from '../../../src/compose/begin-reading.js'
import type { ConfigQuestion } from '../../../src/compose/config.js'

let root: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'begin-'))
})

afterAll(() => rm(root, { recursive: true }))

/** Begins to read a Compose file with a Compose that answers so. */
async function begin(text: string | undefined, answer: () => string = () => '{"services":{}}') {
  const directory = await mkdtemp(join(root, 'project-'))
  if (text !== undefined) await writeFile(join(directory, 'compose.yaml'), text)
  const asked: ConfigQuestion[] = []
  const problems: Problem[] = []
  const begun = await beginReading(
    { files: [], directory, envFiles: [], profiles: ['ci'], name: 'shop' },
    async (question) => {
      asked.push(question)
      return { exitCode: 0, stdout: answer(), stderr: '' }
    },
    {},
    (problem) => problems.push(problem),
  )
  return { begun, asked, problems }
}

describe('Compose is asked', () => {
  test('at once where the files can do no harm', async () => {
    const { begun, asked } = await begin('services: {app: {image: x}}')
    expect(asked).toMatchObject([{ format: 'json', profiles: ['ci'] }])
    expect(await begun?.answer).toMatchObject({ kind: 'model', profiles: ['ci'] })
  })

  test('later where a file names others, which have to be looked at', async () => {
    const { begun, asked } = await begin('include: [other.yaml]')
    expect(asked).toEqual([])
    expect(begun?.located.files).toHaveLength(1)
    expect(begun?.answer).toBeUndefined()
  })

  test('never where there is no file', async () => {
    const { begun, asked, problems } = await begin(undefined)
    expect([begun, asked]).toEqual([undefined, []])
    expect(problems).toHaveLength(1)
  })

  test('once more, with other profiles', async () => {
    const { begun, asked } = await begin('services: {app: {image: x}}')
    if (begun === undefined) throw new Error('nothing was read')
    const again = readAgain(begun, ['e2e'])
    expect(again.location.profiles).toEqual(['e2e'])
    expect(await again.answer).toMatchObject({ profiles: ['e2e'] })
    expect(asked.map(({ profiles }) => profiles)).toEqual([['ci'], ['e2e']])
  })
})

test('what goes wrong is an answer: nobody may be waiting for it yet', async () => {
  const error = new Error('no docker')
  const { begun } = await begin('services: {app: {image: x}}', () => {
    throw error
  })
  expect(await begun?.answer).toEqual({ kind: 'error', error, profiles: ['ci'] })
})
