import { expect, test } from '@jest/globals'
import { containerName } from '../../../../src/findings/rules/container-name.js'
import { placesBy, sound } from '../planned-findings.js'

test('a fixed name is told, a generated one is not', () => {
  const app = { ...sound.app, raw: { container_name: 'shop' } }
  expect(placesBy(containerName, { ...sound, app })).toEqual(['notice services.app.container_name'])
})
