import { expect, test } from '@jest/globals'
import { baseImageNames } from '../../../src/preflight/base-image-names.js'
import { planned, project } from '../plan/sketch.js'

const at = { file: 'Dockerfile', line: 2, column: 1 }

function told(image: string) {
  const sketched = project({ x: { ports: ['80'], raw: { build: { context: '/x' } } } })
  const services = Object.fromEntries(
    Object.entries(sketched.services).map(([name, service]) => [
      name,
      { ...service, madeFrom: [{ image, at }] },
    ]),
  )
  const whole = { ...sketched, services }
  return baseImageNames(whole, planned(whole)).map(
    ({ message, instead, at: place }) => `${place?.line} ${message} → ${instead}`,
  )
}

test.each([
  ['', '2 x: the image that its Dockerfile names here is empty → give its variable a default'],
  [
    'debian:',
    '2 x: of the image in its Dockerfile, `debian:` has no tag behind its colon → give its variable',
  ],
  [
    'MyBase:1',
    '2 x: of the image in its Dockerfile, `MyBase:1` has capitals, and the name of an image has none → write `mybase:1`',
  ],
])('a FROM whose image is no name: %j', (image, expected) => {
  expect(told(image)).toEqual([expect.stringContaining(expected)])
})

test.each(['debian:12', 'ghcr.io/x/y', 'scratch', '${X#y}:1'])('%s is right', (image) => {
  expect(told(image)).toEqual([])
})
