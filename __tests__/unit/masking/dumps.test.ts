import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from '@jest/globals'
import { dumpsIn, goesOnDumped } from '../../../src/masking/dumps.js'
import { createMasker } from '../../../src/masking/masker.js'
import { Reading } from '../../../src/masking/reading.js'

const SECRET = 'tok-7f3a.9d_x-and-much-more-Zü9!q'

function maskerOf(secret: string) {
  const masker = createMasker()
  masker.add(secret)
  return masker
}

const bytes = Buffer.from(`key=${SECRET};and what follows it in this file`)
const rows = Array.from({ length: Math.ceil(bytes.length / 16) }, (_, row) =>
  bytes.subarray(row * 16, row * 16 + 16),
)
const digits = (row: Buffer, radix = 16, width = 2) =>
  Array.from(row, (byte) => byte.toString(radix).padStart(width, '0'))
const letters = (row: Buffer) => row.toString('latin1').replace(/[^ -~]/g, '.')
const offset = (index: number, width: number, radix = 16) => (index * 16).toString(radix).padStart(width, '0')

const column = (byte: number) => {
  const letter = String.fromCharCode(byte)
  return (byte < 0x7f ? letter : byte.toString(8).padStart(3, '0')).padStart(4)
}
const words = (row: Buffer, size: number) => {
  const whole = Buffer.concat([row, Buffer.alloc((size - (row.length % size)) % size)])
  return Array.from({ length: whole.length / size }, (_, index) =>
    Buffer.from(whole.subarray(index * size, (index + 1) * size))
      .reverse()
      .toString('hex'),
  )
}

/** As tools print it. */
const dumps: readonly (readonly [string, string])[] = [
  [
    'xxd',
    rows
      .map((row, index) => {
        const pairs = row.toString('hex').match(/.{1,4}/g) ?? []
        return `${offset(index, 8)}: ${pairs.join(' ').padEnd(39)}  ${letters(row)}`
      })
      .join('\n'),
  ],
  [
    'hexdump -C',
    rows
      .map((row, index) => {
        const halves = [digits(row.subarray(0, 8)).join(' '), digits(row.subarray(8)).join(' ')]
        return `${offset(index, 8)}  ${halves.join('  ').padEnd(48)}  |${letters(row)}|`
      })
      .join('\n'),
  ],
  ['od -t x1', rows.map((row, index) => `${offset(index, 7, 8)} ${digits(row).join(' ')}`).join('\n')],
  ['od -b', rows.map((row, index) => `${offset(index, 7, 8)} ${digits(row, 8, 3).join(' ')}`).join('\n')],
  ['od -An -t x1', rows.map((row) => ` ${digits(row).join(' ')}`).join('\n')],
  ['xxd -p', (bytes.toString('hex').match(/.{1,60}/g) ?? []).join('\n')],
  ['openssl', rows.map((row) => `        ${digits(row).join(':')}:`).join('\n')],
  [
    'xxd -i',
    rows
      .map(
        (row) =>
          `  ${digits(row)
            .map((pair) => `0x${pair}`)
            .join(', ')},`,
      )
      .join('\n'),
  ],
  ['JSON of numbers', JSON.stringify([...bytes], undefined, 2)],
  [
    'an array in Node',
    rows.map((row) => `  ${Array.from(row, (byte) => String(byte).padStart(3)).join(', ')},`).join('\n'),
  ],
  ['od -c', rows.map((row, index) => `${offset(index, 7, 8)}${Array.from(row, column).join('')}`).join('\n')],
  ['hexdump', rows.map((row, index) => `${offset(index, 7)} ${words(row, 2).join(' ')}`).join('\n')],
  ['hexdump -x', rows.map((row, index) => `${offset(index, 7)}    ${words(row, 2).join('    ')}`).join('\n')],
  ['od -An -t x4', rows.map((row) => ` ${words(row, 4).join(' ')}`).join('\n')],
  ['od -t x8', rows.map((row, index) => `${offset(index, 7, 8)} ${words(row, 8).join(' ')}`).join('\n')],
  ['a dump in JSON', JSON.stringify(rows.map((row) => digits(row).join(' ')).join('\n'))],
  ['a dump in a build', rows.map((row) => `#12 0.345 ${digits(row).join(' ')}`).join('\n')],
]

/** Pieces of the secret that can still be read. */
function readable(text: string): readonly string[] {
  const masker = [Reading.of(text), ...dumpsIn(Reading.of(text), () => true)]
    .map((reading) => reading.text)
    .join('\n')
  const secret = Buffer.from(SECRET).toString('latin1')
  const pieces = Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8))
  return pieces.filter((piece) => masker.includes(piece))
}

describe('a secret in a dump of bytes over several lines is hidden', () => {
  test.each(dumps)('%s', async (_, dump) => {
    expect(readable(dump)).not.toEqual([])
    const text = `before\n${dump}\nafter it\n`
    const shown = maskerOf(SECRET).apply(text)
    expect(readable(shown)).toEqual([])
    expect(shown.split('\n')).toHaveLength(text.split('\n').length)
    expect(shown).toMatch(/^before\n[\s\S]*\nafter it\n$/)
    for (const length of [1, 7, 64]) {
      const whole = Buffer.from(text)
      const chunks = Array.from({ length: Math.ceil(whole.length / length) }, (_piece, index) =>
        whole.subarray(index * length, (index + 1) * length),
      )
      const streamed = await buffer(Readable.from(chunks).pipe(maskerOf(SECRET).stream()))
      expect(readable(streamed.toString())).toEqual([])
    }
  })
})

test('what follows a secret in a dump can be read on', () => {
  const [, dump = ''] = dumps.find(([name]) => name === 'od -An -t x1') ?? []
  expect(
    maskerOf(SECRET)
      .apply(dump)
      .endsWith(digits(rows.at(-1) ?? bytes).join(' ')),
  ).toBe(true)
})

test.each([
  ['a dump', '00000000: 7365 6372 6574 2d31\n', true],
  ['a dump in columns', '0000000   s   e   c   r   e   t   -   1  \\n\n', true],
  ['numbers', '  115, 101, 99, 114,\n', true],
  ['one number', '  115,\n', true],
  ['a log', 'GET /todos 200 in 12 ms\n', false],
  ['a date', '2026-11-30 12:00:01 started\n', false],
])('%s may go on in the next line: %s', (_, line, expected) => {
  expect(goesOnDumped(line)).toBe(expected)
})

test('a text without bytes in digits has no dump', () => {
  const log = '2026-11-30 GET /todos/12 200 in 34 ms\nlistening on 0.0.0.0:8080'
  expect(dumpsIn(Reading.of(log), () => true)).toEqual([])
})

test('words one blank behind digits are no letters of a dump that goes on', () => {
  expect(dumpsIn(Reading.of('ab cd ef 01 took it\n23 45 67'), () => true)).toEqual([])
})

test('of a secret that is too short the bytes may be a part of anything', () => {
  const digits = Buffer.from('abcdef')
    .toString('hex')
    .replace(/..(?!$)/g, '$& ')
  expect(maskerOf('bcde').apply(digits)).toBe(digits)
  expect(maskerOf('abcdef').apply(digits)).not.toBe(digits)
})

test('a dump is read only where its bytes may hold something, and an id never', () => {
  const asked: string[] = []
  const mayHold = (bytes: string) => asked.push(bytes) > 0 && bytes.includes('secret')
  const others = '6f 74 68 65 72 73 and 73 65 63 72\n65 74 2d 31'
  expect(dumpsIn(Reading.of(others), mayHold).map(({ text }) => text)).toEqual(['secret-1'])
  expect(asked).toContain('others')
  expect(dumpsIn(Reading.of(`id=${'3f9f3dc44f6b'.repeat(4)}`), () => true)).toEqual([])
})

test.each(['', 'a'])('digits without anything between them, behind half a byte or not: %j', (before) => {
  const plain = Buffer.from(SECRET).toString('hex')
  for (const written of [plain, plain.toUpperCase()]) {
    expect(maskerOf(SECRET).apply(`${before}${written}00`)).not.toContain(written.slice(0, 12))
  }
})
