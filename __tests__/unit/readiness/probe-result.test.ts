import { describe, expect, test } from '@jest/globals'
import type { HealthProbe } from '../../../src/readiness/health-probe.js'
import { lacksProgram, missingProgram, passes, probeText } from '../../../src/readiness/probe-result.js'

const result = (exitCode: number | undefined, output = '') => ({ exitCode, output, timedOut: false })
const declared = { own: false } as HealthProbe
const own = { own: true } as HealthProbe

test.each([
  [0, true, true],
  [1, false, false],
  [126, false, true],
  [127, false, true],
  [undefined, false, false],
])('exit code %s passes as declared: %s, as the gate’s own probe: %s', (code, asDeclared, asOwn) => {
  expect([passes(result(code), declared), passes(result(code), own)]).toEqual([asDeclared, asOwn])
})

describe('a program that is not in the image', () => {
  test.each([
    ['exec failed: exec: "wget": executable file not found in $PATH', 'wget'],
    ['exec: "/bin/sh": stat /bin/sh: no such file or directory', '/bin/sh'],
    ['executable file `wget` not found in $PATH', 'wget'],
    ['curl: (7) no such host', undefined],
  ])('is named: %s', (output, program) => {
    expect(missingProgram(result(126, output))).toBe(program)
    expect(missingProgram(result(0, output))).toBeUndefined()
  })

  test('fails a health check that somebody wrote, never the gate’s own probe', () => {
    expect([lacksProgram(result(127), declared), lacksProgram(result(127), own)]).toEqual([true, false])
    expect(lacksProgram(result(1), declared)).toBe(false)
  })
})

test('a probe is told by how it ended and the last line it printed', () => {
  const probed = (result: object) => probeText({ exitCode: 1, output: '', timedOut: false, ...result })
  expect(probed({})).toBe('exit code 1')
  expect(probed({ output: 'one\n  two \n\n' })).toBe('exit code 1: two')
  expect(probed({ exitCode: undefined })).toBe('could not be run')
  expect(probed({ exitCode: undefined, timedOut: true })).toBe('did not end in time')
})
