import { expect, test } from '@jest/globals'
import {
  insteadOfEntry,
  insteadOfValue,
  kindWord,
  listOfKinds,
} from '../../../../src/compose/problems/shape-remedies.js'

test('kinds in words', () => {
  expect(kindWord('switch')).toBe('a boolean')
  expect(listOfKinds(['text'])).toBe('a string')
  expect(listOfKinds(['text', 'list', 'map', 'nothing'])).toBe('a string, a list or a mapping')
})

test('a text may stand where a list could stand too', () => {
  expect(insteadOfValue('dns', 'number', { kinds: ['text', 'list'], example: '[1.1.1.1]' }, '1')).toBe(
    'put quotes around it: `dns: "1"`',
  )
})

test.each([
  ['volumes', '-./a:/b', 'write a space behind the hyphen: `- ./a:/b`'],
  ['ports', '-80:80 -81:81', 'write a space behind the hyphen: `- 80:80`'],
  ['environment', 'A=1 B=2', 'write a list: `environment: ["A=1", "B=2"]`'],
  ['command', 'A=1 b', 'write a list: `command: ["A=1 b"]`'],
  ['ports', '80:80', 'write a list: `ports: ["80:80"]`'],
])('a list %s that is one text: %s', (name, written, instead) => {
  expect(insteadOfValue(name, 'text', { kinds: ['list'], example: '[a]' }, written)).toBe(instead)
})

test('an entry that is empty', () => {
  expect(insteadOfEntry('ports', 'nothing', undefined, true)).toBe('leave the empty entry out')
})
