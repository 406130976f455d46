import { describe, expect, test } from '@jest/globals'
import { hostile, hostileRecord } from '../../hostile.js'
import { green } from '../../records.js'
import { answered, answeredLogs, logText } from '../../samples.js'
import { find, openPage, texts } from './page.js'
import { choose, count, current, numbers, pause, rows, search, toggle } from './viewer.js'

describe('the viewer of logs', () => {
  test('takes the place of the folded texts, at the line that says the cause', () => {
    const page = openPage(answered, answeredLogs)
    expect(find(page.document, '#log-texts').hidden).toBe(true)
    expect(find(page.document, '#log-viewer').hidden).toBe(false)
    expect(rows(page)).toHaveLength(15)
    expect(texts(page.document, '.row.cause code')).toEqual([
      'psycopg2.OperationalError: password authentication failed for user "shop"',
    ])
    expect(current(page)).toEqual(texts(page.document, '.row.cause code'))
    expect(numbers(page).slice(0, 3)).toEqual(['1', '2', '3'])
  })

  test('finds, goes from match to match, and can show matches alone', async () => {
    const page = openPage(answered, answeredLogs)
    await search(page, 'FILE "')
    expect(count(page)).toBe('1 of 3')
    expect(current(page)[0]).toContain('main.py')
    find(page.document, '#log-next').click()
    expect(current(page)[0]).toContain('database.py')
    find(page.document, '#log-previous').click()
    find(page.document, '#log-previous').click()
    expect(count(page)).toBe('3 of 3')
    expect(texts(page.document, 'mark.match')).toEqual(['File "', 'File "', 'File "'])
    choose(page, '#log-only', true)
    expect(rows(page)).toHaveLength(3)
    expect(numbers(page)).toEqual(['8', '10', '12'])
    await search(page, 'not there')
    expect(rows(page)).toEqual([])
    expect(find(page.document, '#log-lines').textContent).toBe('No lines.')
  })

  test('filters by level', () => {
    const page = openPage(answered, answeredLogs)
    choose(page, '#log-level', 'e')
    expect(rows(page)[0]).toContain('Exception in ASGI application')
    expect(rows(page)).toHaveLength(9)
    choose(page, '#log-level', 'ew')
    expect(rows(page)[0]).toContain('SECRET_KEY')
  })

  test('names the logs where several are copied', async () => {
    const page = openPage(green, [logText('app', ['one']), logText('db', ['two'])])
    find(page.document, '#log-copy').click()
    await pause(10)
    expect(page.copied).toEqual(['app | one\ndb | two'])
  })

  test.each([
    ['#log-db:4', '2025-03-01 10:00:06.310 UTC [71] FATAL:  password authentication failed for user "shop"'],
    ['#log-migrate', 'INFO  [alembic.runtime.migration] Running upgrade  -> 3f1a'],
    ['#cause', 'psycopg2.OperationalError: password authentication failed for user "shop"'],
  ])('goes to what the address names: %s', (hash, line) => {
    expect(current(openPage(answered, answeredLogs, { hash }))).toEqual([line])
  })

  test('goes to the cause from the reason, whatever is shown', () => {
    const page = openPage(answered, answeredLogs)
    toggle(page, 'web')
    toggle(page, 'migrate')
    expect(rows(page)).toHaveLength(2)
    find(page.document, 'a.jump').click()
    expect(current(page)[0]).toMatch(/^psycopg2/)
  })

  test('leaves hostile lines text', async () => {
    const lines = hostile.split('\n')
    const page = openPage({ ...hostileRecord, logs: { app: 'logs/app.log' } }, [logText('app', lines)])
    await search(page, 'alert')
    expect(rows(page).join('\n')).toContain(
      '</pre></script><script>alert(1)</script><img src=x onerror=alert(2)>',
    )
    expect(page.document.querySelectorAll('img, #log-lines script, svg[onload]')).toHaveLength(0)
    expect(texts(page.document, 'mark.match')).toContain('alert')
  })
})
