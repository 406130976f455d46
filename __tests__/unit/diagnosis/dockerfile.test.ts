import { describe, expect, test } from '@jest/globals'
import { lineOfFailure } from '../../../src/diagnosis/dockerfile.js'

/** The log of a build that failed at this instruction, as BuildKit names it. */
const failedAt = (name: string) => `#6 [app release 2/3] ${name}\n#6 ERROR: something\n`

const DOCKERFILE = `# syntax=docker/dockerfile:1
FROM debian AS test
ARG VERSION
RUN make test
copy a b
RUN apt-get update \\
    # what it is built with
    && apt-get install \\

       gcc

FROM test AS release
RUN make test
RUN curl \${URL}/v$VERSION && make
RUN echo "a" && (exit 1)
`

describe('the line of a Dockerfile at which a build failed', () => {
  test.each([
    ['of one line', 'RUN echo "a" && (exit 1)', 15],
    ['of several lines', 'RUN apt-get update     && apt-get install        gcc', 6],
    ['written small', 'COPY a b', 5],
    ['with variables', 'RUN curl http://x/v1.2 && make', 14],
    ['with variables that are not put in', 'RUN curl $URL/v$VERSION && make', 14],
    ['that stands twice', 'RUN make test', undefined],
    ['that stands nowhere', 'RUN make', undefined],
    ['of which only the beginning stands there', 'RUN curl http://x/v1.2 && make install', undefined],
  ])('for an instruction %s', (_, name, line) => {
    expect(lineOfFailure(DOCKERFILE, failedAt(name))).toBe(line)
  })

  test('for a Dockerfile that cannot be read', () => {
    const log = 'failed to solve: dockerfile parse error on line 4: unknown instruction: RUNN\n'
    expect(lineOfFailure(DOCKERFILE, log)).toBe(4)
  })

  test('where lines go on by another character', () => {
    const windows = '# escape=`\nFROM debian\nRUN dir `\n  C:\\\nRUN dir D:\\\n'
    expect(lineOfFailure(windows, failedAt('RUN dir D:\\'))).toBe(5)
    expect(lineOfFailure(windows, failedAt('RUN dir   C:\\'))).toBe(3)
  })

  test('is found at once, whatever variables stand for', () => {
    const many = `FROM x\nRUN ${'a$A '.repeat(2000)}b\n`
    expect(lineOfFailure(many, failedAt(`RUN ${'aa '.repeat(4000)}c`))).toBeUndefined()
  })

  test('is not told of what BuildKit does by itself', () => {
    const log = '#2 [app internal] load metadata for x\n#2 ERROR: connection refused\n'
    expect(lineOfFailure(DOCKERFILE, log)).toBeUndefined()
  })

  test('is told from the end of a log', () => {
    const error = 'process "/bin/sh -c curl x" did not complete successfully: exit code: 1'
    const cut = `#6 1.25 more\n#6 ERROR: ${error}\n------\n > [app release 2/3] RUN curl 1/v2 && make:\n1.25 more\n------\n`
    expect(lineOfFailure(DOCKERFILE, cut)).toBe(14)
  })
})
