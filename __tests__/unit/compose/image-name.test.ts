import { expect, test } from '@jest/globals'
import { wrongImage } from '../../../src/compose/image-name.js'

test.each([
  ['Nginx:1', 'write `nginx:1`'],
  ['ghcr.io/Acme/App:V1', 'write `ghcr.io/acme/app:V1`'],
  ['Acme/app', 'write `acme/app`'],
  ['nginx :1', 'write `nginx:1`'],
  ['https://ghcr.io/acme/app', 'write `ghcr.io/acme/app`'],
  ['nginx:', 'write the tag, set the variable that holds it, or leave the colon out'],
  ['acme//app', 'write NAME:TAG, for instance `nginx:1.27`'],
  ['-nginx', 'write NAME:TAG, for instance `nginx:1.27`'],
  ['', 'write NAME:TAG, for instance `nginx:1.27`'],
  ['nginx:v1+2', 'write letters, digits, `_`, `.` and `-`, at most 128 of them'],
  ['nginx@sha256:abc', 'write `sha256:` and its 64 hexadecimal digits'],
])('%s', (text, instead) => expect(wrongImage(text)?.[1]).toBe(instead))

test.each([
  'nginx',
  'localhost/a',
  'localhost:5000/a/b__c:1.0-rc.1_x',
  'MyRegistry.example.org:5000/acme/my-app',
  `a.b-c_d@sha256:${'0'.repeat(64)}`,
  `nginx:1@sha256:${'f'.repeat(64)}`,
  '[::1]:5000/app',
])('%s is right', (text) => expect(wrongImage(text)).toBeUndefined())
