import { describe, expect, test } from '@jest/globals'
import { imageNames } from '../../../src/compose/image-reference.js'
import { wordsOf } from '../../../src/compose/name-words.js'
import { knownStores, storePorts } from '../../../src/stores/known-stores.js'

const twice = (all: readonly string[]) => all.filter((one, index) => all.indexOf(one) !== index)

describe('the known stores', () => {
  test('share no name, no image and no word', () => {
    expect(twice(knownStores.map(({ name }) => name))).toEqual([])
    expect(twice(knownStores.flatMap(({ images }) => images))).toEqual([])
    expect(twice(knownStores.flatMap(({ name, alias }) => alias ?? [name]))).toEqual([])
  })

  test('have images as lists of images call them', () => {
    const images = knownStores.flatMap((store) => store.images)
    expect(images.filter((image) => !imageNames(image).includes(image))).toEqual([])
  })

  test('have words that the name of a service can have', () => {
    const words = knownStores.flatMap(({ name, alias }) => alias ?? [name])
    expect(words.filter((word) => wordsOf(word).join('') !== word)).toEqual([])
  })

  test('hand the port to a probe of another port', () => {
    for (const { probeAt } of knownStores) if (probeAt) expect(probeAt.join(' ')).toContain('"$1"')
  })
})

test('ports that apps use for HTTP as well are no sign of a store', () => {
  expect([3306, 5432, 27_017, 6379].every((port) => storePorts.has(port))).toBe(true)
  expect([8000, 8080, 9000, 9200].some((port) => storePorts.has(port))).toBe(false)
})
