import { expect, test } from '@jest/globals'
import { readSource } from '../../../src/compose/yaml/source-file.js'
import { contentFiles, neededVariables, serviceEnvFiles } from '../../../src/init/needed-variables.js'

const files = [
  readSource(
    '/shop/compose.yaml',
    'compose.yaml',
    `services:
  web:
    image: acme/web:\${TAG}   # not $COMMENT
    env_file: web.env
    command: [sh, -c, "echo $$HOME $BARE \${DEMANDED:?say it} \${LEVEL:-info} \${MODE-x}"]
    environment:
      HANDED:
      SET: value
  worker:
    env_file:
      - a.env
      - path: b.env
        required: false
    environment: [LISTED, "OTHER=\${NESTED}"]
`,
    (problem) => {
      throw new Error(problem.message)
    },
  ),
]
const model = {
  secrets: { key: { file: '/shop/key.txt' }, token: { environment: 'TOKEN' } },
  configs: { page: { file: '/shop/page.html' } },
}

test('needed are variables without a default, and those that are handed on', () => {
  const names = ['TAG', 'BARE', 'DEMANDED', 'NESTED', 'HANDED', 'LISTED', 'TOKEN']
  expect([...neededVariables(files, model)].sort()).toEqual(names.sort())
})

test('env files of services are found in every form', () => {
  expect(serviceEnvFiles(files)).toEqual(['web.env', 'a.env', 'b.env'])
})

test('secrets and configs have files', () => {
  expect(contentFiles({ model })).toEqual(['/shop/key.txt', '/shop/page.html'])
})
