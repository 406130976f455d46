import { expect, test } from '@jest/globals'
import { beamBlocks } from '../../../../../src/diagnosis/log/chains/beam.js'
import { linesIn } from '../../../../../src/diagnosis/log/lines.js'

test('the deepest line with two asterisks is the root', () => {
  const log = [
    'up',
    '** (Mix) Could not start application shop: Shop.start(:normal, []) returned an error: shutdown',
    '    ** (EXIT) an exception was raised:',
    '        ** (KeyError) key :url not found in: []',
    '            (elixir 1.14.0) lib/keyword.ex:5: Keyword.fetch!/2',
    'bye',
  ]
  const [block, ...others] = beamBlocks(linesIn(log))
  expect(others).toEqual([])
  expect(block).toMatchObject({ from: 1, to: 5 })
  expect(block?.links.map(({ from }) => from)).toEqual([3, 2, 1])
  expect(block?.links[0]?.text).toContain('key :url not found')
})

test('asterisks elsewhere are none', () => {
  expect(beamBlocks(linesIn(['** note **', '*** no app loaded ***']))).toEqual([])
})
