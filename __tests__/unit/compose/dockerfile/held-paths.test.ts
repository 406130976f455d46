import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { below, isCopiedSomewhere, isHeld } from '../../../../src/compose/dockerfile/held-paths.js'
import type { CopiedFiles, ImageContent } from '../../../../src/compose/dockerfile/image-content.js'
import { parseIgnores } from '../../../../src/compose/dockerfile/path-patterns.js'
import { Folder } from '../../../harness/folder.js'

let folder: Folder

beforeAll(async () => {
  folder = await Folder.with({
    'src/main.c': '',
    'src/lib/a.c': '',
    'conf/app.yml': '',
    'conf/local.yml': '',
    'uploads/.gitkeep': '',
    'uploads/deep/.gitignore': '',
    'ignored/a': '',
    'ignored/kept': '',
  })
})

afterAll(() => folder[Symbol.asyncDispose]())

function copied(sources: readonly string[], destination: string | undefined): CopiedFiles {
  const ignores = parseIgnores('ignored\n!ignored/kept\nconf/local.yml')
  return { from: { kind: 'folder', folder: { path: folder.path, ignores } }, sources, destination }
}

const held = (path: string, ...copies: readonly CopiedFiles[]) => isHeld({ copies }, path)

describe('a path of an image is held', () => {
  test.each<[string, string, boolean]>([
    ['the folder itself', '/srv', true],
    ['a folder above', '/', true],
    ['a folder inside', '/srv/src/lib', true],
    ['a file inside', '/srv/conf/app.yml', true],
    ['what is not in the context', '/srv/config', false],
    ['a file that is ignored', '/srv/conf/local.yml', false],
    ['a folder that is ignored, with an exception', '/srv/ignored', true],
    ['an ignored file', '/srv/ignored/a', false],
    ['a folder that only Git needs', '/srv/uploads', false],
    ['another folder', '/var/lib', false],
    ['a folder whose name begins alike', '/srvx', false],
  ])('by a copy of all: %s', async (_, path, expected) => {
    expect(await held(path, copied(['.'], '/srv'))).toBe(expected)
  })

  test.each<[string, string[], string, string, boolean]>([
    ['a file by its name', ['src/main.c'], '/srv/', '/srv/main.c', true],
    ['another file', ['src/main.c'], '/srv/', '/srv/other.c', false],
    ['a file under another name', ['src/main.c'], '/srv/app.c', '/srv/app.c', true],
    ['files by a pattern', ['src/*.c'], '/srv/', '/srv/main.c', true],
    ['not others by a pattern', ['src/*.h'], '/srv/', '/srv/main.c', false],
    ['folders by a pattern', ['s*'], '/srv/', '/srv/lib/a.c', true],
    ['a folder of which nothing comes', ['uploads'], '/srv/uploads', '/srv/uploads', false],
    ['to the root', ['conf'], '/', '/app.yml', true],
  ])('%s', async (_, sources, destination, path, expected) => {
    expect(await held(path, copied(sources, destination))).toBe(expected)
  })

  test('as far as the stage it is copied from is known', async () => {
    const content: ImageContent = { copies: [copied(['.'], '/build')] }
    const from = (source: string, destination: string): CopiedFiles => ({
      from: { kind: 'image', content },
      sources: [source],
      destination,
    })
    expect(await held('/html', from('/build/dist', '/html'))).toBe(true)
    expect(await held('/app/src/main.c', from('/build', '/app'))).toBe(true)
    expect(await held('/app/made', from('/build', '/app'))).toBe(false)
    expect(await held('/bin/tool', from('/out/tool', '/bin/'))).toBe(true)
  })

  test('by its name, where it comes from elsewhere', async () => {
    const copy: CopiedFiles = { from: { kind: 'elsewhere' }, sources: ['note.txt'], destination: '/srv/' }
    expect([await held('/srv/note.txt', copy), await held('/srv/x', copy)]).toEqual([true, false])
  })

  test('also by what the image begins with', async () => {
    expect(await isHeld({ base: { copies: [copied(['src'], '/srv')] }, copies: [] }, '/srv')).toBe(true)
  })
})

test('a folder that is copied to a place nobody knows', async () => {
  const content = { copies: [copied(['./src/'], undefined), copied(['conf'], '/conf')] }
  const isCopied = (path: string) => isCopiedSomewhere(content, `${folder.path}${path}`)
  expect(await Promise.all(['/src', '/conf', ''].map(isCopied))).toEqual([true, false, false])
})

test.each([
  ['/a', '/a', ''],
  ['/a', '/a/b', 'b'],
  ['/', '/a', 'a'],
  ['/a/b', '/a', undefined],
  ['/a', '/..b', undefined],
  ['/', '/..b', '..b'],
])('below %s, %s is %s', (root, path, expected) => {
  expect(below(root, path)).toBe(expected)
})
