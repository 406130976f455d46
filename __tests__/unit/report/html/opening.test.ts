import { describe, expect, test } from '@jest/globals'
import { opening } from '../../../../src/report/html/opening.js'
import { green, red } from '../records.js'
import { answered, answeredLogs, origin, wrongInput } from '../samples.js'
import { inputOf } from './input.js'

const shown = (...given: Parameters<typeof inputOf>) => opening(inputOf(...given)).markup

describe('what is read first', () => {
  test('is the verdict, the step that failed, and the reason', () => {
    expect(shown(red)).toContain('<span class="badge">✖ failed</span> job migrate · after 7s')
    expect(shown(red)).toContain('<h1>The migration migrate exited with code 1: &quot;Unknown column')
    expect(shown(red)).toContain('</h1>\n<p class="soft">→ app never started</p>')
    expect(shown(green)).toContain('<span class="badge">✔ passed</span> in 7.9s')
    expect(shown(wrongInput)).toContain('<span class="badge">✖ error</span> in 210ms')
  })

  test('says what to do, with code as code', () => {
    const markup = shown({ ...red, remedy: 'write `init: <b>`' })
    expect(markup).toContain('</h1>\n<p>What to do: write <code>init: &lt;b&gt;</code></p>')
    expect(shown(red)).not.toContain('What to do')
  })

  test('leads to the place and to the line of the log', () => {
    expect(shown(answered, answeredLogs)).toContain(
      `<a class="place" href="https://github.com/octo/shop/blob/${origin.commit}/deploy/compose.yaml#L31" rel="noreferrer">compose.yaml:31</a>`,
    )
    expect(shown(answered, answeredLogs)).toContain(
      '<a class="jump" href="#cause">line 14 of the log of web</a>',
    )
    expect(shown(green, answeredLogs)).not.toContain('#cause')
  })

  test('has the facts that are known, and no others', () => {
    const names = (markup: string) => [...markup.matchAll(/<dt>([^<]*)</g)].map(({ 1: name }) => name)
    expect(names(shown(answered))).toEqual(['Project', 'File', 'Commit', 'Began', 'Engine', 'Compose'])
    expect(shown(answered)).toContain('<dd>2025-03-01 10:00:00 UTC</dd>')
    expect(names(shown({ ...wrongInput, origin: undefined, files: ['a', 'b'] }))).toEqual([
      'Project',
      'Files',
    ])
  })

  test('ends with the command that runs it again, to be copied', () => {
    expect(shown(answered)).toMatch(
      /<code>compose-gate run -f compose\.yaml --smoke &#39;GET \/products 200 contains=lamp&#39;<\/code> <button type="button" class="copy" hidden data-copy="compose-gate run -f /,
    )
    expect(shown(green)).not.toContain('Run it again')
  })
})
