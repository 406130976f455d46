import { describe, expect, test } from '@jest/globals'
import { green } from '../../records.js'
import { answered, answeredLogs, endsOfLog, logText } from '../../samples.js'
import { openPage, texts } from './page.js'
import { numbers, rows } from './viewer.js'

describe('logs are read out of the page', () => {
  test('numbers lines behind a gap as their file does', () => {
    const log = endsOfLog('app', ['first'], ['last but one', 'last'], 1_000_000)
    const page = openPage({ ...green, logs: { app: 'logs/app.log' } }, [log])
    expect(rows(page)).toEqual([
      'first',
      '… 999,997 lines left out, see logs/app.log …',
      'last but one',
      'last',
    ])
    expect(numbers(page)).toEqual(['1', '', '999999', '1000000'])
  })

  test('says where a part of a line is left out', () => {
    const parts = [
      { firstLine: 1, text: 'beginning' },
      { firstLine: 1, text: 'end' },
    ]
    const page = openPage(green, [{ name: 'app', file: 'logs/app.log', bytes: 9e9, lines: 1, parts }])
    expect(rows(page)).toEqual(['beginning', '… a part of this line left out, see logs/app.log …', 'end'])
    expect(numbers(page)).toEqual(['1', '', '1'])
  })

  test('with their numbers, levels, times and colours', () => {
    const { document } = openPage(answered, answeredLogs)
    const row = [...document.querySelectorAll('.row')].find((each) => each.textContent?.includes('ASGI'))
    expect(row?.className).toBe('row level-e')
    expect([...(row?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
      '6',
      '+6.290',
      'ERROR:    Exception in ASGI application',
    ])
    expect(row?.querySelector('.f1')?.textContent).toBe('ERROR')
    expect(texts(document, '.row.cause .number')).toEqual(['14'])
  })

  test('with lines that are empty, the first one too', () => {
    expect(rows(openPage(green, [logText('app', ['', 'a', '', ''])]))).toEqual(['', 'a', '', ''])
  })
})
