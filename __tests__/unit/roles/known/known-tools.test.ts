import { describe, expect, test } from '@jest/globals'
import { imageFacts } from '../../../../src/roles/facts/image-facts.js'
import { nameFacts } from '../../../../src/roles/facts/name-facts.js'
import { knownTools } from '../../../../src/roles/known/known-tools.js'
import type { Sketch } from '../../plan/sketch.js'
import { factsOf } from '../role-sketches.js'

const images = knownTools.flatMap(({ images = [] }) => images)
const examples = knownTools.flatMap(({ commands = [] }) => commands.map(({ example }) => example))
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

  test.each(examples)('the command %s, whatever the image', (command) => {
    const sketch: Sketch = { build: '', command, ports: ['80'] }
    expect(factsOf({ shop: sketch }, 'shop').tool?.why).toBe('its command runs a tool')
  })

  test('have each name and image once', () => {
    const names = knownTools.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(images).size).toBe(images.length)
  })
})
