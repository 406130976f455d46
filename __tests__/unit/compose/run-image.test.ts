import { expect, test } from '@jest/globals'
import { imageOf, runImage } from '../../../src/compose/run-image.js'
import { servicesOf } from '../../../src/compose/service.js'

test('an image of the run alone is called after project and service, in lower case', () => {
  expect(runImage('shop', 'WebApp')).toBe('compose-gate/shop/webapp:run')
})

test('a service runs the image that it names, else one of the run alone', () => {
  const services = { app: { build: {}, image: 'acme/app:1' }, Web: { build: {} } }
  const { app, Web } = servicesOf({ services }, { services })
  expect(app && imageOf(app, 'shop')).toBe('acme/app:1')
  expect(Web && imageOf(Web, 'shop')).toBe('compose-gate/shop/web:run')
})
