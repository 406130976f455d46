import { describe, expect, test } from '@jest/globals'
import { green } from '../../records.js'
import { logText } from '../../samples.js'
import { find, openPage, texts } from './page.js'
import { rows, search } from './viewer.js'

describe('the row of a line', () => {
  test('folds lines that are long', () => {
    const page = openPage(green, [logText('app', [`${'x'.repeat(5000)}end`])])
    expect(rows(page)[0]).toHaveLength(1000 + '… 4,003 more characters'.length)
    find(page.document, '.row .more').click()
    expect(rows(page)[0]).toMatch(/xend$/)
  })

  test('marks what is looked for, within a colour too', async () => {
    const page = openPage(green, [logText('app', ['a Match, \u001b[31mand a match\u001b[0m'])])
    await search(page, 'MATCH')
    expect(texts(page.document, 'mark.match')).toEqual(['Match', 'match'])
    expect(find(page.document, '.row .f1').innerHTML).toBe('and a <mark class="match">match</mark>')
    expect(rows(page)).toEqual(['a Match, and a match'])
  })

  test('names its log only where several are shown', () => {
    const [one, two] = [logText('app', ['a']), logText('db', ['b'])]
    expect(texts(openPage(green, [one]).document, '.row .log-name')).toEqual([])
    expect(texts(openPage(green, [one, two]).document, '.row .log-name')).toEqual(['app', 'db'])
  })
})
