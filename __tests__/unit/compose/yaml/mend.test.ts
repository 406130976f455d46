import { describe, expect, test } from '@jest/globals'
import { slipsOf } from '../../../../src/compose/yaml/mend.js'
import { readYaml } from '../../../../src/compose/yaml/read-yaml.js'

function slips(...lines: readonly string[]) {
  const read = readYaml(`${lines.join('\n')}\n`)
  const { mistakes, mended, changed } = slipsOf(read)
  const places = mistakes.map(({ offset }) => read.lines.linePos(offset).line)
  return { places, mended: mended?.text.trimEnd().split('\n'), changed: [...changed] }
}

test('a sound text has none', () => {
  expect(slips('services:', '  app: {image: x}')).toEqual({ places: [], mended: undefined, changed: [] })
})

describe('every slip is found, at its line', () => {
  test.each<[string, readonly string[], readonly number[]]>([
    ['two missing colons', ['a:', '  b 1', '  c: 2', 'd:', '  e 3', '  f: 4'], [2, 5]],
    ['tabs and a missing colon', ['a:', '\tb: 1', 'c:', '  d 2', '  e: 3'], [2, 4]],
    ['two texts with a colon', ['a: GET /x: 1', 'b: 2', 'c: say: no', 'd: 3'], [1, 3]],
    ['wrong indentation twice', ['a:', '  b: 1', '   c: 2', 'd:', '  e: 1', ' f: 2'], [3, 6]],
    ['a space after the colon, twice', ['a:', '  b:1', '  c: 2', 'd:', '  e:1', '  f: 2'], [2, 5]],
    ['three of a kind', ['a:', ' b 1', ' c: 1', 'd:', ' e 1', ' f: 1', 'g:', ' h 1', ' i: 1'], [2, 5, 8]],
  ])('%s', (_, lines, places) => {
    const found = slips(...lines)
    // A parser may notice a slip one line earlier or later.
    expect(found.places).toHaveLength(places.length)
    found.places.forEach((line, index) => {
      expect([-1, 0, 1]).toContain(line - (places[index] ?? 0))
    })
    expect(found.mended).toBeDefined()
  })

  test('an open bracket hides the other only in what follows it', () => {
    expect(slips('a: [1, 2', 'b:', '  c 1', '  d: 2').places).toHaveLength(2)
  })
})

test('one slip is one, and the other lines stay as they are', () => {
  const found = slips('services:', '  app', '    image: x', '  db:', '    image: y')
  expect(found.places).toHaveLength(1)
  expect(found.mended).toEqual(['services:', '  app:', '    image: x', '  db:', '    image: y'])
  expect(found.changed).toEqual([2])
})

test('a file that is large is read once', () => {
  const read = readYaml(`a:\n\tb: 1\n${'# long\n'.repeat(10_000)}c: d: e\n`)
  expect(slipsOf(read).mistakes).toHaveLength(1)
})
