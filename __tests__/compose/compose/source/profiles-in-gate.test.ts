import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../../src/common/clock.js'
import { BadInput, type Problem } from '../../../../src/common/problem.js'
import type { ConfigQuestion } from '../../../../src/compose/config.js'
import { Compose } from '../../../../src/engine/docker-compose.js'
import type { Plan } from '../../../../src/plan/plan.js'
import { locationIn } from '../../../harness/compose-project.js'
import { Folder } from '../../../harness/folder.js'
import { prepare } from '../../../harness/prepare.js'

const NEVER = new AbortController().signal

/** Services of profiles, and someone outside of them who waits for one. */
const services = `services:
  web: {image: "acme/web:1", ports: ["80"], depends_on: [db]}
  db: {image: "mysql:8.4", profiles: [ci]}
  mail: {image: "acme/mail:1", profiles: [dev]}
`

interface Asked {
  readonly plan: Plan
  /** The profiles of each question to Compose. */
  readonly questions: readonly (readonly string[])[]
}

async function planOf(
  files: Readonly<Record<string, string>>,
  profiles: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  await using folder = await Folder.with(files)
  const location = locationIn(folder.path, { profiles })
  const environment = { ...process.env, COMPOSE_PROFILES: undefined, ...env }
  const questions: (readonly string[])[] = []
  class Counted extends Compose {
    override config(question: ConfigQuestion, signal: AbortSignal) {
      questions.push(question.profiles)
      return super.config(question, signal)
    }
  }
  const compose = new Counted(location, environment, systemClock)
  const origin = { label: '--profile' }
  const given = profiles.length > 0 ? { profiles: { value: [...profiles], origin } } : {}
  const { plan } = await prepare({ given, location, problems: [] }, compose, environment, NEVER)
  return { plan, questions }
}

async function problemsOf(...asked: Parameters<typeof planOf>): Promise<readonly Problem[]> {
  try {
    await planOf(...asked)
  } catch (error) {
    if (error instanceof BadInput) return error.problems
    throw error
  }
  throw new Error('there is a plan')
}

const names = ({ plan }: Asked) => Object.keys(plan.model.services ?? {}).sort()

describe('x-gate.profiles', () => {
  test('where Compose reads the project without them, it is asked again', async () => {
    const asked = await planOf({
      'compose.yaml': `x-gate: {profiles: [ci]}\n${services.replace(', depends_on: [db]', '')}`,
    })
    expect(names(asked)).toEqual(['db', 'web'])
    expect(asked.questions).toEqual([[], ['ci']])
  })

  test.each([
    ['a list', 'x-gate: {profiles: [ci]}', {}],
    ['a text', 'x-gate:\n  profiles: "ci, ci"', {}],
    ['a variable', `x-gate: {profiles: ["\${WHICH:-ci}"]}`, {}],
    ['a variable that is set', 'x-gate: {profiles: $WHICH}', { WHICH: 'ci' }],
    ['an anchor', 'x-mine: &mine {profiles: [ci]}\nx-gate: {<<: *mine}', {}],
  ])('where it refuses the project without them, they are read from the file: %s', async (_, gate, env) => {
    const asked = await planOf({ 'compose.yaml': `${gate}\n${services}` }, [], env)
    expect(names(asked)).toEqual(['db', 'web'])
    expect(asked.questions).toEqual([[], ['ci']])
    expect(asked.plan.roles.leftOut.map(({ service }) => service)).toEqual(['mail'])
  })

  test('of several files Compose has the last word', async () => {
    const asked = await planOf({
      'compose.yaml': `x-gate: {profiles: [ci, dev]}\n${services}`,
      'compose.override.yaml': 'x-gate: {profiles: !override [ci]}\n',
    })
    expect(names(asked)).toEqual(['db', 'web'])
    expect(asked.plan.roles.leftOut.map(({ service }) => service)).toEqual(['mail'])
  })

  test('a flag wins, and what it leaves out is missing', async () => {
    const problems = await problemsOf({ 'compose.yaml': `x-gate: {profiles: [ci]}\n${services}` }, ['dev'])
    expect(problems.map(({ message, at }) => [message, at?.line])).toEqual([
      ['service "web" depends on undefined service "db"', 3],
    ])
  })

  test('what Compose refuses with them, too, is told once', async () => {
    const text = `x-gate: {profiles: [ci]}\n${services.replace('[db]', '[db, nowhere]')}`
    const problems = await problemsOf({ 'compose.yaml': text })
    expect(problems.map(({ message }) => message)).toEqual([
      'service "web" depends on undefined service "nowhere"',
    ])
  })
})
