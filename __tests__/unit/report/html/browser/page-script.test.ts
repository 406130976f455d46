import { expect, test } from '@jest/globals'
import { answered, answeredLogs } from '../../samples.js'
import { find, openPage, texts } from './page.js'

test('without the script, the page shows all that is in it', () => {
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
