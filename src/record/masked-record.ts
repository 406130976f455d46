import type { DefaultAnswer } from '../findings/rules/default-check.js'
import { maskedFinding, maskedRoles } from '../plan/masked-plan.js'
import type { Exchange, RunRecord, StepRecord } from './run-record.js'
import type { ToldLines } from './told-lines.js'

type Mask = (text: string) => string

/** The record with every free text passed through `mask`; names, ids and statuses stay what they are. */
export function maskedRecord(record: RunRecord, mask: Mask): RunRecord {
  return {
    ...record,
    reason: mask(record.reason),
    remedy: masked(record.remedy, mask),
    roles: record.roles && maskedRoles(record.roles, mask),
    steps: record.steps.map((step) => maskedStep(step, mask)),
    problems: record.problems.map((problem) => ({
      ...problem,
      message: mask(problem.message),
      instead: masked(problem.instead, mask),
      excerpt: masked(problem.excerpt, mask),
    })),
    findings: record.findings.map((finding) => maskedFinding(finding, mask)),
    leftovers: record.leftovers.map(mask),
    imageNames: record.imageNames && maskedValues(record.imageNames, mask),
    cause: record.cause && maskedLines(record.cause, mask),
    command: record.command?.map(mask),
    unproven: record.unproven?.map((one) => ({ ...one, why: mask(one.why) })),
    adjustments: record.adjustments?.map((one) => ({ ...one, sentence: mask(one.sentence) })),
  }
}

function masked(text: string | undefined, mask: Mask): string | undefined {
  return text === undefined ? undefined : mask(text)
}

function maskedValues(
  values: Readonly<Record<string, string>>,
  mask: Mask,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, mask(value)]))
}

/** A step with every free text passed through `mask`. */
export function maskedStep(step: StepRecord, mask: Mask): StepRecord {
  return {
    ...step,
    detail: mask(step.detail),
    evidence: masked(step.evidence, mask),
    label: masked(step.label, mask),
    remedy: masked(step.remedy, mask),
    tries: step.tries?.map((one) => ({ ...one, said: mask(one.said) })),
    exchange: step.exchange && maskedExchange(step.exchange, mask),
    cause: step.cause && maskedLines(step.cause, mask),
    byDefault: step.byDefault && maskedAnswer(step.byDefault, mask),
  }
}

function maskedAnswer(got: DefaultAnswer, mask: Mask): DefaultAnswer {
  return got.kind === 'answer'
    ? { ...got, suggestion: mask(got.suggestion) }
    : { ...got, said: mask(got.said) }
}

function maskedLines({ log, lines }: ToldLines, mask: Mask): ToldLines {
  return { log, lines: lines.map(mask) }
}

function maskedExchange({ request, expected, answer }: Exchange, mask: Mask): Exchange {
  const headers = (given: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => [name, mask(value)]))
  return {
    request: {
      ...request,
      url: mask(request.url),
      headers: headers(request.headers),
      body: masked(request.body, mask),
    },
    expected: expected.map(mask),
    answer: answer && {
      ...answer,
      statusText: mask(answer.statusText),
      headers: headers(answer.headers),
      body: mask(answer.body),
    },
  }
}
