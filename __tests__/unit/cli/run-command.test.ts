import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { run } from '../../../src/cli/run-command.js'
import { Folder } from '../../harness/folder.js'
import { forgetProcessListeners } from '../launch/process-listeners.js'
import { contextIn } from './context.js'

afterEach(forgetProcessListeners)

test('a run tells its problems together with those of the command line, and exits with its verdict', async () => {
  await using folder = await Folder.with({}, 'run-command')
  const { context, told } = contextIn(folder.path, { RUNNER_TEMP: join(folder.path, 'temp') })
  expect(await run({}, [{ message: 'no such flag' }], context)).toBe(2)
  expect(told).toEqual(['no such flag', expect.stringContaining('there is no compose.yaml')])
  expect([...(await folder.read()).keys()]).toContainEqual(
    expect.stringMatching(/^temp\/compose-gate\/.*report\.json$/),
  )
})
