import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isProjectName, normalisedName, uniqueProjectName } from '../../../src/settings/project-name.js'

describe('uniqueProjectName', () => {
  test.each([
    ['/srv/todobackend', 'todobackend-gate-c0ffee'],
    ['/srv/My Shop (v2)', 'my-shop-v2-gate-c0ffee'],
    ['/srv/a_-_b', 'a-b-gate-c0ffee'],
    ['/srv/_x_', 'x-gate-c0ffee'],
    ['/srv/-', 'gate-c0ffee'],
    ['/', 'gate-c0ffee'],
    ['/srv/日本', 'gate-c0ffee'],
    [`/srv/${'a'.repeat(50)}`, `${'a'.repeat(30)}-gate-c0ffee`],
    [`/srv/${'a'.repeat(29)}-b`, `${'a'.repeat(29)}-gate-c0ffee`],
  ])('of %s', (directory, name) => {
    expect(uniqueProjectName(directory, 'c0ffee')).toBe(name)
  })

  test('is a name Compose takes, and one Docker takes in an image name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (folder) => {
        const name = uniqueProjectName(`/srv/${folder}`, 'c0ffee')
        expect(isProjectName(name)).toBe(true)
        expect(name).toMatch(/^[a-z0-9]+(?:-+[a-z0-9]+)*$/)
        expect(name.length).toBeLessThanOrEqual(30 + '-gate-c0ffee'.length)
      }),
    )
  })
})

test.each([
  ['shop', true],
  ['1shop_-', true],
  ['', false],
  ['Shop', false],
  ['-shop', false],
  ['_shop', false],
  ['shop.x', false],
  ['shop\n', false],
])('isProjectName(%j) is %s', (name, right) => {
  expect(isProjectName(name)).toBe(right)
})

test('normalisedName makes what Compose makes', () => {
  expect(normalisedName('--My.Shop 2_x')).toBe('myshop2_x')
})
