import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  canonicalImage,
  imageNames,
  isFloating,
  isImage,
  parseImage,
  registryOf,
  writeImage,
  writeRepository,
} from '../../../src/compose/image-reference.js'

const digest = `sha256:${'f'.repeat(64)}`

test('an image without a registry in its name comes from Docker Hub', () => {
  expect(['ghcr.io/acme/db:1', 'acme/db:1', 'db'].map(registryOf)).toEqual([
    'ghcr.io',
    'docker.io',
    'docker.io',
  ])
})

describe('parseImage', () => {
  // Most of these are cases of Docker's own parser.
  test.each([
    ['mysql', { repository: 'mysql', name: 'mysql' }],
    ['mysql:8.4', { repository: 'mysql', name: 'mysql', tag: '8.4' }],
    ['acme/db:1', { repository: 'acme/db', name: 'db', tag: '1' }],
    ['docker.io/library/mysql', { registry: 'docker.io', repository: 'library/mysql', name: 'mysql' }],
    [
      'localhost:5000/tools/adminer:4',
      { registry: 'localhost:5000', repository: 'tools/adminer', name: 'adminer', tag: '4' },
    ],
    ['localhost:5000/adminer', { registry: 'localhost:5000', repository: 'adminer', name: 'adminer' }],
    ['localhost/adminer', { registry: 'localhost', repository: 'adminer', name: 'adminer' }],
    ['test.com:5000', { repository: 'test.com', name: 'test.com', tag: '5000' }],
    ['test:5000/repo', { registry: 'test:5000', repository: 'repo', name: 'repo' }],
    ['test:5000/repo:tag', { registry: 'test:5000', repository: 'repo', name: 'repo', tag: 'tag' }],
    ['192.168.1.1:5000/r:1', { registry: '192.168.1.1:5000', repository: 'r', name: 'r', tag: '1' }],
    ['[2001:db8::1]:5000/r:1', { registry: '[2001:db8::1]:5000', repository: 'r', name: 'r', tag: '1' }],
    [
      'b.io/c.example.com/app:d.com',
      { registry: 'b.io', repository: 'c.example.com/app', name: 'app', tag: 'd.com' },
    ],
    ['foo/foo_bar.com:8080', { repository: 'foo/foo_bar.com', name: 'foo_bar.com', tag: '8080' }],
    ['Uppercase/lower:tag', { registry: 'Uppercase', repository: 'lower', name: 'lower', tag: 'tag' }],
    [`repo@${digest}`, { repository: 'repo', name: 'repo', digest }],
    [`test:5000/r:1@${digest}`, { registry: 'test:5000', repository: 'r', name: 'r', tag: '1', digest }],
    // `acme/app:${TAG}` where nothing sets TAG.
    ['acme/app:', { repository: 'acme/app', name: 'app', tag: '' }],
    ['', { repository: '', name: '' }],
  ])('%j', (text, expected) => {
    expect(parseImage(text)).toEqual(expected)
  })

  test('loses nothing, whatever the text', () => {
    const part = fc.constantFrom('a', 'B', '.', ':', '/', '@', '5000', 'localhost', '[', ']', 'sha256')
    const nearlyAnImage = fc.array(part).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearlyAnImage), (text) => {
        expect(writeImage(parseImage(text))).toBe(text)
      }),
    )
  })
})

test('writeRepository leaves out tag and digest', () => {
  expect(writeRepository(parseImage(`localhost:5000/acme/app:1@${digest}`))).toBe('localhost:5000/acme/app')
  expect(writeRepository(parseImage('app:1'))).toBe('app')
})

describe('canonicalImage', () => {
  test.each([
    ['mysql', 'docker.io/library/mysql:latest'],
    ['mysql:latest', 'docker.io/library/mysql:latest'],
    ['library/mysql', 'docker.io/library/mysql:latest'],
    ['docker.io/mysql', 'docker.io/library/mysql:latest'],
    ['index.docker.io/library/mysql', 'docker.io/library/mysql:latest'],
    ['acme/db:1', 'docker.io/acme/db:1'],
    ['localhost:5000/db', 'localhost:5000/db:latest'],
    ['localhost:5000/db:latest', 'localhost:5000/db:latest'],
    ['test.com:5000', 'docker.io/library/test.com:5000'],
    [`acme/db:1@${digest}`, `docker.io/acme/db@${digest}`],
    [`acme/db@${digest}`, `docker.io/acme/db@${digest}`],
    ['acme/app:', 'docker.io/acme/app:'],
  ])('%s is %s', (text, expected) => {
    expect(canonicalImage(text)).toBe(expected)
  })
})

test.each([
  ['mysql', true],
  ['mysql:latest', true],
  ['localhost:5000/app', true],
  ['localhost:5000/app:latest', true],
  ['mysql:8', false],
  ['app:latest-alpine', false],
  ['localhost:5000/app:3', false],
  [`mysql@${digest}`, false],
  [`mysql:latest@${digest}`, false],
  // The unset variable is told as such.
  ['acme/app:', false],
])('isFloating %s: %p', (text, expected) => {
  expect(isFloating(text)).toBe(expected)
})

describe('a list of images', () => {
  test.each([
    ['minio/mc:latest', ['minio/mc', 'mc']],
    ['quay.io/minio/mc', ['minio/mc', 'mc']],
    ['registry.example.com/a/b/c:1', ['b/c', 'c']],
    ['localhost:5000/adminer', ['adminer', 'adminer']],
    ['Registry/Acme/App', ['acme/app', 'app']],
    ['mysql', ['mysql', 'mysql']],
  ])('may call %s %j', (text, expected) => {
    expect(imageNames(text)).toEqual(expected)
  })

  test.each([
    ['localhost:5000/tools/adminer:4', true],
    ['minio/mc', true],
    ['acme/mc', false],
    ['adminer/frontend', false],
    ['adminer.example.com/app', false],
    [undefined, false],
  ])('has %s: %p', (text, expected) => {
    expect(isImage(text, new Set(['adminer', 'minio/mc']))).toBe(expected)
  })
})
