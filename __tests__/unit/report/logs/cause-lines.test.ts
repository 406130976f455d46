import { describe, expect, test } from '@jest/globals'
import { causeLines } from '../../../../src/report/logs/cause-lines.js'
import { shownLogs } from '../../../../src/report/logs/shown-log.js'
import { red } from '../records.js'
import { answered, answeredLogs, crashing, crashingLogs, logText } from '../samples.js'

const logs = shownLogs(answeredLogs)

describe('the lines of a log that say the cause', () => {
  test('are those that the record names', () => {
    expect(causeLines(answered, logs)).toEqual({ log: 'web', numbers: [14] })
  })

  test('are the last ones of a crash loop, which says the same again and again', () => {
    const lines = crashingLogs[0]?.parts[0]?.text.split('\n').slice(4, 6) ?? []
    const record = { ...crashing, cause: { log: 'web', lines } }
    const many = Array.from({ length: 5 }, () => crashingLogs[0]?.parts[0]?.text.split('\n') ?? []).flat()
    expect(causeLines(record, shownLogs([logText('web', many)]))?.numbers.at(-1)).toBe(200)
  })

  test('stand together, though a part of them comes again', () => {
    const lines = ['the column "price" is missing', 'in: items', '', '^']
    const log = shownLogs([logText('web', [...lines, ...lines, lines[0] ?? '', 'in: orders', '^'])])
    expect(causeLines({ ...answered, cause: { log: 'web', lines } }, log)?.numbers).toEqual([5, 6, 8])
    const torn = shownLogs([logText('web', [lines[0] ?? '', 'GET /', 'in: items', '^'])])
    expect(causeLines({ ...answered, cause: { log: 'web', lines } }, torn)?.numbers).toEqual([1, 3, 4])
  })

  test('are those that the reason repeats, where the record names none', () => {
    const record = { ...answered, cause: undefined }
    expect(causeLines(record, logs)).toEqual({ log: 'web', numbers: [14] })
    expect(causeLines(crashing, shownLogs(crashingLogs))).toEqual({ log: 'web', numbers: [35] })
    const quoted = shownLogs([
      logText('migrate', ["OperationalError: (1054, \"Unknown column 'done' in 'todo_item'\")"]),
    ])
    expect(causeLines(red, quoted)).toEqual({ log: 'migrate', numbers: [1] })
  })

  test('are found where the reason had to be cut', () => {
    const reason = 'web ended with code 1: "connecting to the store on … of the third shard was refused"'
    const line = 'connecting to the store on port 5432 of the third shard was refused'
    expect(causeLines({ ...crashing, reason }, shownLogs([logText('web', [line])]))?.numbers).toEqual([1])
  })

  test('are looked for in the log of the service first', () => {
    const said = 'Error: Cannot find module'
    const record = { ...crashing, reason: `web ended: ${said}` }
    expect(causeLines(record, shownLogs([logText('db', [said]), logText('web', [said])]))?.log).toBe('web')
  })

  test('are none where nothing in the logs says it, or nothing failed', () => {
    expect(causeLines(crashing, logs)).toBeUndefined()
    expect(causeLines({ ...answered, verdict: 'passed' }, logs)).toBeUndefined()
    const short = shownLogs([logText('web', ['web', 'Error', 'code 1'])])
    expect(causeLines(crashing, short)).toBeUndefined()
  })
})
