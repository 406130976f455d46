import { expect, test } from '@jest/globals'
import { imageNames } from '../../../../src/compose/image-reference.js'
import { imageFacts } from '../../../../src/roles/facts/image-facts.js'
import { knownShippers } from '../../../../src/roles/known/known-shippers.js'

test.each(knownShippers.flatMap(({ images = [] }) => images))('%s carries data', (image) => {
  expect(imageNames(image)).toContain(image)
  expect(imageFacts({ image: `registry.example/x/${image}:1` }).kinds).toContain('shipper')
})
