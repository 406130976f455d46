import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { BuiltImages, declaredNames } from '../../../src/compose/built-images.js'
import { servicesOf } from '../../../src/compose/service.js'

function images(services: JsonObject, declaredName: string | undefined = 'shop') {
  const all = Object.values(servicesOf({ services }, { services }))
  return new BuiltImages(all, { name: 'shop-gate-1', declaredName })
}

const build = { context: '/shop' }

test('a build is known by its image, its tags, and the name of the run', () => {
  const built = images({
    base: { build: { ...build, tags: ['local/also:2'] }, image: 'local/base' },
    db: { image: 'mysql' },
  })
  const makers = ['local/base:latest', 'docker.io/local/base', 'local/also:2', 'local/base:2', 'mysql'].map(
    (image) => built.maker(image)?.name,
  )
  expect(makers).toEqual(['base', 'base', 'base', undefined, undefined])
  expect(built.maker('shop-base')).toBeUndefined()
})

test('one without an image is known by the names that Compose gives', () => {
  const built = images({ Base: { build } })
  for (const name of ['shop-base', 'shop_base:latest', 'shop-gate-1-base']) {
    expect(built.maker(name)?.name).toBe('Base')
    expect(built.replacement(name)).toBe('compose-gate/shop-gate-1/base:run')
  }
  expect(built.replacement('compose-gate/shop-gate-1/base:run')).toBeUndefined()
  expect(images({ base: { build } }, 'other').maker('shop-base')).toBeUndefined()
})

test('a name that is written goes before one that Compose gives', () => {
  const built = images({ base: { build }, written: { build, image: 'shop-base' } })
  expect([built.maker('shop-base')?.name, built.replacement('shop-base')]).toEqual(['written', undefined])
})

test('the names that the file gives', () => {
  const services = { a: { build: { ...build, tags: ['x:2'] }, image: 'x:1' }, b: { image: 'y' } }
  const { a, b } = servicesOf({ services }, { services })
  expect(a && declaredNames(a)).toEqual(['x:1', 'x:2'])
  expect(b && declaredNames(b)).toEqual([])
})
