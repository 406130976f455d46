/** A part of a text: from `start` to before `end`, in UTF-16 code units. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** The spans in order. Those that overlap become one: hiding one after another would show the rest of the second. */
export function merged(spans: readonly TextSpan[]): readonly TextSpan[] {
  const result: TextSpan[] = []
  const inOrder = spans.filter((span) => span.end > span.start).sort((one, other) => one.start - other.start)
  for (const span of inOrder) {
    const before = result.at(-1)
    if (before && span.start < before.end) {
      result[result.length - 1] = { start: before.start, end: Math.max(before.end, span.end) }
    } else {
      result.push(span)
    }
  }
  return result
}
