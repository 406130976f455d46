import { expect, test } from '@jest/globals'
import { RUN } from '../../../src/common/run-identity.js'
import { ANYBODY, type Owner, owns } from '../../../src/engine/owner.js'

const [mine, theirs, none] = [{ [RUN]: 'me' }, { [RUN]: 'other' }, undefined]
const all = (owner: Owner) => [mine, theirs, none].map((labels) => owns(owner, labels))

test('a run owns what has its label, and what has none only where it has the name', () => {
  expect(all({ kind: 'run', id: 'me', holdsName: true })).toEqual([true, false, true])
  expect(all({ kind: 'run', id: 'me', holdsName: false })).toEqual([true, false, false])
  expect(all(ANYBODY)).toEqual([true, true, true])
})
