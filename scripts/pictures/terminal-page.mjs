// @ts-check

/** The colours of a dark terminal for the styles that the gate uses. */
const styles = new Map([
  ['1', 'font-weight: bold'],
  ['2', 'opacity: .6'],
  ['31', 'color: #ff7b72'],
  ['32', 'color: #7ee787'],
  ['33', 'color: #e3b341'],
])

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * A page that shows a command and what it printed, as a terminal does.
 * @param {string} command
 * @param {string} output with the escape sequences of colours
 */
export function terminalPage(command, output) {
  return `<!doctype html>
<meta charset="utf-8">
<style>
  body { margin: 0; padding: 16px 20px; background: #0d1117; color: #e6edf3 }
  pre { margin: 0; font: 14px/1.35 "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere }
</style>
<pre><span style="opacity: .6">$</span> ${escaped(command)}
${coloured(output.trimEnd())}</pre>
`
}

/** @param {string} text */
function coloured(text) {
  let open = 0
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
  const html = escaped(text).replace(/\u001b\[([\d;]*)m/g, (_, /** @type {string} */ codes) => {
    const style = codes.split(';').flatMap((code) => styles.get(code) ?? [])
    if (style.length === 0) {
      const closed = open > 0 ? '</span>' : ''
      open = Math.max(0, open - 1)
      return closed
    }
    open += 1
    return `<span style="${style.join('; ')}">`
  })
  return html + '</span>'.repeat(open)
}
