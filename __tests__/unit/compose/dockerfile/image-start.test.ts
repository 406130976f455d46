import { expect, test } from '@jest/globals'
import { startAfter, startOf, UNKNOWN_START } from '../../../../src/compose/dockerfile/image-start.js'
import { instructionsIn, parseInstruction } from '../../../../src/compose/dockerfile/instructions.js'
import type { BuiltImage } from '../../../../src/compose/project.js'

const start = (text: string, base: BuiltImage = UNKNOWN_START) =>
  startOf(instructionsIn(text).map(parseInstruction).reduce(startAfter, base))

test.each([
  ['CMD ["npm", "start"]', { command: ['npm', 'start'] }],
  ['CMD npm start', { command: ['/bin/sh', '-c', 'npm start'] }],
  ['CMD ["npm", start]', { command: ['/bin/sh', '-c', '["npm", start]'] }],
  ['CMD ["a"]\nCMD ["b"]', { command: ['b'] }],
  ['ENTRYPOINT ["tini", "--"]\nCMD ["a"]', { entrypoint: ['tini', '--'], command: ['a'] }],
  ['CMD ["a"]\nENTRYPOINT ["tini"]', { entrypoint: ['tini'], command: ['a'] }],
  ['HEALTHCHECK --interval=5s CMD curl -f http://localhost', { hasHealthCheck: true }],
  ['HEALTHCHECK --interval=5s CMD ["curl -f x"]', { hasHealthCheck: true, probe: ['curl -f x'] }],
  ['HEALTHCHECK CMD ["a"]\nHEALTHCHECK NONE', { hasHealthCheck: false, probe: undefined }],
  ['RUN echo CMD', {}],
])('%j', (text, said) => {
  expect(start(text)).toEqual({ ...UNKNOWN_START, ...said })
})

test('what it begins with says what it does not', () => {
  const base: BuiltImage = { base: 'node:22', command: ['node'], hasHealthCheck: true }
  expect(start('RUN x', base)).toEqual(base)
  expect(start('ENTRYPOINT ["./run"]', base)).toEqual({
    base: 'node:22',
    entrypoint: ['./run'],
    hasHealthCheck: true,
  })
  expect(start('HEALTHCHECK NONE', base).hasHealthCheck).toBe(false)
})
