import { expect, test } from '@jest/globals'
import { allCopies, type CopiedFiles } from '../../../../src/compose/dockerfile/image-content.js'

const copy = (source: string): CopiedFiles => ({ from: { kind: 'elsewhere' }, sources: [source] })

test('all copies of an image, those of its base first', () => {
  const base = { base: { copies: [copy('a')] }, copies: [copy('b')] }
  expect(allCopies({ base, copies: [copy('c')] }).flatMap(({ sources }) => sources)).toEqual(['a', 'b', 'c'])
})
