import { expect, test } from '@jest/globals'
import { systemClock } from '../../src/common/clock.js'
import { BadInput } from '../../src/common/problem.js'
import { createMasker } from '../../src/masking/masker.js'
import { readAndPlan } from '../../src/read-and-plan.js'
import { Folder } from '../harness/folder.js'
import { webModel } from './web-model.js'

const problem = { message: 'input teardown: `jobb` is none of `step`, `job`' }

/** Plans a project with a Compose that says it is a web server. */
async function plan(files: Readonly<Record<string, string>>, isWrong = false, needRecent = async () => {}) {
  await using folder = await Folder.with(files, 'read-and-plan')
  const compose = {
    config: async () => ({ exitCode: 0, stdout: JSON.stringify(webModel()), stderr: '' }),
    variables: async () => undefined,
    version: async () => '5.0.0',
    needRecent,
  }
  const location = { files: [], directory: folder.path, envFiles: [], profiles: [], name: 'p' }
  const tools = { environment: {}, clock: systemClock, masker: createMasker() }
  const request = { given: {}, location, problems: isWrong ? [problem] : [] }
  return await readAndPlan(request, compose, tools, new AbortController().signal)
}

const web = { 'compose.yaml': 'services: {web: {image: "acme/web:1", ports: ["80"]}}' }

test('a project is read, and its plan made', async () => {
  const { plan: made, secrets } = await plan(web)
  expect(made.steps.map(({ id }) => id)).toContain('start:web')
  expect(secrets.hidden).toEqual([])
})

test('what is wrong with the files is told once, beside what was wrong before', async () => {
  const error = await plan({}, true).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof BadInput)) throw new Error('no bad input')
  expect(error.problems).toHaveLength(2)
  expect(error.problems[0]).toEqual(problem)
})

test('what a Compose that is too old says counts for nothing, whether it is right or wrong', async () => {
  const old = async () => {
    throw new Error('too old')
  }
  await expect(plan(web, false, old)).rejects.toThrow('too old')
  await expect(plan(web, true, old)).rejects.toThrow('too old')
})
