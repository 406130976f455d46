import { describe, expect, test } from '@jest/globals'
import { parsePort, parseTarget } from '../../../src/checks/check-target.js'
import { cutWords } from '../../../src/checks/line-words.js'

function read(line: string) {
  const told: string[] = []
  const words = cutWords(line)
  if (!Array.isArray(words)) throw new Error(words.message)
  const { target, rest } = parseTarget(words, ({ start, end }, message, instead) =>
    told.push(`${start}-${end} ${message}: ${instead}`),
  )
  return { target, rest: rest.map(({ value }) => value), told }
}

describe('targets', () => {
  test.each([
    ['/', { method: 'GET', path: '/' }],
    ['POST /todos?a=b', { method: 'POST', path: '/todos?a=b' }],
    ['post web/x', { method: 'POST', service: 'web', path: '/x' }],
    ['GET web:8000/', { method: 'GET', service: 'web', port: 8000, path: '/' }],
    [':8000/', { method: 'GET', port: 8000, path: '/' }],
    ['PROPFIND /', { method: 'PROPFIND', path: '/' }],
  ])('%s', (line, target) => expect(read(`${line} 200`)).toEqual({ target, rest: ['200'], told: [] }))
})

describe('what is no target', () => {
  test.each([
    ['GET', ['3-4 no path is named: name one, for instance GET /']],
    ['contains=x', ['0-10 no path is named: name one, for instance GET /']],
    ['GTE /', ['0-3 `GTE` is not an HTTP method: write `GET`']],
    [
      'WEB /',
      [
        '0-3 `WEB` is not an HTTP method: write one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, or WEB/ for the service WEB',
      ],
    ],
    ['CONNECT /', [expect.stringContaining('`CONNECT` is not an HTTP method')]],
    ['http://localhost:8000/a', [expect.stringContaining('leave host and port to the gate: /a')]],
    ['web:8000', ['0-8 `web:8000` is not a path of a service: add the path: web:8000/']],
    ['todos', [expect.stringContaining('a path begins with a slash: /todos')]],
    ['web:99999/', ['0-10 `99999` is not a port: write a number from 1 to 65535: web:8000/']],
  ])('%s', (line, told) => expect(read(line)).toMatchObject({ target: undefined, told }))
})

test.each([
  ['8000', 8000],
  [1, 1],
  ['65535', 65535],
  [0, undefined],
  ['65536', undefined],
  ['80a', undefined],
  ['', undefined],
  [1.5, undefined],
  [null, undefined],
])('the port %j', (value, port) => expect(parsePort(value)).toBe(port))
