import { describe, expect, test } from '@jest/globals'
import { imageFacts } from '../../../../src/roles/facts/image-facts.js'
import { nameFacts } from '../../../../src/roles/facts/name-facts.js'
import { knownTools } from '../../../../src/roles/known/known-tools.js'

const images = knownTools.flatMap(({ images }) => images)
const aliases = knownTools.flatMap(({ alias = [] }) => alias)

describe('known tools', () => {
  test.each(images)('the image %s', (image) => {
    expect(imageFacts({ image: `registry.example:5000/${image.replace('*', 'any')}:1` }).kinds).toContain(
      'tool',
    )
  })

  test.each(aliases)('the name %s, in a longer one too', (name) => {
    expect(nameFacts(name).tool).toBe('known')
    expect(nameFacts(`shop_${name}-1`).tool).toBe('known')
    expect(imageFacts({ image: `acme/${name}-custom` }).toolName).toBe('known')
  })

  test('have each name and image once', () => {
    const names = knownTools.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(images).size).toBe(images.length)
  })
})
