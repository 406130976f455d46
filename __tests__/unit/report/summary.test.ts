import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { marked, type Token, type Tokens } from 'marked'
import type { RunRecord } from '../../../src/record/run-record.js'
import { codeSpan, fenced, markdownText, table } from '../../../src/report/markdown.js'
import { shortSummary, summaryMarkdown } from '../../../src/report/summary.js'
import { hostile, hostileRecord } from './hostile.js'
import { green, red, step } from './records.js'
import { answered, origin } from './samples.js'

/** All tokens of a Markdown text, however deep. */
function tokensIn(markdown: string): Token[] {
  const all: Token[] = []
  marked.walkTokens(marked.lexer(markdown), (token) => void all.push(token))
  return all
}

const outline = (markdown: string) =>
  tokensIn(markdown).flatMap((token) => (token.type === 'heading' ? [(token as Tokens.Heading).text] : []))

const rowsIn = (markdown: string) =>
  tokensIn(markdown).flatMap((token) => (token.type === 'table' ? [(token as Tokens.Table).rows.length] : []))

describe('the summary', () => {
  test.each([
    ['green', green, ['✅ compose-gate: passed', 'What held', 'Findings']],
    ['red', red, ['❌ compose-gate: failed', 'Evidence of job migrate', 'What failed', 'Findings']],
    [
      'with leftovers',
      { ...green, verdict: 'error', leftovers: ['volume x is still in use'] },
      ['⚠️ compose-gate: error', 'Left behind', 'Findings'],
    ],
    [
      'of a run that never began',
      {
        ...green,
        verdict: 'error',
        steps: [],
        findings: [],
        urls: {},
        images: {},
        engine: null,
        roles: null,
      },
      ['⚠️ compose-gate: error'],
    ],
  ] as [string, RunRecord, string[]][])('%s', (_name, record, headings) => {
    const markdown = summaryMarkdown(record)
    expect(outline(markdown)).toEqual(headings)
    expect(markdown).toContain(`\n\n**${markdownText(record.reason)}**\n`)
  })

  test('says what to do, with code as code', () => {
    const markdown = summaryMarkdown({ ...red, remedy: 'write `init: true`' })
    expect(markdown).toContain('\n\nWhat to do: write `init: true`\n')
    expect(summaryMarkdown(red)).not.toContain('What to do')
  })

  test('says what never happened because of the failure', () => {
    expect(summaryMarkdown(red)).toContain(`**${markdownText(red.reason)}**\n\n→ app never started\n`)
    expect(summaryMarkdown(green)).not.toContain('never started')
  })

  test('shows what failed, and folds all other steps, what they took in bold on the critical path', () => {
    const markdown = summaryMarkdown(red)
    expect(rowsIn(markdown).slice(0, 2)).toEqual([1, red.steps.length - 1])
    expect(markdown).toContain('<details><summary>10 other steps: 8 passed, 2 never began</summary>')
    expect(markdown).toContain(
      '\n| ✅ | ready db | **4.1s** | mysqld listens on 3306 and mysqlshow passed |\n',
    )
    expect(markdown).toContain('\n| ✅ | build app | 4.2s | ')
    expect(markdown).toContain('\n| ⚪ | start app |  | not started after job:migrate failed |\n')
  })

  test('of a passed run shows what it proves', () => {
    const [shown = ''] = summaryMarkdown(green).split('<details>')
    expect(shown).toContain('| ✅ | check 1 app | **625ms** | GET /todos 200')
    expect(shown).toContain('| ✅ | job migrate | **1.7s** |')
    expect(shown).not.toContain('create db')
  })

  test('links places and the commit, where the repository is known', () => {
    const address = `https://github.com/octo/shop/blob/${origin.commit}/deploy/compose.yaml`
    const links = tokensIn(summaryMarkdown(answered)).flatMap((token) =>
      token.type === 'link' ? [token.href] : [],
    )
    expect(links).toEqual([
      `${address}#L31`,
      `https://github.com/octo/shop/commit/${origin.commit}`,
      `${address}#L38`,
      `${address}#L19`,
    ])
    expect(summaryMarkdown({ ...answered, origin: undefined })).toContain('`compose.yaml:31` · `shop-a81c`')
  })

  test('tells the lines of the log that say the cause, and how to run it again', () => {
    const markdown = summaryMarkdown(answered)
    expect(markdown).toContain('### The log of web\n\n```text\npsycopg2.OperationalError: password')
    expect(markdown).toContain(
      "```sh\ncompose-gate run -f compose.yaml --smoke 'GET /products 200 contains=lamp'\n```",
    )
    const told = answered.steps.map((one) => ({ ...one, evidence: answered.cause?.lines.join('\n') }))
    expect(summaryMarkdown({ ...answered, steps: told })).not.toContain('The log of web')
    const logged = answered.cause?.lines.map((line) => `#8 1.532 ${line}`) ?? []
    const built = { ...answered, steps: told, cause: { log: 'build-web', lines: logged } }
    expect(summaryMarkdown(built)).not.toContain('The log of build-web')
    expect(summaryMarkdown(green)).not.toContain('Run it again')
  })

  test('names the test results among the artifacts, with their counts', () => {
    const testFiles = [
      { file: 'artifacts/e2e/results/junit.xml', tests: 12, failed: 1, skipped: 2 },
      { file: 'artifacts/unit/junit.xml', tests: 1, failed: 0, skipped: 0 },
    ]
    const markdown = summaryMarkdown({ ...green, testFiles })
    expect(markdown).toContain('`artifacts/e2e/results/junit.xml`: 12 tests, 1 failed, 2 skipped')
    expect(markdown).toMatch(/`artifacts\/unit\/junit\.xml`: 1 test$/m)
    expect(summaryMarkdown(green)).not.toContain('Test results')
  })

  test('draws a long run, and writes a short one', () => {
    expect(summaryMarkdown(answered)).toContain('```mermaid\ngantt\n')
    expect(summaryMarkdown(green)).toMatch(/Time line<\/summary>\n\n```text\n/)
  })

  test('tells what is not proven, and what was changed for the run', () => {
    const markdown = summaryMarkdown(answered)
    expect(markdown).toContain('### Not proven\n\n- `worker`: it publishes no port and has no health check\n')
    expect(markdown).toMatch(/For this run alone<\/summary>\n\n- `web`: Port 5000 .* `PORT`\n/)
  })

  test('folds findings beyond the first ten', () => {
    const findings = Array.from({ length: 14 }, (_, index) => ({
      severity: 'notice' as const,
      code: 'HOST_PORT',
      message: `number ${index + 1}`,
    }))
    const [open = '', folded = ''] = summaryMarkdown({ ...green, findings }).split(
      '<details><summary>4 more</summary>',
    )
    expect(open).toContain('number 10')
    expect(open).not.toContain('number 11')
    expect(folded).toContain('number 14')
  })

  test('tells all that is wrong with the input, each with its place and what to write', () => {
    const problems = [
      {
        message: 'x-gate.smok is unknown',
        instead: 'write `smoke`',
        at: { file: 'a.yaml', line: 3, column: 5 },
      },
      { message: 'there is no service "ap"' },
    ]
    const markdown = summaryMarkdown({ ...green, verdict: 'error', reason: 'unknown', problems, steps: [] })
    expect(markdown).toContain('### What is wrong\n')
    expect(marked.parse(markdown)).toMatch(
      /<li><code>a\.yaml:3:5<\/code> x-gate\.smok is unknown → write <code>smoke<\/code><\/li>\n<li>there is no service &quot;ap&quot;<\/li>/,
    )
    expect(summaryMarkdown(green)).not.toContain('What is wrong')
  })

  test('says by name and by id what ran', () => {
    expect(summaryMarkdown(green)).toContain('| `db` | `postgres:17` | `sha256:99a1d5c2ee10` |')
  })

  test('of hostile names and outputs has the same shape as any other', () => {
    const markdown = summaryMarkdown(hostileRecord)
    const tokens = tokensIn(markdown)
    expect(outline(markdown)).toHaveLength(7)
    expect(rowsIn(markdown)).toEqual([1, 1, 1, 1])
    const kinds = new Set(tokens.map(({ type }) => type))
    for (const kind of ['image', 'blockquote', 'hr', 'del']) expect(kinds).not.toContain(kind)
    const html = tokens.flatMap((token) =>
      token.type === 'html' ? [(token as Tokens.HTML).text.trim()] : [],
    )
    expect(new Set(html.flatMap((text) => text.split('\n')).map((text) => text.trim()))).toEqual(
      new Set([
        '<details><summary>1 other step: 1 passed</summary>',
        '<details><summary>Time line</summary>',
        '<details><summary>For this run alone</summary>',
        '<details><summary>Addresses</summary>',
        '<details><summary>Images</summary>',
        '</details>',
        '<code>',
        '</code>',
      ]),
    )
    const outside = tokens.filter(({ type }) => type === 'text').map((token) => (token as Tokens.Text).raw)
    const read = outside.join('\n').replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code)))
    expect(read).not.toMatch(/[@#]\w|GH-\d/)
    expect(tokens.filter(({ type }) => type === 'code')[0]).toMatchObject({
      lang: 'text',
      text: expect.stringContaining('::error::forged\n</pre></script>'),
    })
  })

  test('tells warnings from notices', () => {
    const findings = [
      { severity: 'warning', code: 'PRIVILEGED', message: 'a' },
      { severity: 'notice', code: 'HOST_PORT', message: 'b' },
    ] as const
    const markdown = summaryMarkdown({ ...green, findings })
    expect(markdown).toContain('- ⚠️ **warning** `PRIVILEGED` a\n- ℹ️ notice `HOST_PORT` b\n')
  })

  test('of five megabytes of evidence and thousands of steps stays far below what GitHub takes', () => {
    const evidence = `${'`'.repeat(100)}<b>${'x'.repeat(900)}\n`.repeat(5000)
    const long = 'y'.repeat(5000)
    const steps = Array.from({ length: 3000 }, (_, index) =>
      step(`job:s${index}`, 0, index, { detail: long, status: index === 7 ? 'failed' : 'passed', evidence }),
    )
    const findings = Array.from(
      { length: 3000 },
      () => ({ severity: 'notice', code: 'X', message: long }) as const,
    )
    const urls = Object.fromEntries(steps.map(({ id }) => [id, 'http://127.0.0.1:1']))
    const record: RunRecord = {
      ...red,
      steps,
      failedStep: 'job:s7',
      criticalPath: ['job:s7'],
      findings,
      urls,
    }
    const markdown = summaryMarkdown(record)
    expect(Buffer.byteLength(markdown)).toBeLessThan(1_000_000)
    expect(markdown).toContain('… and 2799 more, in the report.')
    expect(outline(markdown)).toEqual(
      expect.arrayContaining(['Evidence of job s7', 'What failed', 'Findings']),
    )
  })

  test('can be short', () => {
    expect(shortSummary(red).length).toBeLessThan(300)
    expect(shortSummary(red)).toContain(markdownText(red.reason))
  })
})

describe('escaping', () => {
  test('text stays text, or code between backticks, whatever it is', () => {
    const any = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...hostile.split('\n')),
      fc.string(),
      fc.string({ unit: fc.constantFrom('`', '|', '<b>', '\\', '*', 'x', ' ') }),
    )
    let spans = 0
    fc.assert(
      fc.property(any, (text) => {
        const [only] = marked.lexer(`x ${markdownText(text)} x`)
        for (const token of tokensIn(only?.raw ?? '')) {
          if (token.type === 'codespan') spans += 1
          // Code with a `|` needs an element of its own.
          else if (token.type === 'html') expect(token.raw).toMatch(/^<\/?code>$/)
          // Addresses may become links, all else is text.
          else expect(['paragraph', 'text', 'escape', 'link']).toContain(token.type)
        }
      }),
      { numRuns: 1000 },
    )
    expect(spans).toBeGreaterThan(0)
  })

  test('what stands between backticks is shown as it is', () => {
    const [, code] = tokensIn(markdownText('write `<b> & *c*` there')).flatMap((token) =>
      token.type === 'codespan' || token.type === 'text' ? [token] : [],
    )
    expect(code).toMatchObject({ type: 'codespan', text: '<b> & *c*' })
  })

  test('a table cell stays one cell, as text and as code', () => {
    const any = fc.string({ unit: fc.constantFrom('|', '\\', '`', 'x', ' ', '<', '\n', '*', '&') })
    fc.assert(
      fc.property(any, any, (first, second) => {
        const tokens = marked.lexer(table(['A', 'B', 'C'], [[markdownText(first), codeSpan(second), 'end']]))
        expect(tokens).toHaveLength(1)
        const rows = tokens[0]?.type === 'table' ? (tokens[0] as Tokens.Table).rows : []
        expect(rows).toHaveLength(1)
        expect(rows[0]?.map(({ text }) => text)[2]).toBe('end')
      }),
      { numRuns: 600 },
    )
  })

  test.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a|b\\|', '<code>a&#124;b\\\\&#124;</code>'],
    ['', ''],
    ['a\nb', '`a b`'],
  ])('a code span of %j', (text, expected) => {
    expect(codeSpan(text)).toBe(expected)
  })

  test('a fenced block holds any text', () => {
    const lines = fc.array(fc.constantFrom('```', '````', '~~~', '`', 'x', '   ```', '<!--', ''), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(lines, (all) => {
        const text = ['first', ...all, 'last'].join('\n')
        const tokens = marked.lexer(fenced(text))
        expect(tokens).toHaveLength(1)
        expect(tokens[0]).toMatchObject({ type: 'code', text })
      }),
    )
  })
})
