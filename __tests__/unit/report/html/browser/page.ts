import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom'
import type { RunRecord } from '../../../../../src/record/run-record.js'
import { reportHtml } from '../../../../../src/report/html/report-page.js'
import type { LogText } from '../../../../../src/report/logs/log-text.js'

/** A report as a browser shows it. */
export interface Page {
  readonly window: DOMWindow
  readonly document: Document
  /** What the page has put onto the clipboard. */
  readonly copied: string[]
}

/** Opens a report. @param options `script`: whether the page's script runs; `hash` of the page's address */
export function openPage(
  record: RunRecord,
  logs: readonly LogText[],
  options: { readonly script?: boolean; readonly hash?: string } = {},
): Page {
  const copied: string[] = []
  const virtualConsole = new VirtualConsole()
  // What browsers have and this one has not is no error of the page.
  virtualConsole.on('jsdomError', (error) => {
    if (!/^Not implemented/.test(error.message)) throw error
  })
  const { window } = new JSDOM(reportHtml(record, logs), {
    url: `http://localhost/report.html${options.hash ?? ''}`,
    ...(options.script === false ? {} : { runScripts: 'dangerously' }),
    virtualConsole,
    beforeParse: (begun) => {
      const clipboard = { writeText: async (text: string) => void copied.push(text) }
      Object.defineProperty(begun.navigator, 'clipboard', { value: clipboard, configurable: true })
    },
  })
  return { window, document: window.document, copied }
}

/** The one element there is. */
export function find<Kind extends Element = HTMLElement>(document: Document, selector: string): Kind {
  const [found, ...more] = document.querySelectorAll<Kind>(selector)
  if (!found || more.length > 0) throw new Error(`${more.length + Number(!!found)} elements are ${selector}`)
  return found
}

/** The texts of elements. */
export function texts(document: Document, selector: string): string[] {
  return [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '')
}
