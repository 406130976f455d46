import { describe, expect, test } from '@jest/globals'
import { sentence } from '../../../../src/diagnosis/log/cause-text.js'

describe('a text that fits a sentence', () => {
  test('stays as it is, in one line', () => {
    expect(sentence(' a\tb\nc ')).toBe('a b c')
  })

  test('is shortened in the middle', () => {
    expect(sentence(`${'x'.repeat(500)}: refused`)).toBe(`${'x'.repeat(139)}…${'x'.repeat(51)}: refused`)
  })

  test('keeps the name of the part that its end begins in', () => {
    const end = 'path: ["port"], kind: InvalidType(Str("eighty"), "u16"), prev: None }'
    expect(sentence(`Error { ${'x'.repeat(200)}, ${end}`)).toMatch(/^Error \{ x+…path: \["port"\], kind: /)
  })

  test('keeps the last clause that tells what is wrong', () => {
    const clause = 'foreign key constraint "posts_author_id_fkey" of table "posts" cannot be implemented'
    expect(
      sentence(`up: ERROR 2.sql: cannot execute "create table ${'x'.repeat(200)}": pq: ${clause}`),
    ).toMatch(new RegExp(`^up: ERROR 2\\.sql: cannot execute .*…${clause}$`))
  })

  test('keeps the message in the middle of a dump', () => {
    const fields =
      'detail: None, hint: None, position: None, where: None, schema: None, table: None, column: None, data_type: None'
    expect(
      sentence(
        `Error: Database(PgError { severity: Error, code: "42704", message: "type \\"role\\" does not exist", ${fields} })`,
      ),
    ).toContain('type "role" does not exist')
  })

  test('loses its advice first', () => {
    const cause = `Could not find a build in the '.next' directory of ${'x'.repeat(100)}.`
    expect(
      sentence(
        `${cause} Try building your app with 'next build' before starting the server, or read the documentation.`,
      ),
    ).toBe(cause)
  })

  test('loses what brackets add, unless that says what failed', () => {
    const cause = `Could not find a version of acme==${'9'.repeat(120)}`
    expect(sentence(`${cause} (from versions: ${'1.1.3, '.repeat(20)}1.2)`)).toBe(cause)
    expect(sentence(`${cause} (are you missing a reference?) ${'x'.repeat(40)}`)).toBe(
      `${cause} ${'x'.repeat(40)}`,
    )
    expect(sentence(`${cause} (${'a '.repeat(60)}caused by: refused)`)).toContain('refused')
  })

  test('has no place in a library and no mark of a cause before it', () => {
    expect(sentence("/usr/gems/rails-7/lib/a.rb:6:in `go': Missing `key`")).toBe('Missing `key`')
    expect(sentence('Caused by: java.io.IOException: x')).toBe('java.io.IOException: x')
  })

  test('cuts through no character', () => {
    expect(sentence('😀'.repeat(200))).not.toMatch(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
    )
  })
})
