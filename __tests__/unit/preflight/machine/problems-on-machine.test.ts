import { expect, test } from '@jest/globals'
import { problemsOnMachine } from '../../../../src/preflight/machine/problems-on-machine.js'
import { StubTools } from '../../../harness/stub-tools.js'
import { planned, project } from '../../plan/sketch.js'
import { MACHINE } from './facts.js'

test.each([
  ['echo github.com/docker/buildx v0.10.4 0', 1],
  ['echo github.com/docker/buildx v0.10.4 0; exit 1', 0],
])('docker is asked: %s', async (docker, count) => {
  await using tools = await StubTools.with({ docker })
  const path = process.env.PATH
  process.env.PATH = tools.searchPath
  try {
    const whole = project({ app: { build: { context: '.' }, ports: ['80'] } })
    const surroundings = {
      compose: '5.1.3',
      builder: undefined,
      machine: async () => MACHINE,
      directory: '/',
      environment: { PATH: tools.searchPath },
    }
    const problems = await problemsOnMachine({ project: whole, plan: planned(whole) }, surroundings)
    expect(problems).toHaveLength(count)
  } finally {
    process.env.PATH = path
  }
})
