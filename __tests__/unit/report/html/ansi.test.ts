import { expect, test } from '@jest/globals'
import { ansiPieces } from '../../../../src/report/html/ansi.js'

const looks = (line: string) => ansiPieces(line).pieces.map(({ text, look }) => [text, look])

test.each([
  ['plain', [['plain', '']]],
  [
    '\u001b[31mred\u001b[0m not',
    [
      ['red', 'f1'],
      [' not', ''],
    ],
  ],
  ['\u001b[1;4;92mall', [['all', 'f10 bold underline']]],
  ['\u001b[2m\u001b[3mdim\u001b[22;23m', [['dim', 'dim italic']]],
  ['\u001b[38;5;9mbright\u001b[39m', [['bright', 'f9']]],
  ['\u001b[38;5;196mcube', [['cube', 'f9']]],
  ['\u001b[38;2;0;120;0mgreen', [['green', 'f2']]],
  ['\u001b[48;5;1;1mon red', [['on red', 'bold']]],
  ['\u001b[41mon red', [['on red', '']]],
  ['\u001b[mreset', [['reset', '']]],
  ['10%\r20%\rdone\r', [['done', '']]],
  ['\u001b[2K\u001b[1Gtext\u001b]8;;http://evil\u0007link\u001b]8;;\u0007', [['textlink', '']]],
  ['\u001b[8mhidden', [['hidden', '']]],
] as [string, string[][]][])('%j', (line, expected) => {
  expect(looks(line)).toEqual(expected)
})

test('a colour lasts until it is taken back, over the end of a line', () => {
  const { look } = ansiPieces('\u001b[31mfirst')
  expect(ansiPieces('second', look).pieces).toEqual([{ text: 'second', look: 'f1' }])
})
