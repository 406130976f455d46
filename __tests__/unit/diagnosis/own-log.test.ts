import { expect, test } from '@jest/globals'
import { ownLog } from '../../../src/diagnosis/own-log.js'

/** What is read of a log whose second and third line came with a health check that ended with this code. */
async function read(first: string, exitCode: number): Promise<string> {
  const lines = [first, 'GET /healthz: error 503', 'GET /healthz: error 503']
  const docker = { lastTimedLines: async () => lines.map((text, at) => ({ text, at })) }
  const commandsIn = () => [1, 2].map((at) => ({ began: at, ended: at, exitCode }))
  return await ownLog('a', docker, { commandsIn })
}

test('what a service has logged of its own is read', async () => {
  expect(await read('Error: no model', 1)).toBe('Error: no model')
  expect(await read('loading the model', 0)).toBe('loading the model')
})

test('where it has logged no failure, what its health checks have it log that fail', async () => {
  expect(await read('loading the model', 1)).toContain('503')
})
