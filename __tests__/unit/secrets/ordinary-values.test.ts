import { expect, test } from '@jest/globals'
import { ordinaryWords } from '../../../src/secrets/ordinary-values.js'
import { project } from '../plan/sketch.js'

test('the ordinary words of a project', () => {
  const it = project({
    db: {
      image: 'registry.org/library/postgres:16-secret',
      environment: { POSTGRES_DB: 'Shop', OWNER: 'hunter22' },
    },
    web: { image: 'web', ports: ['8000:8080'] },
  })
  const variables = [
    { variable: 'DB_USER', value: 'me' },
    { variable: 'API_TOKEN', value: 'hunter22' },
  ]
  const words = ordinaryWords(it, variables, [{ variable: 'POSTGRES_PASSWORD', value: 'x' }])
  expect(
    ['db', 'web', 'postgres', 'shop', 'me', 'password', '8080'].filter((word) => !words.has(word)),
  ).toEqual([])
  expect(['hunter22', '16-secret'].filter((word) => words.has(word))).toEqual([])
})
