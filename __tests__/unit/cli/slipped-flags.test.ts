import { expect, test } from '@jest/globals'
import { withoutSlips } from '../../../src/cli/slipped-flags.js'

const known = ['--file', '--profile', '--app']

test.each([
  ['plan -profile dev', 'plan --profile dev', '`-profile` is no flag → write `--profile`'],
  ['plan -app=web', 'plan --app=web', '`-app` is no flag → write `--app`'],
  [
    'plan --file= a.yaml',
    'plan --file a.yaml',
    '`--file=` has no value → leave out the blank behind it: `--file=a.yaml`',
  ],
])('%s', (written, meant, told) => {
  const problems: string[] = []
  const line = withoutSlips(written.split(' '), known, ({ message, instead }) =>
    problems.push(`${message} → ${instead}`),
  )
  expect(line.join(' ')).toBe(meant)
  expect(problems).toEqual([told])
})

test.each([
  'plan -p profile',
  'plan -pfile',
  'plan --file=',
  'plan --file= --app web',
  'run --app a -- -file',
])('nothing of %s', (written) => {
  expect(withoutSlips(written.split(' '), known, () => expect(1).toBe(0)).join(' ')).toBe(written)
})
