import { expect, test } from '@jest/globals'
import { readOnlyPlace } from '../../../../src/diagnosis/refused/read-only-places.js'

const volumes = [{ type: 'bind', source: '/etc', target: '/conf', read_only: true }]
const place = (said: string, service: string) =>
  readOnlyPlace(said, service, { services: { strict: { volumes, read_only: true }, loose: { volumes } } })

test.each([
  ['strict', 'cannot create /conf/x.yml: Read-only file system', ['volumes', '/conf']],
  ['strict', 'cannot create /app/x: Read-only file system', ['read_only']],
  ['strict', 'EROFS', ['read_only']],
  ['loose', 'cannot create /conf/x.yml: Read-only file system', ['volumes', '/conf']],
])('%s: %s', (service, said, keys) =>
  expect(place(said, service)?.path).toEqual(['services', service, ...keys]),
)

test('is none where nothing that is named is read-only', () => {
  expect(place('cannot create /app/x: Read-only file system', 'loose')).toBeUndefined()
  expect(place('/conf/x.yml is wrong', 'strict')).toBeUndefined()
})
