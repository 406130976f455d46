import { expect, test } from '@jest/globals'
import { unknownProfile } from '../../../../src/findings/rules/unknown-profile.js'
import { project } from '../../plan/sketch.js'

function told(
  variableProfiles: readonly string[],
  known?: readonly string[],
  profiles: readonly string[] = [],
) {
  const plain = project({ web: { ports: ['80'] } })
  const sources = { ...plain.sources, variableProfiles, profiles: known }
  const found = unknownProfile.observe({ project: { ...plain, profiles, sources } })
  return found.map(({ about, instead }) => `${about}: ${instead}`)
}

test('a profile that no service has', () => {
  expect(told(['mial', 'dev'], ['mail', 'dev'])).toEqual(['mial: Write `mail`'])
  expect(told(['mail dev'], ['mail', 'dev'])).toEqual(['mail dev: Put a comma between profiles: `mail,dev`'])
  expect(told(['qq'], ['mail', 'dev'])).toEqual(['qq: Write one of `mail` and `dev`, or leave it out'])
  expect(told(['qq'], [])).toEqual(['qq: Leave it out'])
})

test('nothing where all are known, nobody knows, or a setting names others', () => {
  expect(told(['mail', '*'], ['mail'])).toEqual([])
  expect(told(['mial'])).toEqual([])
  expect(told(['mial'], ['mail'], ['mail'])).toEqual([])
})
