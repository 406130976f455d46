// @ts-check
import { marked } from 'marked'

/**
 * A page that shows a summary about as the page of a workflow run does. Diagrams are left out: GitHub draws them.
 * @param {string} markdown
 */
export function summaryPage(markdown) {
  const text = markdown.replace(/^```mermaid\n[\s\S]*?^```$/gm, '')
  return `<!doctype html>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<style>
  :root { --text: #1f2328; --line: #d1d9e0; --soft: #f6f8fa; --link: #0969da; --page: #fff }
  @media (prefers-color-scheme: dark) {
    :root { --text: #f0f6fc; --line: #3d444d; --soft: #151b23; --link: #4493f8; --page: #0d1117 }
  }
  body { background: var(--page); color: var(--text); margin: 24px auto; width: 1180px; box-sizing: border-box;
    padding: 24px; border: 1px solid var(--line); border-radius: 6px; font: 16px/1.5 "DejaVu Sans", sans-serif }
  a { color: var(--link) }
  h1, h2 { border-bottom: 1px solid var(--line); padding-bottom: .3em; margin-top: 0 }
  pre, code { font: 13px/1.45 "DejaVu Sans Mono", monospace; background: var(--soft); border-radius: 6px }
  code { padding: .2em .4em } pre { padding: 16px; overflow: hidden } pre code { padding: 0 }
  table { border-collapse: collapse; margin-bottom: 16px } th, td { border: 1px solid var(--line); padding: 6px 13px }
  summary { cursor: pointer } blockquote { border-left: .25em solid var(--line); margin: 0; padding: 0 1em }
</style>
<body>${marked.parse(text, { async: false })}
`
}
