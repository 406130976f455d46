import { describe, expect, test } from '@jest/globals'
import { green } from '../../records.js'
import { answered, answeredLogs, logText } from '../../samples.js'
import { find, openPage } from './page.js'
import { current, pause, rows } from './viewer.js'

describe('the rows of the viewer', () => {
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
})
