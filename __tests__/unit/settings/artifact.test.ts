import { expect, test } from '@jest/globals'
import type { Problem } from '../../../src/common/problem.js'
import { parseArtifacts } from '../../../src/settings/artifact.js'

function parsed(value: unknown) {
  const problems: string[] = []
  const report = ({ message, instead }: Problem) => problems.push(`${message} → ${instead}`)
  const read = parseArtifacts(value, { label: 'input artifacts' }, report)
  return { read: read?.map(({ service, path }) => [service, path]), problems }
}

test('each line is a path in a service', () => {
  expect(parsed('web:/app/coverage\n\n  acceptance:/results/a:b \n')).toEqual({
    read: [
      ['web', '/app/coverage'],
      ['acceptance', '/results/a:b'],
    ],
    problems: [],
  })
  expect(parsed(['web:/a', 'api:/b']).read).toHaveLength(2)
})

test.each(['web', '/app', 'web:', 'web:app', 'web:/', ':/app', 'we b:/app'])('`%s` is none', (text) => {
  expect(parsed(text)).toEqual({
    read: undefined,
    problems: [expect.stringMatching(/names no path in a service → write one `SERVICE:\/PATH` a line/)],
  })
})

test('what is no text is told', () => {
  expect(parsed(7).problems).toHaveLength(1)
})
