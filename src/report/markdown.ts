import { plainLine, plainText } from '../common/plain-text.js'
import { sentenceParts } from '../common/quoted-code.js'

/**
 * Text of strangers on one line of GitHub's Markdown: no markup but code between backticks, no HTML, no table cell
 * ends, and nobody is mentioned and nothing referred to by an `@name` or `#1` in it.
 */
export function markdownText(text: string): string {
  return sentenceParts(plainLine(text))
    .map((part) => (part.isCode ? codeSpan(part.text) : escaped(part.text)))
    .join('')
}

function escaped(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]~$]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[@#](?=\w)|\bGH(?=-\d)/g, '$&&#8203;')
      // Not by a backslash, which might meet another one before it.
      .replaceAll('|', '&#124;')
  )
}

/** Text as code, on one line, which fits into a table cell too. */
export function codeSpan(text: string): string {
  const plain = plainLine(text)
  if (plain === '') return ''
  // Nothing can be escaped in a code span proper, and a `|` in it ends a table cell.
  if (plain.includes('|')) return `<code>${escaped(plain)}</code>`
  const ticks = '`'.repeat(longestRun(plain) + 1)
  const pad = plain.startsWith('`') || plain.endsWith('`') ? ' ' : ''
  return `${ticks}${pad}${plain}${pad}${ticks}`
}

/** A link around Markdown. @param url an address, which no Markdown can be in */
export function markdownLink(markdown: string, url: string): string {
  return `[${markdown}](<${url}>)`
}

/** What is shown only where somebody wants to see it. @param title plain words of the gate's own */
export function details(title: string, markdown: string): string[] {
  return [`<details><summary>${title}</summary>`, markdown, '</details>']
}

/** A fenced block that nothing inside can end. @param language what GitHub shows it as */
export function fenced(text: string, language: 'text' | 'sh' | 'mermaid' = 'text'): string {
  const plain = plainText(text)
  const fence = '`'.repeat(Math.max(3, longestRun(plain) + 1))
  return `${fence}${language}\n${plain}\n${fence}`
}

/** A table in GitHub's Markdown; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)
}
