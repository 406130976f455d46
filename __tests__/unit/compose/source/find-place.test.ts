import { describe, expect, test } from '@jest/globals'
import {
  exactPosition,
  linePosition,
  nearestPosition,
  servicesIn,
} from '../../../../src/compose/source/find-place.js'
import { shortPlace, treeOf } from './tree-of.js'

const tree = treeOf({
  base: 'services:\n  web:\n    image: x\n    ports: [80]\n  old: {image: y}\n',
  override: 'services:\n  web:\n    image: z\n    command: !reset null\n  old: !reset null\n',
})

describe('in several files', () => {
  test.each([
    [['services', 'web', 'image'], 'override:3:5', 'override:3:5'],
    [['services', 'web', 'ports'], 'base:4:5', 'base:4:5'],
    [['services', 'web', 'healthcheck'], 'override:2:3', undefined],
    [['services', 'none'], 'override:1:1', undefined],
    [['services', 'old', 'image'], 'base:5:9', 'base:5:9'],
    [['networks'], 'override:1:1', undefined],
  ])('%j', (path, nearest, exact) => {
    expect(shortPlace(nearestPosition(tree, path))).toBe(nearest)
    expect(shortPlace(exactPosition(tree, path))).toBe(exact)
  })

  test('nothing is found where there are no files', () => {
    expect(nearestPosition(treeOf({}), ['services'])).toBeUndefined()
  })
})

describe('in what a service extends', () => {
  const extending = treeOf({
    common:
      'services:\n  base:\n    image: x\n    extends: {file: common, service: root}\n  root: {command: a}\n',
    main: 'services:\n  web:\n    extends: {file: common, service: base}\n  circle: {extends: circle}\n',
  })

  test.each([
    [['services', 'web', 'image'], 'common:3:5'],
    [['services', 'web', 'command'], 'common:5:10'],
    [['services', 'web', 'extends', 'service'], 'main:3:29'],
    [['services', 'circle', 'image'], undefined],
  ])('%j', (path, place) => expect(shortPlace(exactPosition(extending, path))).toBe(place))
})

describe('an entry of a list', () => {
  const lists = treeOf({
    base: 'services:\n  web:\n    post_start:\n      - {command: a}\n    ports: [80]\n  root: {ports: [1]}\n  old:\n    extends: root\n    ports: [2]\n',
    override: 'services:\n  web:\n    ports:\n      - 81\n',
  })

  test.each([
    [['services', 'web', 'post_start', 0, 'command'], 'base:4:10'],
    // Compose writes the parts of several files one behind the other.
    [['services', 'web', 'ports', 0], 'override:3:5'],
    [['services', 'old', 'ports', 0], 'base:9:5'],
    [['services', 'root', 'ports', 0], 'base:6:18'],
  ])('%j', (path, place) => expect(shortPlace(nearestPosition(lists, path))).toBe(place))
})

test('the services of a file, without those that it takes away', () => {
  expect(tree.all.map((file) => servicesIn(file).map(({ name }) => name))).toEqual([['web', 'old'], ['web']])
})

describe('a line of a text', () => {
  const texts = treeOf({
    main: 'x-gate:\n  app: |\n    web\n\n    api\n  smoke:\n    - |-\n      GET /\n      GET /b\n  test: >\n    a\n    b\n  migrate: "a\n    b"\n',
  })
  test.each([
    [['x-gate', 'app'], 1, 'main:3:5'],
    [['x-gate', 'app'], 3, 'main:5:5'],
    [['x-gate', 'smoke', 0], 2, 'main:9:7'],
    [['x-gate', 'test'], 2, undefined],
    [['x-gate', 'migrate'], 2, undefined],
    [['x-gate', 'none'], 1, undefined],
  ])('%j, %i', (path, line, place) => {
    expect(shortPlace(linePosition(texts, path, line))).toBe(place)
  })
})
