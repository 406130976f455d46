import { describe, expect, test } from '@jest/globals'
import { logs } from '../../../../src/report/html/log-section.js'
import { green, red } from '../records.js'
import { answered, answeredLogs, endsOfLog, logText } from '../samples.js'
import { inputOf, markupOf } from './input.js'

const shown = (...given: Parameters<typeof inputOf>) => markupOf(logs(inputOf(...given)))
const checked = (markup: string) =>
  [...markup.matchAll(/<input type="checkbox" value="\d+" checked> ([\w-]+)/g)].map(({ 1: name }) => name)

describe('logs on the page', () => {
  test('stand folded under their names; that of what failed is open and shown first', () => {
    const markup = shown(answered, answeredLogs)
    expect(
      [...markup.matchAll(/<details class="log card" id="([^"]*)"( open)?>/g)].map((each) => each.slice(1)),
    ).toEqual([
      ['log-db', undefined],
      ['log-web', ' open'],
      ['log-migrate', undefined],
      ['log-build-web', undefined],
    ])
    expect(checked(markup)).toEqual(['web'])
    expect(checked(shown(green, answeredLogs))).toEqual(['db', 'web', 'migrate', 'build-web'])
  })

  test('of a build that failed is the one of the build', () => {
    const steps = answered.steps.map(
      (step) => ({ ...step, status: step.id === 'build:web' ? 'failed' : step.status }) as const,
    )
    expect(
      checked(
        shown({ ...answered, steps, failedStep: 'build:web', reason: 'no', cause: undefined }, answeredLogs),
      ),
    ).toEqual(['build-web'])
  })

  test('that are long are closed, whatever failed', () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `line ${index}`)
    expect(shown(red, [logText('migrate', lines)])).not.toContain(' open>')
  })

  test('have levels and times for the script', () => {
    const markup = shown(green, [
      logText('web', ['INFO a', 'ERROR b', '  c', 'DEBUG d'], [0, 36, Number.NaN, 72]),
    ])
    const zero = Date.parse('2025-03-01T10:00:00.000Z')
    expect(markup).toContain(`data-levels="1i2e1d" data-times="${zero.toString(36)} 10  10"`)
    expect(shown(green, [logText('web', ['a'])])).not.toMatch(/data-times|by time/)
  })

  test('say how much is left out, and where all of it is', () => {
    const markup = shown(green, [endsOfLog('app', ['a'], ['y', 'z'], 12_345)])
    expect(markup).toContain('12,345 lines, 1.2 MB, of which 3 are here')
    expect(markup).toContain('<a href="./logs/app.log">logs/app.log</a>')
    expect(markup).toContain(
      'a\n<i class="gap" data-next="12344">… 12,342 lines left out, see logs/app.log …</i>\ny\nz</pre>',
    )
  })

  test('that could not be read are links', () => {
    expect(shown(green)).toContain('<strong>app</strong> <a href="./logs/app.log">logs/app.log</a>')
    expect(logs(inputOf({ ...green, logs: {} }))).toBeUndefined()
    const [name = ''] = Object.keys(green.logs)
    const empty = { ...logText(name, []), bytes: 0, lines: 0, parts: [] }
    expect(shown(green, [empty])).not.toContain(`<strong>${name}</strong> <a`)
  })

  test('mark the first line of the cause as where links lead', () => {
    const cause = { log: 'web', lines: ['the first reason', 'the second reason'] }
    const markup = shown({ ...answered, cause }, [logText('web', ['x', ...cause.lines])])
    expect(markup).toContain(
      'x\n<mark id="cause">the first reason</mark>\n<mark>the second reason</mark></pre>',
    )
  })

  test('have ids that can be addresses, whatever their names', () => {
    expect(shown(green, [logText('a b"\ud800', ['x'])])).toContain('id="log-a%20b%22"')
  })
})
