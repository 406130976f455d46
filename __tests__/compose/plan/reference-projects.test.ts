import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import type { Problem } from '../../../src/common/problem.js'
import { ROLE_RULES } from '../../../src/findings/catalogue.js'
import { ungrouped } from '../../../src/findings/grouped.js'
import { explainText } from '../../../src/plan/explain/explain-text.js'
import { makePlan } from '../../../src/plan/make-plan.js'
import type { Plan, Step } from '../../../src/plan/plan.js'
import type { Assignment } from '../../../src/roles/role-assignments.js'
import { resolveSettings } from '../../../src/settings/resolve-settings.js'
import { load } from '../../harness/compose-project.js'
import { comesAfter } from '../../unit/plan/sketch.js'

/** What the author of a project would draw, written by hand. A role that is missing belongs to no service. */
interface Expected {
  readonly database?: readonly string[]
  readonly migrate?: readonly string[]
  readonly app?: readonly string[]
  readonly acceptance?: readonly string[]
  readonly test?: readonly string[]
  readonly companions?: readonly string[]
  readonly job?: readonly string[]
  /** Service → why. */
  readonly leftOut?: Readonly<Record<string, string>>
  /** Each begins only when the one before it is ready (a store), has ended (a job) or has started. */
  readonly order?: readonly string[]
  readonly orders?: readonly (readonly string[])[]
  /** Neither waits for the other. */
  readonly beside?: readonly (readonly string[])[]
  /** Service → the line that says its role. */
  readonly lines?: Readonly<Record<string, number>>
  readonly files?: Readonly<Record<string, string>>
  /** `CODE service`, in any order; none where missing. */
  readonly findings?: readonly string[]
  /** Services that build; the others with a build share theirs. */
  readonly builds?: readonly string[]
  readonly pulls?: readonly string[]
  readonly checks?: readonly string[]
  readonly externals?: readonly string[]
  readonly stores?: Readonly<Record<string, string>>
  readonly byCompose?: readonly string[]
  /** Instead of a plan: the problems' messages. */
  readonly problems?: readonly string[]
}

const projects = join(__dirname, '../../projects')
const names = readdirSync(projects).filter((name) => existsSync(join(projects, name, 'expected.yaml')))

async function planOf(
  name: string,
): Promise<{ readonly plan: Plan | undefined; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = []
  const report = (problem: Problem) => void problems.push(problem)
  const directory = join(projects, name)
  const first = await load(directory)
  const settings = resolveSettings({}, first.project, report)
  const { profiles } = settings
  const { project, problems: unreadable } =
    profiles.length === 0 ? first : await load(directory, { profiles })
  problems.push(...unreadable)
  return { plan: project && makePlan(project, settings, report), problems }
}

function steps<K extends Step['kind']>(plan: Plan, kind: K): readonly Extract<Step, { kind: K }>[] {
  return plan.steps.filter((step): step is Extract<Step, { kind: K }> => step.kind === kind)
}

function assignments(plan: Plan): ReadonlyMap<string, Assignment> {
  return new Map(
    Object.values(plan.roles).flatMap((all: readonly Assignment[]) => all.map((one) => [one.service, one])),
  )
}

/** The step with which a service begins, and the one with which it lets others begin. */
function ends(plan: Plan, service: string): { readonly begin: string; readonly done: string } {
  if (plan.steps.some(({ id }) => id === `job:${service}`))
    return { begin: `job:${service}`, done: `job:${service}` }
  const store = plan.roles.database.some((one) => one.service === service)
  return { begin: `start:${service}`, done: store ? `ready:${service}` : `start:${service}` }
}

describe.each(names)('%s', (name) => {
  const expected: Expected = parse(readFileSync(join(projects, name, 'expected.yaml'), 'utf8'))

  test('is understood as its author meant it', async () => {
    const { plan, problems } = await planOf(name)
    expect(problems.map(({ message }) => message)).toEqual(expected.problems ?? [])
    for (const { at } of problems) expect(at?.line).toBeGreaterThan(0)
    if (!plan) return
    expect(rolesOf(plan)).toEqual(expectedRoles(expected))
    expectOrder(plan, expected)
    expectDetails(plan, expected)
    expect(explainText(plan)).toContain(`Plan for ${plan.project}`)
  })
})

function rolesOf({ roles }: Plan): unknown {
  const { leftOut, ...playing } = roles
  const lists = Object.entries(playing).map(([role, all]: [string, readonly Assignment[]]) => [
    role,
    all.map(({ service }) => service),
  ])
  return {
    ...Object.fromEntries(lists),
    leftOut: Object.fromEntries(leftOut.map((one) => [one.service, one.why])),
  }
}

function expectedRoles(expected: Expected): unknown {
  const {
    database = [],
    migrate = [],
    app = [],
    acceptance = [],
    test = [],
    companions = [],
    job = [],
    leftOut = {},
  } = expected
  return { database, migrate, app, acceptance, test, companions, job, leftOut }
}

function expectOrder(plan: Plan, { order = [], orders = [], beside = [] }: Expected): void {
  for (const chain of [order, ...orders]) {
    chain.slice(1).forEach((later, index) => {
      const earlier = chain[index] ?? ''
      const after = comesAfter(plan, ends(plan, later).begin, ends(plan, earlier).done)
      expect(`${later} after ${earlier}: ${after}`).toBe(`${later} after ${earlier}: true`)
    })
  }
  for (const [one = '', other = ''] of beside) {
    expect(comesAfter(plan, ends(plan, one).begin, ends(plan, other).begin)).toBe(false)
    expect(comesAfter(plan, ends(plan, other).begin, ends(plan, one).begin)).toBe(false)
  }
}

function expectDetails(plan: Plan, expected: Expected): void {
  const assigned = assignments(plan)
  for (const [service, line] of Object.entries(expected.lines ?? {})) {
    expect([service, assigned.get(service)?.at?.line]).toEqual([service, line])
  }
  for (const [service, file] of Object.entries(expected.files ?? {})) {
    expect([service, assigned.get(service)?.at?.file]).toEqual([service, file])
  }
  const codes = ROLE_RULES.map(({ code }) => code)
  const found = ungrouped(plan.findings)
    .filter(({ code }) => codes.includes(code))
    .map(({ code, message }) => `${code} ${message.split(' ')[0]}`)
  expect(found.sort()).toEqual([...(expected.findings ?? [])].sort())
  const builds = steps(plan, 'build').map(({ service }) => service)
  if (expected.builds) expect(builds.sort()).toEqual([...expected.builds].sort())
  const pulls = steps(plan, 'pull').map(({ image }) => image)
  if (expected.pulls) expect(pulls.sort()).toEqual([...expected.pulls].sort())
  const byId = [...steps(plan, 'check')].sort((left, right) => (left.id < right.id ? -1 : 1))
  const checks = byId.map((step) => ('check' in step ? `${step.service}:${step.port}` : step.hurl))
  if (expected.checks) expect(checks).toEqual(expected.checks)
  const externals = plan.externals?.map((one) => `${one.kind} ${one.name}`) ?? []
  expect(externals).toEqual(expected.externals ?? [])
  for (const [service, kind] of Object.entries(expected.stores ?? {})) {
    const ready = steps(plan, 'ready').find((step) => step.service === service)
    expect([service, ready?.store?.name]).toEqual([service, kind])
  }
  const byCompose = [...steps(plan, 'start'), ...steps(plan, 'job')].filter((step) => step.byCompose)
  expect(byCompose.map(({ service }) => service).sort()).toEqual([...(expected.byCompose ?? [])].sort())
}

test('there are enough of them', () => {
  expect(names.length).toBeGreaterThanOrEqual(40)
})
