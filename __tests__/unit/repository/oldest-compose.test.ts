import { expect, test } from '@jest/globals'
import { OLDEST_COMPOSE } from '../../../src/engine/compose-version.js'
import { read, tracked } from './files.js'

/** `Compose plugin 2.26.1 or newer`, `Compose 2.26.1 or newer`, and the constant of the scripts. */
const CLAIM =
  /(?:Compose(?: plugin)?|docker-compose-plugin`?) (\d+\.\d+\.\d+) or newer|oldestCompose = '(.+)'/g

test('every page and script that names the oldest Compose names the one that the gate takes', () => {
  const claims = tracked(/\.(?:md|mjs|yml)$/).flatMap((file) =>
    [...read(file).matchAll(CLAIM)].map(([, page, script]) => `${file}: ${page ?? script}`),
  )
  const files = claims.map((claim) => claim.split(':')[0])
  expect(claims).toEqual(files.map((file) => `${file}: ${OLDEST_COMPOSE}`))
  expect(files).toEqual(
    expect.arrayContaining([
      'README.md',
      'CONTRIBUTING.md',
      'docs/command-line.md',
      'scripts/engine/answering.mjs',
    ]),
  )
})
