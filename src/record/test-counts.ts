/** What a JUnit file says of its tests. */
export interface TestCounts {
  readonly tests: number
  readonly failed: number
  readonly skipped: number
}

const ATTRIBUTES = `(?:"[^"]*"|'[^']*'|[^>"'])*?`
const TEST_CASE = new RegExp(`<testcase\\b(${ATTRIBUTES})(?:/>|>([\\s\\S]*?)</testcase>)`, 'g')
/** What programs print may hold anything, tags included. */
const TEXTS = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g
const ROOT = /^\uFEFF?\s*(?:<\?xml[^>]*\?>)?\s*<testsuites?\b/

/** Counts the tests of a JUnit file; undefined where a text is none. Counts in attributes often leave suites out. */
export function testCounts(xml: string): TestCounts | undefined {
  const text = xml.replace(TEXTS, '')
  if (!ROOT.test(text)) return undefined
  const counts = { tests: 0, failed: 0, skipped: 0 }
  for (const [, , body = ''] of text.matchAll(TEST_CASE)) {
    counts.tests += 1
    if (/<(?:failure|error)\b/.test(body)) counts.failed += 1
    else if (/<skipped\b/.test(body)) counts.skipped += 1
  }
  return counts
}
