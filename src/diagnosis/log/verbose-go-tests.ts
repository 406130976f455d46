import type { Lines } from './lines.js'

/** A test of Go that failed, and where its own output is: the index of the line above, and one past the last. */
export interface VerboseTest {
  readonly name: string
  readonly above: number
  readonly to: number
}

const BEGUN = /^\s*=== (?:RUN|CONT|NAME) +(\S+)$/
const FAILED = /^\s*--- FAIL: (\S+) \([\d.]+s\)$/
const SAID = /^\s+\S+\.go:\d+:(?: |$)/

/** `go test -v` prints what a test says below its name, and above the line that it failed. */
export function verboseTest(lines: Lines): VerboseTest | undefined {
  const failed = new Set(lines.flatMap(({ text }) => FAILED.exec(text)?.[1] ?? []))
  let current: { name: string; above: number } | undefined
  for (const [at, { text }] of lines.entries()) {
    const begun = BEGUN.exec(text)?.[1]
    if (begun !== undefined) current = { name: begun, above: at }
    if (current === undefined || !failed.has(current.name) || !SAID.test(text)) continue
    const end = lines.findIndex((line, index) => index > at && /^\s*(?:===|---) |^\S/.test(line.text))
    return { name: current.name, above: at - 1, to: end < 0 ? lines.length : end }
  }
  return undefined
}
