/** The warnings that Compose wrote on its standard error, each once, as sentences. */
export function warningsIn(stderr: string): readonly string[] {
  const found = stderr.split('\n').flatMap((line) => {
    const match = /\blevel=warning msg="((?:[^"\\]|\\.)*)"/.exec(line)
    const text = match?.[1] ?? plainWarning(line)
    return text === undefined ? [] : [sentence(text)]
  })
  return [...new Set(found)]
}

/** Compose's standard error without its warnings. */
export function withoutWarnings(stderr: string): string {
  return stderr
    .split('\n')
    .filter((line) => !/\blevel=(warning|info|debug)\b/.test(line) && plainWarning(line) === undefined)
    .join('\n')
    .trim()
}

/** Compose writes `WARN[0000] …` with colours, for a terminal. */
function plainWarning(line: string): string | undefined {
  return /^WARN\[\d+\]\s*(.*\S)/.exec(line)?.[1]
}

function sentence(text: string): string {
  const plain = text.replace(/\\(.)/g, '$1').trim()
  return /[.!?]$/.test(plain) ? plain : `${plain}.`
}

/** The variable of a warning that it is not set; undefined for any other warning. */
export function unsetVariableIn(warning: string): string | undefined {
  return /^The "(\w+)" variable is not set/.exec(warning)?.[1]
}

/** Whether a warning is about the obsolete key `version`. */
export function isObsoleteVersion(warning: string): boolean {
  return warning.includes('`version` is obsolete')
}
