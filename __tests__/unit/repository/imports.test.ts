import { posix } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { read } from './files.js'
import { sourceFiles } from './source-files.js'

/** What stands in backticks. */
const names = (cell: string) => [...cell.matchAll(/`([^`]+?)\/?`/g)].map(({ 1: name = '' }) => name)

/** The table of CONTRIBUTING.md that says what each folder may import from. A row may be about several. */
const rows = (
  /^\| folder \|.*may import from \|\n.*\n((?:\|.*\|\n)+)/m.exec(read('CONTRIBUTING.md'))?.[1] ?? ''
)
  .trim()
  .split('\n')
  .map((line) => line.split('|').slice(1, -1))
  .map((cells) => ({ parts: names(cells.at(0) ?? ''), allowed: names(cells.at(-1) ?? '') }))

/** The folder at the top of `src`, or the file there. */
const partOf = (path: string) => path.split('/')[0] ?? path

describe('the table of folders', () => {
  test('has every folder, and every file beside them, once', () => {
    const parts = [...new Set(sourceFiles.map(({ path }) => partOf(path)))]
    expect(rows.flatMap((row) => row.parts).sort()).toEqual(parts.sort())
  })

  test('lets a row import only from the rows above it', () => {
    const wrong = rows.flatMap(({ parts, allowed }, index) => {
      const above = rows.slice(0, index).flatMap((row) => row.parts)
      return allowed.filter((name) => !above.includes(name)).map((name) => `${parts.join(', ')}: ${name}`)
    })
    expect(wrong).toEqual([])
  })

  test('names nothing that is not used', () => {
    const unused = rows.flatMap(({ parts, allowed }) => {
      const files = sourceFiles.filter(({ path }) => parts.includes(partOf(path)))
      const used = files.flatMap(({ imports }) => imports.map(partOf))
      return allowed.filter((name) => !used.includes(name)).map((name) => `${parts.join(', ')}: ${name}`)
    })
    expect(unused).toEqual([])
  })
})

test('every file imports only from where its folder may', () => {
  const wrong = sourceFiles.flatMap(({ path, imports }) => {
    const row = rows.find(({ parts }) => parts.includes(partOf(path)))
    const allowed = [...(row?.parts ?? []), ...(row?.allowed ?? [])]
    return imports.filter((one) => !allowed.includes(partOf(one))).map((one) => `${path} imports ${one}`)
  })
  expect(wrong).toEqual([])
})

test('every import leads to a file', () => {
  const paths = sourceFiles.map(({ path }) => path)
  expect(sourceFiles.flatMap(({ imports }) => imports).filter((path) => !paths.includes(path))).toEqual([])
})

test('files do not import each other in circles', () => {
  const imports = new Map(sourceFiles.map((file) => [file.path, file.imports]))
  const finished = new Set<string>()
  const circles: string[] = []
  const follow = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
    if (way.includes(path) || finished.has(path)) return
    for (const next of imports.get(path) ?? []) follow(next, [...way, path])
    finished.add(path)
  }
  for (const { path } of sourceFiles) follow(path, [])
  expect(circles).toEqual([])
})

/** The names that several files have, with these files. */
function shared(named: readonly (readonly [name: string, path: string])[]): readonly string[] {
  const byName = new Map<string, string[]>()
  for (const [name, path] of named) byName.set(name, [...(byName.get(name) ?? []), path])
  return [...byName]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `${name}: ${paths.join(', ')}`)
}

test('no two files have one name', () => {
  expect(shared(sourceFiles.map(({ path }) => [posix.basename(path), path]))).toEqual([])
})

test('no two exported types have one name', () => {
  const types = sourceFiles.flatMap(({ path, exportedTypes }) =>
    exportedTypes.map((name) => [name, path] as const),
  )
  expect(shared(types)).toEqual([])
})
