import { expect, test } from '@jest/globals'
import { sharesImage } from '../../../../src/roles/facts/shared-image.js'
import { project, type Sketch } from '../../plan/sketch.js'

function share(one: Sketch, other: Sketch) {
  const { a, b } = project({ a: one, b: other }).services
  return a !== undefined && b !== undefined && sharesImage(a, b)
}

test('the same image or the same build, but no bare system', () => {
  expect(share({ image: 'acme/shop:1', command: 'work' }, { image: 'acme/shop:1' })).toBe(true)
  expect(share({ build: 'app', command: 'work' }, { build: 'app' })).toBe(true)
  expect(share({ build: 'app' }, { build: 'assets' })).toBe(false)
  expect(share({ image: 'acme/shop:1' }, { image: 'acme/mail:1' })).toBe(false)
  expect(share({ image: 'debian:12' }, { image: 'debian:12' })).toBe(false)
})
