import { expect, test } from '@jest/globals'
import { besideSlips } from '../../../../src/compose/problems/beside-slips.js'
import { shortPlace, treeOf } from '../source/tree-of.js'

const places = (text: string) =>
  besideSlips(treeOf({ 'compose.yaml': text }), undefined).map(({ at }) => shortPlace(at))

test('what is wrong beside a slip is told, where the line is as it was written', () => {
  expect(
    places('services:\n  a:\n    image x\n    enviroment: {}\n  b:\n    image: y\n    ports: 80:80\n'),
  ).toEqual(['compose.yaml:4:5', 'compose.yaml:7:5'])
})

test('but not what the slip itself may have made', () => {
  expect(places('services:\n  a:\n    image: x\n    ports 80:80\n')).toEqual([])
  expect(places('services:\n  a:\n    image: x\n   foo: y\n')).toEqual([])
})
