import { expect, test } from '@jest/globals'
import { urlAt } from '../../../src/reach/port-url.js'

test.each([
  ['127.0.0.1', 'http://127.0.0.1:8080/'],
  ['fd00::1', 'http://[fd00::1]:8080/'],
  ['[fd00::1]', 'http://[fd00::1]:8080/'],
  ['engine', 'http://engine:8080/'],
])('%s', (address, url) => expect(urlAt(address, 8080).href).toBe(url))
