import { expect, test } from '@jest/globals'
import { prepared, refusals } from '../../harness/prepared-project.js'

const compose = `services:
  web:
    image: acme/web:1
    ports: ["80"]
    secrets: [api]
    configs: [{source: words, target: /words}]
  idle: {image: "acme/idle:1", scale: 0, secrets: [other]}
secrets:
  api:
    environment: API_KEY_VALUE
  other: {environment: OTHER_VALUE}
configs:
  words: {environment: WORDS_VALUE}
`
const api = '10:5 the secret api takes its value from API_KEY_VALUE, which is not set'
const words = '13:11 the config words takes its value from WORDS_VALUE, which is not set'
const instead = 'set it, in the environment or an env file'

test('what a started service takes from a variable that is not set is told at once', async () => {
  expect(await refusals(compose)).toEqual([`${api} → ${instead}`, `${words} → ${instead}`])
})

test('a value may come from the environment and be empty, or from an env file', async () => {
  const files = { '.env': 'WORDS_VALUE=hello' }
  await expect(prepared(compose, { files, env: { API_KEY_VALUE: '' } })).resolves.toBeDefined()
})

test('what is included may have an env file of its own', async () => {
  // Compose up to 2.26 refuses configs from variables in what is included.
  const part = compose.replace(/^configs:[\s\S]*/m, '').replace(/.*configs:.*\n/, '')
  const files = { 'part/compose.yaml': part, 'part/own.env': 'API_KEY_VALUE=1' }
  const including = 'include: [{path: part/compose.yaml, env_file: part/own.env}]\n'
  await expect(prepared(including, { files })).resolves.toBeDefined()
})
