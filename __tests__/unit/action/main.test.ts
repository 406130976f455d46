import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, jest, test } from '@jest/globals'
import { main } from '../../../src/action/main.js'
import { Folder } from '../../harness/folder.js'
import { readOutputs, written } from '../host/runner.js'
import { forgetProcessListeners } from '../launch/process-listeners.js'

const before = { ...process.env }

afterEach(() => {
  process.env = { ...before }
  jest.restoreAllMocks()
  forgetProcessListeners()
})

test('the main step says what is wrong, hands over what the post step needs, and exits with the verdict', async () => {
  await using folder = await Folder.with({ state: '', outputs: '' }, 'action-main')
  const exits: unknown[] = []
  jest.spyOn(process, 'exit').mockImplementation((code) => {
    exits.push(code)
    return undefined as never
  })
  Object.assign(process.env, {
    'INPUT_WORKING-DIRECTORY': folder.path,
    'INPUT_PROJECT-NAME': 'p',
    INPUT_TIMEOUT: 'soon',
    RUNNER_TEMP: folder.path,
    GITHUB_STATE: join(folder.path, 'state'),
    GITHUB_OUTPUT: join(folder.path, 'outputs'),
    GITHUB_STEP_SUMMARY: '',
  })
  const log = await written(main)
  const read = async (name: string) => readOutputs(await readFile(join(folder.path, name), 'utf8'))
  expect(exits).toEqual([2])
  expect(log).toContain('::error title=compose-gate%3A wrong input')
  expect(log).toContain('there is no compose.yaml')
  expect(await read('outputs')).toMatchObject({ verdict: 'error', 'project-name': 'p' })
  // Nothing was made: there is no claim.
  expect(await read('state')).toEqual({
    project: 'p',
    'report-dir': join(folder.path, 'compose-gate/p'),
    summary: 'true',
    end: 'gone',
  })
})
