import { describe, expect, test } from '@jest/globals'
import { answered, answeredLogs } from '../../samples.js'
import { find, openPage } from './page.js'
import { pause } from './viewer.js'

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
