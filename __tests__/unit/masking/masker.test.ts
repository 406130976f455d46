import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { plainText } from '../../../src/common/plain-text.js'
import { createMasker } from '../../../src/masking/masker.js'

function maskerOf(...secrets: string[]) {
  const masker = createMasker()
  for (const secret of secrets) masker.add(secret)
  return masker
}

/** What comes out of the stream for chunks of these bytes. */
async function streamed(secrets: readonly string[], chunks: readonly Uint8Array[]): Promise<string> {
  const out = await buffer(
    Readable.from(chunks.map((chunk) => Buffer.from(chunk))).pipe(maskerOf(...secrets).stream()),
  )
  return out.toString()
}

const LONG_SECRET = 'wh#sec/4242$ab"cdefABCDEF 0123456789+ühsec_4242ZZ'

const lineEnds = [
  ['end as on Unix', '\n'],
  ['end as in mails', '\r\n'],
  ['stand in JSON', '\\n'],
  ['begin as those of Compose', '\nshop-db-1  | '],
  ['begin as those of BuildKit', '\n#12 0.345 '],
  ['are indented', '\n    '],
] as const

/** A document with the secret in it as tools encode it. @param before characters that stand before the secret */
function wrappedBase64(before: number, width: number, end: string): string {
  const document = `${'x'.repeat(before)}${LONG_SECRET} and much more, and more, and more, and more, and more`
  const lines = Buffer.from(document)
    .toString('base64')
    .match(new RegExp(`.{1,${width}}`, 'g'))
  return (lines ?? []).join(end)
}

/** What can still be read of the secret: pieces of its Base64 of eight characters. */
function partsOfSecret(shown: string, before: number, end: string): readonly string[] {
  const encoded = Buffer.from(`${'x'.repeat(before)}${LONG_SECRET}`).toString('base64')
  const [first, last] = [Math.ceil((before * 8) / 6), encoded.length - 4]
  const joined = shown.replaceAll(end, '')
  const pieces = Array.from({ length: last - first - 7 }, (_, index) =>
    encoded.slice(first + index, first + index + 8),
  )
  return pieces.filter((piece) => joined.includes(piece))
}

/** What programs make of a text, one entry a way. */
const bytesOf = (text: string) => [...Buffer.from(text)]
const each = (text: string, write: (byte: number) => string, between = '') =>
  bytesOf(text).map(write).join(between)
const base = (byte: number, radix: number, width: number) => byte.toString(radix).padStart(width, '0')
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const base32 = (text: string) => {
  const bits = each(text, (byte) => base(byte, 2, 8))
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32.charAt(Number.parseInt(five, 2))).join('')
}
const ways: readonly (readonly [string, (text: string) => string])[] = [
  ['octal, as C and shells do', (text) => each(text, (byte) => `\\${base(byte, 8, 3)}`)],
  ['octal with a zero, as printf does', (text) => each(text, (byte) => `\\0${base(byte, 8, 3)}`)],
  ['bytes with a backslash', (text) => each(text, (byte) => `\\x${base(byte, 16, 2)}`)],
  ['JSON, every letter', (text) => each(text, (byte) => `\\u${base(byte, 16, 4)}`)],
  ['Python and C, every letter', (text) => each(text, (byte) => `\\U${base(byte, 16, 8)}`)],
  ['Rust and Ruby', (text) => each(text, (byte) => `\\u{${byte.toString(16)}}`)],
  ['Perl', (text) => each(text, (byte) => `\\x{${byte.toString(16)}}`)],
  ['a URL, every letter', (text) => each(text, (byte) => `%${base(byte, 16, 2)}`)],
  ['a URL in capitals', (text) => each(text, (byte) => `%${base(byte, 16, 2).toUpperCase()}`)],
  ['old JavaScript', (text) => each(text, (byte) => `%u${base(byte, 16, 4)}`)],
  ['mails', (text) => each(text, (byte) => `=${base(byte, 16, 2).toUpperCase()}`)],
  ['HTML by numbers', (text) => each(text, (byte) => `&#${byte};`)],
  ['HTML by hexadecimal numbers with zeros', (text) => each(text, (byte) => `&#x${base(byte, 16, 6)};`)],
  ['numbers in JSON, as Node does', (text) => JSON.stringify([...Buffer.from(text)])],
  ['numbers, as Go does', (text) => `[${bytesOf(text).join(' ')}]`],
  ['numbers, as Python and Java do', (text) => `[${bytesOf(text).join(', ')}]`],
  ['hexadecimal numbers', (text) => each(text, (byte) => `0x${base(byte, 16, 2)}`, ', ')],
  [
    'hexadecimal numbers without a space',
    (text) => each(text, (byte) => `0X${base(byte, 16, 2).toUpperCase()}`, ','),
  ],
  ['Base32', base32],
  ['Base32 in small letters', (text) => base32(text).toLowerCase()],
  ['Base32 behind other letters', (text) => base32(`ab${text}`).slice(4)],
  ['an expression', (text) => text.replace(/[^\w]/g, '\\$&')],
  ['CSV and SQL', (text) => text.replaceAll('"', '""')],
  ['JSON in JSON in JSON', (text) => [1, 2, 3].reduce((inner) => JSON.stringify(inner).slice(1, -1), text)],
  ['JSON in a URL', (text) => encodeURIComponent(JSON.stringify(text).slice(1, -1))],
  ['HTML in JSON of Go', (text) => text.replaceAll('"', '&#34;').replaceAll('&', '\\u0026')],
  [
    'HTML by names',
    (text) => text.replaceAll('"', '&quot;').replaceAll('/', '&sol;').replaceAll('!', '&excl;'),
  ],
]

describe.each(['hunter2pass', 'tok-7f3a.9d_x', 'p"w/d!9xyz'])(
  '%s is hidden as it is written in',
  (secret) => {
    test.each(ways)('%s', async (_name, write) => {
      const text = `say ${write(secret)} !\n`
      const masked = maskerOf(secret).apply(text)
      expect(masked).toMatch(/^say \S*\*\*\*\S* !\n$/)
      // What the letters beside it change of a letter, and the brackets of a list, may stay.
      expect(masked.length).toBeLessThan('say *** !\n'.length + 5)
      const cut = Buffer.from(text)
      const chunks = Array.from(cut, (_, index) => cut.subarray(index, index + 1))
      expect(await streamed([secret], chunks)).toBe(masked)
    })
  },
)

test.each([
  ['as it is', 'say hunt=\ner2pass !', 'say ***\n*** !'],
  ['in numbers', 'say =68=75=6E=\r\nter2pass !', 'say ***\n*** !'],
  ['behind what Compose prints', 'app-1  | say hunt=\napp-1  | er2pass !', 'app-1  | say ***\n*** !'],
])('a secret that a mail has on two lines is hidden: %s', async (_name, text, expected) => {
  expect(maskerOf('hunter2pass').apply(text)).toBe(expected)
  const letters = Array.from(text, (letter) => Buffer.from(letter))
  expect(await streamed(['hunter2pass'], letters)).toBe(expected)
})

test('what only looks like an escape is left as it is', () => {
  const masker = maskerOf('hunter2pass', 'tok-7f3a.9d_x', 'abc')
  for (const text of [
    'C:\\141\\x',
    'A=41 B=42 =3D=3D',
    '[104, 117, 110] 0x68',
    '&excl;&sol; &#x20; %u0020',
    'NBUHK3TUMVZA',
  ])
    expect(masker.apply(text)).toBe(text)
})

describe('a text', () => {
  test.each([
    ['no secret', [], 'all of it', 'all of it'],
    ['once', ['hunter2'], 'is hunter2.', 'is ***.'],
    ['everywhere', ['abc'], 'abc abcabc', '*** ******'],
    ['the longer one of two', ['pass', 'password'], 'my password', 'my ***'],
    ['the same, added the other way round', ['password', 'pass'], 'my password', 'my ***'],
    ['two that overlap', ['abcd', 'cdef'], 'xabcdefx', 'x***x'],
    ['one that overlaps itself', ['aba'], 'xababax', 'x***x'],
    ['too short to hide', ['ab', ''], 'abab', 'abab'],
    ['lines of a key', ['one1\r\n}\ntwo2\n'], 'one1 } two2', '*** } ***'],
    ['space around it', ['  secret\n'], 'a secret', 'a ***'],
    ['inside JSON', ['a"b\\c'], JSON.stringify({ key: 'a"b\\c' }), '{"key":"***"}'],
    ['with its white space folded', ['a  b\tc'], 'is a b c', 'is ***'],
    ['what a pattern would obey', ['a.c$&'], 'abc$& a.c$&', 'abc$& ***'],
    ['in hexadecimal digits', ['pa$word'], 'key=706124776f7264, 706124776F7264', 'key=***, ***'],
    [
      'in hexadecimal digits with something between the bytes',
      ['pa$word'],
      'key=70:61:24:77:6f:72:64, 70 61 24 77 6F 72 64 and 70-61-24-77-6f-72-64',
      'key=***, *** and ***',
    ],
    ['too short for them', ['pass'], 'id 70617373', 'id 70617373'],
    ['as the bytes of a letter', ['grüße!'], String.raw`b'gr\xc3\xbc\xC3\x9fe!'`, "b'***'"],
    ['beyond ASCII', ['grüße🔑'], 'viele grüße🔑!', 'viele ***!'],
  ])('%s', (_name, secrets, text, expected) => {
    expect(maskerOf(...secrets).apply(text)).toBe(expected)
  })

  const token = `eyJhbGciOiJSUzI1NiJ9.${'abcdefghij'.repeat(32)}`
  test.each([
    ['its beginning', `no user for ${token.slice(0, 170)}…`, 'no user for ***…'],
    [
      'its beginning, in the middle of a sentence',
      `RUN x ${token.slice(0, 8)}… exited 1`,
      'RUN x ***… exited 1',
    ],
    [
      'its beginning, at the end of a line',
      `  ${token.slice(0, 50)}\n  … (the first 50 of 341 bytes)`,
      '  ***\n  … (the first 50 of 341 bytes)',
    ],
    ['its end', `…${token.slice(30)} is not valid`, '…*** is not valid'],
    ['both', `…${token.slice(-8)} and ${token.slice(0, -1)}…`, '…*** and ***…'],
    ['its beginning, as programs write that', `token ${token.slice(0, 30)}...`, 'token ***...'],
    ['its end, as programs write that', `token ...${token.slice(-12)}`, 'token ...***'],
    ['so little that it tells nothing', `the eyJhbGc…`, 'the eyJhbGc…'],
    ['no beginning', `${token.slice(1, 100)}…`, `${token.slice(1, 100)}…`],
    ['more than one beginning', `ab-ab-ab-ab-c ${'ab-'.repeat(5)}…`, `ab-ab-ab-ab-c ***…`],
  ])('of which all was cut off but %s', (_name, text, expected) => {
    expect(maskerOf(token, `${'ab-'.repeat(6)}c`).apply(text)).toBe(expected)
  })

  test('cut anywhere shows nothing of a secret but what tells nothing', () => {
    const secrets = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 9, maxLength: 20 })
    fc.assert(
      fc.property(secrets, fc.nat(20), fc.nat(20), (written, first, second) => {
        const secret = written.trim()
        const [head, tail] = [secret.slice(0, first), secret.slice(second)]
        const shown = maskerOf(secret).apply(`x${head}…${tail}x`)
        for (const piece of [head.trim(), tail.trim()]) {
          if (piece.length >= 8) expect(shown).not.toContain(piece)
        }
      }),
    )
  })

  test('a secret learnt later is hidden from then on', () => {
    const masker = createMasker()
    expect(masker.apply('token')).toBe('token')
    masker.add('token')
    expect(masker.apply('token')).toBe('***')
  })

  test.each([
    ['colours', '\u001b[1mhun\u001b[0mter2!', '***\u001b[0m!'],
    ['a control character', 'hun\u0000ter2!', '***\u0000!'],
    ['a change of direction', 'hun\u202eter2!', '***\u202e!'],
    ['the letter that ends a sequence', '\u001b[hunter2', '\u001b[***'],
  ])('with %s inside', (_name, text, expected) => {
    expect(maskerOf('hunter2').apply(text).replace('\u001b[1m', '')).toBe(expected)
  })

  test('shows nothing of a secret once plain, whatever hides in it', () => {
    const hidden = fc.constantFrom('', '', '\u001b[31m', '\u001b]0;x\u0007', '\u0008', '\u202e', '\u009b1m')
    const secrets = fc.string({ unit: fc.constantFrom('a', '"', '%', 'ü', '\\'), minLength: 4, maxLength: 9 })
    fc.assert(
      fc.property(secrets, fc.array(hidden, { minLength: 9, maxLength: 9 }), (secret, between) => {
        const text = Array.from(secret, (letter, index) => letter + (between[index] ?? '')).join('')
        expect(plainText(maskerOf(secret).apply(`x${text}x`))).toBe('x***x')
      }),
    )
  })

  test.each(lineEnds)('in Base64 with lines that %s, as a part of something longer', (_name, end) => {
    for (const width of [64, 72, 76]) {
      for (let before = 0; before < 90; before += 1) {
        const wrapped = wrappedBase64(before, width, end)
        const shown = maskerOf(LONG_SECRET).apply(wrapped)
        expect(partsOfSecret(shown, before, end)).toEqual([])
        expect(shown.split('\n')).toHaveLength(wrapped.split('\n').length)
        expect(shown.startsWith('eHh4')).toBe(before >= 3)
        expect(shown.slice(-20)).toBe(wrapped.slice(-20))
      }
    }
  })

  test('in Base64 that somebody has cut, at any place', () => {
    const encoded = Buffer.from(`xx${LONG_SECRET}`).toString('base64')
    const parts = fc.tuple(fc.integer({ min: 3, max: encoded.length - 20 }), fc.integer({ min: 15, max: 40 }))
    fc.assert(
      fc.property(parts, ([at, length]) => {
        const part = encoded.slice(at, Math.min(at + length, encoded.length - 4))
        expect(maskerOf(LONG_SECRET).apply(`is ${part}.`)).toBe('is ***.')
      }),
    )
    expect(maskerOf(LONG_SECRET).apply(`is ${encoded.slice(9, 16)}.`)).toBe(`is ${encoded.slice(9, 16)}.`)
  })

  test('what is presumed is hidden until something else is', () => {
    const masker = maskerOf('first')
    masker.presume(['second'])
    expect(masker.apply('first second third')).toBe('*** *** third')
    masker.presume(['third'])
    expect(masker.apply('first second third')).toBe('*** second ***')
  })
})

describe('a stream', () => {
  test.each([
    ['a secret cut in two', ['hunter2'], ['is hun', 'ter2.'], 'is ***.'],
    ['a secret at the very end', ['hunter2'], ['is hunter', '2'], 'is ***'],
    ['the beginning of a secret that does not go on', ['hunter2'], ['is hunt', 'ing'], 'is hunting'],
    ['overlapping secrets across three chunks', ['abcd', 'cdef'], ['xab', 'cd', 'efx'], 'x***x'],
    ['a character of several bytes cut in two', ['grüße'], ['gr\xc3', '\xbc\xc3\x9fe'], '***'],
  ])('%s', async (_name, secrets, chunks, expected) => {
    const bytes = chunks.map((chunk) => Buffer.from(chunk, 'latin1'))
    expect(await streamed(secrets, bytes)).toBe(expected)
  })

  test('gives what the whole text gives, wherever it is cut', async () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ü'), minLength: 3, maxLength: 6 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ü', '\n'), maxLength: 60 })
    const cuts = fc.array(fc.nat(80), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(fc.array(letters, { maxLength: 4 }), text, cuts, async (secrets, whole, places) => {
        const bytes = Buffer.from(whole)
        const ends = [...places.filter((place) => place < bytes.length).sort((a, b) => a - b), bytes.length]
        const chunks = ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end))
        const out = await streamed(secrets, chunks)
        expect(out).toBe(maskerOf(...secrets).apply(whole))
        for (const secret of secrets) expect(out).not.toContain(secret)
      }),
      { numRuns: 150 },
    )
  })

  test('gives what the whole text gives, with escapes and colours in it', async () => {
    const piece = fc.constantFrom(
      'a',
      '"',
      'a"b',
      '\\"',
      '%22',
      '&#34;',
      '\u001b[3',
      '\u001b[31m',
      '\u001b]0;t\u0007',
      '\n',
    )
    const cuts = fc.array(fc.nat(80), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), cuts, async (pieces, places) => {
        const bytes = Buffer.from(pieces.join(''))
        const ends = [...places.filter((place) => place < bytes.length).sort((a, b) => a - b), bytes.length]
        const chunks = ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end))
        expect(await streamed(['a"b'], chunks)).toBe(maskerOf('a"b').apply(bytes.toString()))
      }),
      { numRuns: 150 },
    )
  })

  test.each(lineEnds)('of Base64 with lines that %s gives what the whole text gives', async (_name, end) => {
    const whole = Buffer.from(`${wrappedBase64(70, 76, end)}\n${wrappedBase64(3, 64, end)}\n`)
    const expected = maskerOf(LONG_SECRET).apply(whole.toString())
    for (let at = 1; at < whole.length; at += 1) {
      const chunks = [whole.subarray(0, at), whole.subarray(at, at + 40), whole.subarray(at + 40)]
      expect(await streamed([LONG_SECRET], chunks)).toBe(expected)
    }
    const letters = Array.from(whole, (_, index) => whole.subarray(index, index + 1))
    expect(await streamed([LONG_SECRET], letters)).toBe(expected)
  })

  test('that breaks off inside of a secret shows nothing of it', async () => {
    expect(await streamed([LONG_SECRET], [Buffer.from(`so far\nkey=${LONG_SECRET.slice(0, 20)}`)])).toBe(
      'so far\nkey=***',
    )
    expect(await streamed(['password-1'], [Buffer.from('type the password\n')])).toBe('type the password\n')
  })

  test('a secret with a long link inside, cut anywhere', async () => {
    const text = `x hun\u001b]8;;http://${'y'.repeat(200)}\u0007ter2 z`
    for (let at = 1; at < text.length; at += 1) {
      const out = await streamed(['hunter2'], [Buffer.from(text.slice(0, at)), Buffer.from(text.slice(at))])
      expect(plainText(out)).toBe('x *** z')
    }
  })

  test('keeps no more than a secret long of what it was given', async () => {
    const stream = maskerOf('x'.repeat(50)).stream()
    let out = 0
    stream.on('data', (chunk: Buffer) => {
      out += chunk.length
    })
    for (let index = 0; index < 20; index += 1) stream.write('x'.repeat(20_000))
    stream.write('y'.repeat(5000))
    await new Promise((resolve) => setImmediate(resolve))
    expect(out).toBeGreaterThan(3500)
    stream.end()
  })

  test('lets every line go as soon as it has ended', async () => {
    const stream = maskerOf('x'.repeat(50)).stream()
    let out = ''
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
    stream.write('exporting\nxxx')
    await new Promise((resolve) => setImmediate(resolve))
    expect(out).toBe('exporting\n')
    stream.end()
  })
})
