import type { StatusExpectation } from './model.js'

/** What a check expects that names no status: success. */
export const SUCCESS: StatusExpectation = { kind: 'class', hundreds: 2 }

/** How statuses are written, for error texts. */
export const STATUS_NOTATION = 'a status (200), several (200,204), a class (2xx) or a bound (<500)'

/**
 * Reads the statuses a check allows: `200`, `200,204`, `2xx`, `<500`; from YAML also a number or a list of numbers.
 * @returns undefined where it is none of these, or no status between 100 and 599
 */
export function parseStatus(value: unknown): StatusExpectation | undefined {
  if (typeof value === 'number') return codes([value])
  if (Array.isArray(value)) return codes(value.map((one) => (typeof one === 'string' ? toCode(one) : one)))
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  const hundreds = /^([1-5])xx$/i.exec(text)?.[1]
  if (hundreds !== undefined) return { kind: 'class', hundreds: Number(hundreds) }
  const limit = /^<\s*(\d{3})$/.exec(text)?.[1]
  if (limit !== undefined) {
    const bound = Number(limit)
    return bound > 100 && bound <= 600 ? { kind: 'below', limit: bound } : undefined
  }
  return codes(text.split(',').map(toCode))
}

function toCode(text: string): number {
  return /^\s*\d{3}\s*$/.test(text) ? Number(text) : Number.NaN
}

function codes(values: readonly unknown[]): StatusExpectation | undefined {
  const isCode = (value: unknown): value is number =>
    Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599
  return values.length > 0 && values.every(isCode) ? { kind: 'codes', codes: values } : undefined
}

export function allowsStatus(expected: StatusExpectation, status: number): boolean {
  switch (expected.kind) {
    case 'codes':
      return expected.codes.includes(status)
    case 'class':
      return Math.floor(status / 100) === expected.hundreds
    case 'below':
      return status < expected.limit
  }
}

/** As the line notation writes it; `parseStatus` reads it back. */
export function writeStatus(expected: StatusExpectation): string {
  switch (expected.kind) {
    case 'codes':
      return expected.codes.join(',')
    case 'class':
      return `${expected.hundreds}xx`
    case 'below':
      return `<${expected.limit}`
  }
}

/** As a sentence has it, behind `expected`. */
export function describeStatus(expected: StatusExpectation): string {
  switch (expected.kind) {
    case 'codes':
      return `status ${expected.codes.join(' or ')}`
    case 'class':
      return `a ${expected.hundreds}xx status`
    case 'below':
      return `a status below ${expected.limit}`
  }
}
