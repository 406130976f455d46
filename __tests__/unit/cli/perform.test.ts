import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { WantedCommand } from '../../../src/cli/cli-command.js'
import { perform } from '../../../src/cli/perform.js'

let told: string
const { DOCKER_HOST } = process.env

beforeEach(() => {
  told = ''
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text)
    return true
  })
})
afterEach(() => {
  jest.restoreAllMocks()
  if (DOCKER_HOST === undefined) delete process.env.DOCKER_HOST
  else process.env.DOCKER_HOST = DOCKER_HOST
})

const down: WantedCommand = { command: 'down', project: 'p' }

describe('a command', () => {
  test('that is missing ends with all mistakes of the line', async () => {
    const wrong = ['`a` is unknown', '`b` is unknown'].map((message) => ({ message }))
    expect(await perform(undefined, wrong)).toBe(2)
    expect(told).toContain('`a` is unknown')
    expect(told).toContain('`b` is unknown')
  })

  test('with a mistake removes nothing', async () => {
    process.env.DOCKER_HOST = 'unix:///nowhere/docker.sock'
    expect(await perform(down, [{ message: 'a word too much' }])).toBe(2)
    expect(told).not.toContain('Docker')
  })

  test('says what is the matter with an engine, and ends with 3', async () => {
    process.env.DOCKER_HOST = 'unix:///nowhere/docker.sock'
    expect(await perform(down, [])).toBe(3)
    expect(told).toContain('no Docker Engine answers')
    expect(told).toContain('→ start Docker')
  })
})
