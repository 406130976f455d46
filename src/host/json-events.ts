import { type Clock, systemClock } from '../common/clock.js'
import type { Json } from '../common/json.js'
import type { Problem } from '../common/problem.js'
import type { Finding } from '../findings/finding.js'
import { createMasker, type Masker } from '../masking/masker.js'
import type { RunRecord, StepRecord } from '../record/run-record.js'
import type { RunningStep } from '../record/running-step.js'
import type { Ending, Host } from './host.js'
import { signsOfLife } from './live.js'
import { createRunning } from './running-steps.js'
import { put, type Screen, surviveClosedReader } from './screen.js'
import { downOf } from './terminal.js'

export interface JsonOptions {
  /** Default: standard output. */
  readonly screen?: Screen
  readonly clock?: Pick<Clock, 'now' | 'iso' | 'sleep'>
  readonly masker?: Masker
  /** Also what only readers want who follow everything. */
  readonly isVerbose?: boolean
}

/** The host of programs that read a run: one JSON object a line; docs/events.md describes them. */
export function jsonHost(options: JsonOptions = {}): Host {
  const { screen = process.stdout, clock = systemClock, masker = createMasker(), isVerbose = false } = options
  const running = createRunning(clock.now)
  const tell = (event: string, fields: object) => {
    const whole = { event, at: clock.iso(clock.now()), ...fields }
    put(screen, `${JSON.stringify(masked(asJson(whole), masker.apply))}\n`)
  }
  const tellAll = isVerbose ? tell : () => {}
  const live = signsOfLife((lines) => tell('alive', { lines }), running.lines, clock)
  surviveClosedReader(screen)

  return {
    stays: downOf,
    phase: (what) => {
      running.phase(what)
      live.start()
      tell('phase', { what })
    },
    plan: (text) => tell('plan', { text }),
    started: (step) => {
      running.begin(step)
      live.start()
      tell('step-started', { step: startOf(step) })
    },
    activity: (id, line) => {
      running.at(id, line)
      tellAll('activity', { id, line })
    },
    tried: (step, attempt, number) => {
      const { at, ...how } = attempt
      tell('try', { id: step.id, number, startedAt: at, ...how })
    },
    ended: (record) => {
      running.end(record.id)
      tell('step-ended', { step: endOf(record) })
    },
    note: (text) => tell('note', { text }),
    detail: (text) => tellAll('detail', { text }),
    output: (source, text) => tell('output', { source, text }),
    finding: (finding) => tell('finding', findingOf(finding)),
    noticed: (finding) => tell('finding', findingOf(finding)),
    problems: (problems) => {
      for (const problem of problems) tell('problem', problemOf(problem))
    },
    verdict: async (record, ending) => {
      running.clear()
      live.stop()
      tell('verdict', verdictOf(record, ending))
    },
    mask: masker.add,
  }
}

function startOf({ id, kind, service, label }: RunningStep) {
  return { id, kind, service, label: label ?? null }
}

function endOf(record: StepRecord) {
  const { status, startedAt, endedAt, durationMs, attempts, detail, evidence, at } = record
  const times = { startedAt, endedAt, durationMs }
  return {
    ...startOf(record),
    status,
    ...times,
    attempts,
    detail,
    evidence: evidence ?? null,
    place: at ?? null,
  }
}

function findingOf({ severity, code, message, at }: Finding) {
  return { severity, code, message, place: at ?? null }
}

function problemOf({ message, instead, at }: Problem) {
  return { message, instead: instead ?? null, place: at ?? null }
}

function verdictOf(record: RunRecord, { reportDir }: Ending) {
  const { verdict, reason, failedStep, failedAt, remedy, project, durationMs, urls, images, leftovers } =
    record
  const place = failedAt ?? null
  const what = { verdict, reason, failedStep, place, instead: remedy ?? null, project }
  return { ...what, durationMs: Math.round(durationMs), urls, images, leftovers, reportDir }
}

/** What JSON makes of a value. */
function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}

/** Every text in a value, masked on its own: so it stays JSON. */
function masked(value: Json, mask: (text: string) => string): Json {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((item: Json) => masked(item, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item, mask)]))
}
