import type { CheckAttempt } from '../checks/attempts.js'
import type { Answer, Check } from '../checks/check.js'
import { MAX_SHOWN_BYTES, shownHeaders } from '../checks/check-evidence.js'
import { describeExpectation } from '../checks/describe-expectation.js'
import { firstBytes, printable } from '../checks/show-value.js'
import type { Exchange } from '../record/run-record.js'
import type { StepContext } from './step-context.js'

/** Tells one request of a check: when it was sent, how it went, and what was asked and answered. */
export function tellAttempt(
  check: Check,
  { url, begun, tookMs, reply, holds, said }: CheckAttempt,
  { progress, clock }: Pick<StepContext, 'progress' | 'clock'>,
): void {
  const status = holds ? 'passed' : 'failed'
  progress.tried({ at: clock.iso(begun), durationMs: Math.round(tookMs), status, said })
  progress.exchanged(exchangeOf(url, check, reply.kind === 'answer' ? reply.answer : undefined))
}

function exchangeOf(url: URL, check: Check, answer: Answer | undefined): Exchange {
  const { method, path, headers, body } = check
  return {
    request: {
      method,
      url: printable(`${url.origin}${path}`),
      headers: shownHeaders(headers),
      body: body === undefined ? undefined : shownBody(body).text,
    },
    expected: describeExpectation(check.expect),
    answer: answer && answerOf(answer),
  }
}

function answerOf({ status, statusText, headers, body, truncated, unfinished }: Answer): Exchange['answer'] {
  const { text, cut } = shownBody(body)
  const goesOn = cut || truncated === true || unfinished === true
  const shown = { status, statusText: printable(statusText), headers: shownHeaders(headers), body: text }
  return goesOn ? { ...shown, truncated: true } : shown
}

function shownBody(body: string): { readonly text: string; readonly cut: boolean } {
  const { text, cut } = firstBytes(body, MAX_SHOWN_BYTES)
  return { text: printable(text), cut }
}
