import { describe, expect, test } from '@jest/globals'
import { failedInstruction } from '../../../src/diagnosis/build-log.js'

const log = `#6 [app release 2/4] RUN  make   && make install
#6 0.123 cc -o app
#6 0.456 app.c:1: error: no such header
#6 ERROR: process "/bin/sh -c make && make install" did not complete successfully: exit code: 2
------
 > [app release 2/4] RUN  make   && make install:
0.456 app.c:1: error: no such header
------
`

describe('the instruction that failed', () => {
  test('is found with what it printed and how it ended', () => {
    expect(failedInstruction(log)).toEqual({
      text: 'RUN make && make install',
      error: 'process "/bin/sh -c make && make install" did not complete successfully: exit code: 2',
      command: { line: 'make && make install', exitCode: '2' },
      printed: ['cc -o app', 'app.c:1: error: no such header'],
      logged: ['#6 0.123 cc -o app', '#6 0.456 app.c:1: error: no such header'],
    })
  })

  test('is named by what BuildKit repeats where the beginning is cut off', () => {
    const cut = log.slice(log.indexOf('#6 0.456'))
    expect(failedInstruction(cut)).toMatchObject({ text: 'RUN make && make install' })
  })

  test('is named by its command where nothing else is left', () => {
    const error = '#6 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2\n'
    expect(failedInstruction(error)).toMatchObject({ text: 'RUN make', printed: [] })
  })

  test('has no command where it is none', () => {
    const copy =
      '#7 [2/3] COPY app /app\n#7 ERROR: failed to calculate checksum of ref x: "/app": not found\n'
    expect(failedInstruction(copy)).toMatchObject({ text: 'COPY app /app', command: undefined })
  })

  test.each([
    ['nothing has failed', '#6 [1/2] FROM debian\n#6 DONE 0.1s\n'],
    ['a command only prints so', '#6 [2/2] RUN make\n#6 0.1 #5 ERROR: no\n#6 DONE 1s\n'],
    ['what failed has no name', '#1 ERROR: cannot load the Dockerfile\n'],
  ])('is none where %s', (_, text) => expect(failedInstruction(text)).toBeUndefined())
})
