import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { makePlan } from '../../../src/plan/make-plan.js'
import type { Plan } from '../../../src/plan/plan.js'
import { comesAfter, planned, problems, project, type Sketch, settings, smoke } from './sketch.js'

const kinds: Readonly<Record<string, Sketch>> = {
  store: { image: 'mysql:8', probe: 'true' },
  bare: { image: 'redis' },
  migrate: { build: '', command: 'rake db:migrate' },
  chore: { build: '' },
  web: { build: '', ports: ['8000'] },
  worker: { build: '', command: 'work' },
  e2e: { build: 'e2e' },
  tool: { image: 'adminer', ports: ['8080'] },
  tests: { build: 'test' },
}

const idling: Sketch = { image: 'acme/idle', ports: ['80'], raw: { scale: 0 } }

const names = Object.keys(kinds).flatMap((kind) => [`${kind}-a`, `${kind}-b`, `${kind}-c`])

/** Services of all kinds that depend only on earlier ones of one random order, so that no file has a cycle. */
const projects = fc
  .record({
    order: fc.shuffledSubarray(names, { minLength: 1 }),
    links: fc.infiniteStream(fc.nat({ max: 999 })),
    density: fc.integer({ min: 1, max: 4 }),
    words: fc.infiniteStream(fc.constantFrom('started', 'healthy', 'completed', 'started?')),
  })
  .map(({ order, links, density, words }) => {
    const services: Record<string, Sketch> = { 'web-z': { build: '', ports: ['80'] } }
    const limit = (1000 * density) / order.length
    order.forEach((name, index) => {
      const earlier = order.slice(0, index).filter(() => links.next().value < limit)
      const needs = Object.fromEntries(earlier.map((other) => [other, wordFor(other, words.next().value)]))
      services[name] = { ...kinds[name.split('-')[0] ?? ''], needs }
    })
    return services
  })

/** Nobody writes that a store or a web server completes. */
function wordFor(name: string, word: string): string {
  return word === 'completed' && !/^(migrate|chore|e2e|tests)/.test(name) ? 'healthy' : word
}

function namesOf(plan: Plan, role: 'database' | 'migrate' | 'app' | 'acceptance'): readonly string[] {
  return plan.roles[role].map(({ service }) => service)
}

type Sketches = Readonly<Record<string, Sketch>>

/** All that a service depends on in the file, however far away, but not through what the plan leaves out. */
function needed(plan: Plan, services: Sketches, name: string): ReadonlySet<string> {
  const started = new Set(Object.keys(plan.model.services ?? {}))
  const direct = (from: string) => Object.keys(services[from]?.needs ?? {}).filter((on) => started.has(on))
  const reached = new Set(direct(name))
  for (const other of reached) for (const next of direct(other)) reached.add(next)
  return reached
}

// Each run plans a whole project, some of them twice.
fc.configureGlobal({ numRuns: 30 })

describe('on any project', () => {
  test('no app starts before its stores are ready and the migrations have ended', () => {
    fc.assert(
      fc.property(projects, (services) => {
        const plan = planned(project(services))
        const migrations = namesOf(plan, 'migrate')
        for (const app of namesOf(plan, 'app')) {
          const own = needed(plan, services, app)
          for (const store of namesOf(plan, 'database').filter((name) => own.has(name))) {
            expect(comesAfter(plan, `start:${app}`, `ready:${store}`)).toBe(true)
          }
          // What a migration, or a store that it waits for, needs running cannot wait for the migration.
          const before = [...migrations, ...namesOf(plan, 'database')]
          if (before.some((name) => needed(plan, services, name).has(app))) continue
          for (const migration of migrations) {
            expect(comesAfter(plan, `start:${app}`, `job:${migration}`)).toBe(true)
          }
        }
      }),
    )
  })

  test('no migration begins before a store it needs is ready', () => {
    fc.assert(
      fc.property(projects, (services) => {
        const plan = planned(project(services))
        for (const migration of namesOf(plan, 'migrate')) {
          const own = needed(plan, services, migration)
          for (const store of namesOf(plan, 'database').filter((name) => own.has(name))) {
            expect(comesAfter(plan, `job:${migration}`, `ready:${store}`)).toBe(true)
          }
        }
      }),
    )
  })

  test('acceptance comes after every app', () => {
    fc.assert(
      fc.property(projects, (services) => {
        const plan = planned(project(services))
        for (const job of namesOf(plan, 'acceptance')) {
          for (const app of namesOf(plan, 'app')) {
            expect(comesAfter(plan, `job:${job}`, `start:${app}`)).toBe(true)
          }
        }
      }),
    )
  })

  test('every edge of the file holds', () => {
    fc.assert(
      fc.property(projects, (services) => {
        const plan = planned(project(services))
        const ids = new Set(plan.steps.map(({ id }) => id))
        const begun = (name: string) => [`start:${name}`, `job:${name}`].find((id) => ids.has(id))
        for (const [name, { needs = {} }] of Object.entries(services)) {
          const own = begun(name)
          if (own === undefined) continue
          for (const [other, word] of Object.entries(needs)) {
            const on = begun(other)
            if (on === undefined) expect(word).toContain('?')
            else expect(comesAfter(plan, own, on)).toBe(true)
          }
        }
      }),
    )
  })

  test('every step comes after those it needs, all of which are there, and no id is used twice', () => {
    fc.assert(
      fc.property(projects, (services) => {
        const seen = new Set<string>()
        const wrong = planned(project(services)).steps.filter(({ id, needs }) => {
          const isSound = !seen.has(id) && needs.every((need) => seen.has(need))
          seen.add(id)
          return !isSound || new Set(needs).size !== needs.length
        })
        expect(wrong).toEqual([])
        expect(seen.size).toBeGreaterThan(0)
      }),
    )
  })

  test('so it is where checks ask any services, those that want no container too, unless that is refused', () => {
    const idle = fc.array(fc.constantFrom('idle-a', 'idle-b'))
    const asked = fc.array(fc.constantFrom(...names, 'web-z', 'idle-a', 'idle-b'), { minLength: 1 })
    fc.assert(
      fc.property(projects, idle, asked, (services, idles, asks) => {
        const all = { ...services, ...Object.fromEntries(idles.map((name) => [name, idling])) }
        const texts = asks.filter((name) => name in all).map((name) => `GET ${name}:80/`)
        const told: unknown[] = []
        const by = settings({}, texts.length > 0 ? smoke(...texts) : {})
        const plan = makePlan(project(all), by, (problem) => told.push(problem))
        expect(told.length > 0).toBe(plan === undefined)
        const ids = new Set(plan?.steps.map(({ id }) => id))
        expect(plan?.steps.flatMap(({ needs }) => needs).filter((need) => !ids.has(need)) ?? []).toEqual([])
      }),
    )
  })

  test('each service plays one role or is left out', () => {
    fc.assert(
      fc.property(projects, (services) => {
        const plan = planned(project(services))
        const all = Object.values(plan.roles).flatMap((role) =>
          role.map(({ service }: { service: string }) => service),
        )
        expect([...all].sort()).toEqual(Object.keys(services).sort())
        const begun = plan.steps.filter(({ kind }) => kind === 'start' || kind === 'job')
        expect(begun.map(({ service }) => service).sort()).toEqual(
          Object.keys(plan.model.services ?? {}).sort(),
        )
      }),
    )
  })

  test('the plan is the same whatever the order of keys', () => {
    fc.assert(
      fc.property(projects, fc.infiniteStream(fc.nat()), (services, numbers) => {
        const shuffled = <T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
          Object.fromEntries(
            Object.entries(entries)
              .map((entry) => ({ entry, rank: numbers.next().value }))
              .sort((left, right) => left.rank - right.rank)
              .map(({ entry }) => entry),
          )
        const mixed = Object.entries(services).map(
          ([name, sketch]) => [name, { ...sketch, needs: shuffled(sketch.needs ?? {}) }] as const,
        )
        const other = planned(project(shuffled(Object.fromEntries(mixed))))
        const plan = planned(project(services))
        expect(other).toEqual(plan)
        expect(other.steps.map(({ id }) => id)).toEqual(plan.steps.map(({ id }) => id))
      }),
    )
  })

  test('a cycle is named, link by link', () => {
    fc.assert(
      fc.property(projects, fc.integer({ min: 2, max: 6 }), (services, size) => {
        const ring = Array.from({ length: size }, (_, index) => `ring-${index}`)
        const links = ring.map((name, index) => [
          name,
          { image: 'acme/ring', needs: { [ring[(index + 1) % size] ?? '']: 'started' } },
        ])
        const circular = {
          ...services,
          ...Object.fromEntries(links),
          'web-z': { build: '', ports: ['80'], needs: { [ring[1] ?? '']: 'started' } },
        }
        const [problem, ...others] = problems(project(circular))
        expect(others).toEqual([])
        expect(problem?.message).toBe(`dependency cycle: ${[...ring, ring[0]].join(' → ')}`)
      }),
    )
  })
})
