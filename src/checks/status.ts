import type { StatusExpectation } from './check.js'

/** What a check without a status expects. */
export const SUCCESS: StatusExpectation = { kind: 'class', hundreds: 2 }

/** How statuses are written, for error texts. */
export const STATUS_NOTATION = 'a status (200), a class (2xx), a bound (<500) or several of them (200,3xx)'

/**
 * Reads the statuses a check allows: `200`, `2xx`, `<500`, or several of these with commas between. YAML may also give
 * a number, or a list of any of these.
 * @returns undefined for anything else, and for statuses outside 100 to 599
 */
export function parseStatus(value: unknown): StatusExpectation | undefined {
  if (typeof value === 'number') return code(value)
  if (Array.isArray(value)) return anyOf(value.map(parseStatus))
  if (typeof value !== 'string') return undefined
  const parts = value.split(',')
  return parts.length > 1 ? anyOf(parts.map(parseStatus)) : parseOne(value.trim())
}

function parseOne(text: string): StatusExpectation | undefined {
  const hundreds = /^([1-5])xx$/i.exec(text)?.[1]
  if (hundreds !== undefined) return { kind: 'class', hundreds: Number(hundreds) }
  const limit = /^<\s*(\d{3})$/.exec(text)?.[1]
  if (limit === undefined) return /^\d{3}$/.test(text) ? code(Number(text)) : undefined
  const bound = Number(limit)
  return bound > 100 && bound <= 600 ? { kind: 'below', limit: bound } : undefined
}

function code(number: number): StatusExpectation | undefined {
  const isCode = Number.isInteger(number) && number >= 100 && number <= 599
  return isCode ? { kind: 'codes', codes: [number] } : undefined
}

/** Numbers alone become one expectation. */
function anyOf(parts: readonly (StatusExpectation | undefined)[]): StatusExpectation | undefined {
  const read = parts.filter((part) => part !== undefined)
  if (read.length === 0 || read.length < parts.length) return undefined
  const codes = read.flatMap((part) => (part.kind === 'codes' ? part.codes : []))
  return read.every(({ kind }) => kind === 'codes') ? { kind: 'codes', codes } : { kind: 'any', of: read }
}

export function allowsStatus(expected: StatusExpectation, status: number): boolean {
  switch (expected.kind) {
    case 'codes':
      return expected.codes.includes(status)
    case 'class':
      return Math.floor(status / 100) === expected.hundreds
    case 'below':
      return status < expected.limit
    case 'any':
      return expected.of.some((one) => allowsStatus(one, status))
    case 'no status':
      return true
  }
}

/** The text that `parseStatus` reads as this. */
export function writeStatus(expected: StatusExpectation): string {
  switch (expected.kind) {
    case 'codes':
      return expected.codes.join(',')
    case 'class':
      return `${expected.hundreds}xx`
    case 'below':
      return `<${expected.limit}`
    case 'any':
      return expected.of.map(writeStatus).join(',')
    case 'no status':
      return ''
  }
}

/** For a sentence, after the word `expected`. */
export function describeStatus(expected: StatusExpectation): string {
  switch (expected.kind) {
    case 'codes':
      return `status ${expected.codes.join(' or ')}`
    case 'class':
      return `a ${expected.hundreds}xx status`
    case 'below':
      return `a status below ${expected.limit}`
    case 'any':
      return expected.of.map(describeStatus).join(' or ')
    case 'no status':
      return 'a connection that stays open, or a greeting'
  }
}
