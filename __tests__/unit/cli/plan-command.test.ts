import { describe, expect, test } from '@jest/globals'
import { plan } from '../../../src/cli/plan-command.js'
import { BadInput } from '../../../src/common/problem.js'
import { Folder } from '../../harness/folder.js'
import { composeAnswering, StubTools } from '../../harness/stub-tools.js'
import { written } from '../host/runner.js'
import { webModel } from '../web-model.js'
import { contextIn } from './context.js'

const compose = 'services:\n  web:\n    image: acme/web:1\n    ports: ["80"]\n'
/** Plans a project of one service, with a Compose that says what it is. */
async function planned(format: 'text' | 'json' | 'mermaid', given: Parameters<typeof plan>[0] = {}) {
  await using folder = await Folder.with({ 'compose.yaml': compose }, 'plan-command')
  await using tools = await StubTools.with({ docker: composeAnswering(JSON.stringify(webModel())) })
  const { context } = contextIn(folder.path, { PATH: tools.searchPath })
  let exitCode: number | undefined
  const text = await written(async () => {
    exitCode = await plan(given, format, [], context)
  })
  return { text, exitCode }
}

const origin = { label: 'test' }

describe('a plan', () => {
  test.each([
    ['text', /web/],
    ['json', /"app": \[/],
    ['mermaid', /^(flowchart|graph)/],
  ] as const)('is printed as %s', async (format, expected) => {
    const { text, exitCode } = await planned(format)
    expect(exitCode).toBe(0)
    expect(text).toMatch(expected)
    expect(text).toMatch(/[^\n]\n$/)
  })

  test('of a stack that stays up says what removes it', async () => {
    const given = { teardown: { value: 'job', origin }, 'project-name': { value: 'planned', origin } }
    expect((await planned('text', given)).text).toContain('`compose-gate down -p planned`')
    expect((await planned('text')).text).not.toContain('compose-gate down')
  })

  test('whose files are missing is wrong input', async () => {
    const smoke = { smoke: { value: ['checks.hurl'], origin } }
    await expect(planned('text', smoke)).rejects.toBeInstanceOf(BadInput)
    await expect(planned('text', smoke)).rejects.toThrow('there is no checks.hurl')
  })
})
