import { expect, test } from '@jest/globals'
import { imageLatest } from '../../../../src/findings/rules/image-latest.js'
import { placesBy, sound } from '../planned-findings.js'

test.each([
  ['acme/web', ['warning services.web.image']],
  ['acme/web:latest', ['warning services.web.image']],
  ['registry.example:5000/acme/web', ['warning services.web.image']],
  ['acme/web:1.2', []],
  ['acme/web@sha256:0000', []],
  // The tag is a variable that is not set.
  ['acme/web:', []],
])('%s', (image, expected) => {
  expect(placesBy(imageLatest, { ...sound, web: { image, ports: ['80'] } })).toEqual(expected)
})

test('not for what is built', () => {
  expect(placesBy(imageLatest, { ...sound, app: { ...sound.app, image: 'acme/app' } })).toEqual([])
})

test('not for what another service builds', () => {
  const services = {
    ...sound,
    web: { image: 'acme/app', ports: ['80'] },
    app: { ...sound.app, image: 'acme/app' },
  }
  expect(placesBy(imageLatest, services)).toEqual([])
})
