import { expect, test } from '@jest/globals'
import { needsCompose } from '../../../../src/compose/problems/needs-compose.js'

test('what is missing is a newer Compose, and no word of the file', () => {
  expect(needsCompose('pre_start', '5.3.0', '2.40.3')).toEqual({
    message: 'pre_start needs Docker Compose 5.3 or later, this is 2.40.3',
    instead: 'install Docker Compose 5.3 or newer (docker-compose-plugin)',
    isLacking: true,
  })
})
