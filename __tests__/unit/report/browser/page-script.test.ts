import { describe, expect, test } from '@jest/globals'
import { hostile, hostileRecord } from '../hostile.js'
import { green } from '../records.js'
import { answered, answeredLogs, endsOfLog, logText } from '../samples.js'
import { find, openPage, type Page, texts } from './page.js'

const rows = ({ document }: Page) => texts(document, '#log-lines .row code')
const numbers = ({ document }: Page) => texts(document, '#log-lines .row .number')
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Makes a log shown or not, as a click does. */
function toggle({ document, window }: Page, name: string): void {
  const label = [...document.querySelectorAll('fieldset label')].find(
    (each) => each.textContent?.trim() === name,
  )
  const box = label?.querySelector('input')
  if (!box) throw new Error(`there is no log ${name}`)
  box.checked = !box.checked
  box.dispatchEvent(new window.Event('change', { bubbles: true }))
}

function choose({ document, window }: Page, selector: string, value: string | boolean): void {
  const input = find<HTMLInputElement>(document, selector)
  if (typeof value === 'boolean') input.checked = value
  else input.value = value
  input.dispatchEvent(new window.Event('change', { bubbles: true }))
}

/** Types into the search, and waits until it has begun. */
async function search({ document, window }: Page, text: string): Promise<void> {
  const input = find<HTMLInputElement>(document, '#log-search')
  input.value = text
  input.dispatchEvent(new window.Event('input', { bubbles: true }))
  await pause(200)
}

const count = ({ document }: Page) => find(document, '#log-count').textContent
const current = ({ document }: Page) => texts(document, '.row.current code')

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

  test('shows lines in their colours', () => {
    const page = openPage(answered, answeredLogs)
    const error = [...page.document.querySelectorAll('.row')].find((row) => row.textContent?.includes('ASGI'))
    expect(error?.querySelector('.f1')?.textContent).toBe('ERROR')
    expect(error?.className).toContain('level-e')
  })

  test('merges logs by time, and shows them one after another', () => {
    const page = openPage(answered, answeredLogs)
    toggle(page, 'db')
    const merged = rows(page)
    expect(merged[0]).toContain('starting PostgreSQL')
    const fatal = merged.findIndex((line) => line.includes('FATAL'))
    expect(merged.slice(fatal - 1, fatal + 1)).not.toEqual([])
    expect(fatal).toBeGreaterThan(merged.findIndex((line) => line.includes('Exception in ASGI')))
    expect(fatal).toBeLessThan(merged.findIndex((line) => line.startsWith('psycopg2')))
    choose(page, '#log-merge', false)
    expect(rows(page).findIndex((line) => line.includes('FATAL'))).toBe(3)
  })

  test('puts what the gate did between the lines of services', () => {
    const page = openPage(answered, answeredLogs)
    toggle(page, 'the gate')
    const merged = rows(page)
    const before = merged.indexOf('start web begins')
    expect(before).toBeGreaterThanOrEqual(0)
    expect(before).toBeLessThan(merged.findIndex((line) => line.includes('Started server process')))
  })

  test('of logs without times offers no order by time', () => {
    const page = openPage(green, [logText('app', ['one', 'two']), logText('db', ['three'])])
    expect(page.document.querySelector('#log-merge')).toBeNull()
    expect(rows(page)).toEqual(['one', 'two', 'three'])
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

  test('copies all lines that are shown, or those that are selected by their numbers', async () => {
    const page = openPage(answered, answeredLogs)
    const button = find<HTMLButtonElement>(page.document, '#log-copy')
    expect(button.textContent).toBe('Copy 15 lines')
    const all = [...page.document.querySelectorAll<HTMLButtonElement>('.row .number')]
    all[6]?.click()
    all[7]?.dispatchEvent(new page.window.MouseEvent('click', { bubbles: true, shiftKey: true }))
    expect(button.textContent).toBe('Copy 2 lines')
    expect(page.window.location.hash).toBe('#log-web:8')
    button.click()
    await pause(10)
    expect(page.copied).toEqual([
      'Traceback (most recent call last):\n  File "/app/shop/main.py", line 41, in products',
    ])
    expect(button.textContent).toBe('Copied')
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

  test('folds lines that are long', () => {
    const page = openPage(green, [logText('app', [`${'x'.repeat(5000)}end`])])
    expect(rows(page)[0]).toHaveLength(1000 + '… 4,003 more characters'.length)
    find(page.document, '.row .more').click()
    expect(rows(page)[0]).toMatch(/xend$/)
  })

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

  test('makes few rows at once of many lines, and more where they are wanted', () => {
    const lines = Array.from({ length: 2600 }, (_, index) => `line ${index + 1}`)
    const page = openPage(green, [logText('app', lines)], { hash: '#log-app:1300' })
    expect(current(page)).toEqual(['line 1300'])
    expect(rows(page)).toHaveLength(2000)
    const more = () => [...page.document.querySelectorAll<HTMLElement>('#log-lines > .more')]
    expect(more().map(({ textContent }) => textContent)).toEqual(['299 earlier lines', '301 later lines'])
    more()[0]?.click()
    expect(rows(page)).toHaveLength(2299)
    expect(more()).toHaveLength(1)
  })

  test('leaves hostile lines text', async () => {
    const lines = hostile.split('\n')
    const page = openPage({ ...hostileRecord, logs: { app: 'logs/app.log' } }, [logText('app', lines)])
    toggle(page, 'app')
    await search(page, 'alert')
    expect(rows(page).join('\n')).toContain(
      '</pre></script><script>alert(1)</script><img src=x onerror=alert(2)>',
    )
    expect(page.document.querySelectorAll('img, #log-lines script, svg[onload]')).toHaveLength(0)
    expect(texts(page.document, 'mark.match')).toContain('alert')
  })
})

describe('buttons that copy', () => {
  test('copy the reason, the command, and places without a link', async () => {
    const page = openPage({ ...answered, origin: undefined }, answeredLogs)
    const buttons = [...page.document.querySelectorAll<HTMLButtonElement>('header button.copy')]
    expect(buttons.every(({ hidden }) => !hidden)).toBe(true)
    for (const button of buttons) button.click()
    await pause(10)
    expect(page.copied).toEqual([
      'compose.yaml:31',
      answered.reason,
      "compose-gate run -f compose.yaml --smoke 'GET /products 200 contains=lamp'",
    ])
  })

  test.each([
    [true, 'Copied'],
    [false, 'Could not copy'],
  ])('do without the clipboard of secure pages, if they can: %s', async (isDone, said) => {
    const { document, window } = openPage(answered, [])
    Object.defineProperty(window.navigator, 'clipboard', { value: undefined })
    const taken: (string | undefined)[] = []
    document.execCommand = () => {
      taken.push(find<HTMLTextAreaElement>(document, 'textarea').value)
      return isDone
    }
    const button = find(document, '.where button.copy')
    button.click()
    await pause(10)
    expect(taken).toEqual([answered.reason])
    expect(button.textContent).toBe(said)
    expect(document.querySelector('textarea')).toBeNull()
  })
})

describe('without its script', () => {
  test('the page shows all that is in it', () => {
    const { document } = openPage(answered, answeredLogs, { script: false })
    expect(find(document, '#log-viewer').hidden).toBe(true)
    expect(texts(document, 'details.log summary strong')).toEqual([
      'db',
      'web',
      'migrate',
      'build-web',
      'the gate',
    ])
    expect(find(document, 'mark#cause').textContent).toMatch(/^psycopg2/)
    expect(find(document, '#log-web').hasAttribute('open')).toBe(true)
    expect(texts(document, 'button').length).toBeGreaterThan(0)
    for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) {
      expect(button.hidden).toBe(true)
    }
  })
})
