import { expect, test } from '@jest/globals'
import { wrongText } from '../../../../src/compose/problems/wrong-texts.js'

test.each([
  ['command', `sh -c "echo`, 'close it'],
  ['entrypoint', `it's`, 'close it'],
  ['interval', '5', 'write `5s`'],
  ['interval', '5 seconds', 'write `5s`'],
  ['timeout', '2 Minutes', 'write `2m`'],
  ['start_period', '500millis', 'write `500ms`'],
  ['stop_grace_period', '1 hour', 'write `1h`'],
  ['interval', 'soon', 'write for instance `10s`'],
  ['ports', '8080:80a', 'write HOST:CONTAINER'],
  ['ports', '8080:80/http', 'write `8080:80`'],
  ['ports', '80800:80', 'write HOST:CONTAINER'],
  ['ports', 'http', 'write HOST:CONTAINER'],
  ['ports', '127.0.0.1:8080:80:80', 'write HOST:CONTAINER'],
  ['ports', '127.0.0:8080:80', 'write HOST:CONTAINER'],
  ['ports', '[::1:8080:80', 'write HOST:CONTAINER'],
  ['volumes', ':/data', 'write SOURCE:TARGET'],
  ['volumes', './data::ro', 'write SOURCE:TARGET'],
  ['replicas', 'two', 'write `replicas: 2`'],
  ['retries', 'Three', 'write `retries: 3`'],
  ['retries', 'many', 'write a number, for instance `retries: 2`'],
  ['condition', 'healthy', 'write `service_healthy`'],
  ['condition', 'service_complete', 'write `service_completed_successfully`'],
  ['condition', 'ready', 'write one of them'],
  ['pull_policy', 'allways', 'write `always`'],
])('%s: %s', (name, text, instead) => {
  expect(wrongText(name, text, true)?.[1].slice(0, instead.length)).toBe(instead)
})

test.each([
  ['command', `sh -c "echo 'x'"`],
  ['interval', '1m30s'],
  ['interval', '$EVERY'],
  ['ports', '127.0.0.1:8080-8090:80-90/udp'],
  ['ports', '[::1]:80:80'],
  ['ports', '127.0.0.1::80'],
  ['ports', '0.0.0.0:80:80'],
  ['ports', '[::]::80'],
  ['ports', '::1:80:80'],
  ['replicas', '3'],
  ['ports', '${PORT}:80'],
  ['pull_policy', 'every_12h'],
  ['image', 'anything'],
])('%s: %s is right', (name, text) => expect(wrongText(name, text, true)).toBeUndefined())

test('an entry of a list is no command line', () => {
  expect(wrongText('command', `it's`, false)).toBeUndefined()
})
