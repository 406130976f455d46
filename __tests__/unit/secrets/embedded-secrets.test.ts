import { expect, test } from '@jest/globals'
import { embeddedSecrets } from '../../../src/secrets/embedded-secrets.js'

test.each([
  ['postgres://app:s3cret@db:5432/x', ['s3cret']],
  ['redis://:s3cret@cache', ['s3cret']],
  ['postgres://app:p%40ss@db/x', ['p%40ss', 'p@ss']],
  ['https://0123456789abcdef@sentry.io/1', ['0123456789abcdef']],
  ['app:s3cret@tcp(db:3306)/x', ['s3cret']],
  ['host=db user=app password=s3cret sslmode=off', ['s3cret']],
  ['Server=db;User Id=sa;Password=s3=cret;', ['s3=cret']],
  ['https://x.org/hook?token=s3cret&a=b', ['s3cret']],
  ['{"user":"app","client_secret":"s3cret"}', ['s3cret']],
  ['Authorization: Bearer abcdefghijklmnop', ['abcdefghijklmnop']],
])('%s', (text, expected) => expect(embeddedSecrets(text)).toEqual(expect.arrayContaining(expected)))

test.each([
  ['postgres://app:p@ss/w0rd@db/x', 'p@ss/w0rd'],
  ['postgres://app:p@ssw0rd@db/x', 'p@ssw0rd'],
])('a password with signs of a URL in it: %s', (text, password) => {
  expect(embeddedSecrets(text)).toContain(password)
})

test.each([
  'http://app:8000/x',
  'postgres://app@db/x',
  'registry:5000/app:v1.2.3@sha256:0123',
  'me@example.org',
  'someone.with.a.long.name@example.org',
  'Basic settings of a service',
  'a=b;c=d',
  'user: app',
])('nothing in %s', (text) => expect(embeddedSecrets(text)).toEqual([]))
