import { expect, test } from '@jest/globals'
import { projectSecrets, secretFiles } from '../../../src/secrets/project-secrets.js'
import { project } from '../plan/sketch.js'

const it = project(
  {
    app: {
      build: { context: '.', args: { NPM_TOKEN: 'build$$arg' } },
      command: 'serve',
      environment: { DB_PASS: 'variable', DB_URL: 'mysql://app:inurl@db', DB_USER: 'user' },
      raw: {
        image: 'token',
        command: ['--password=inline', '--requirepass', 'separate', '--verbose', 'word'],
        labels: { 'auth.secret': 'label' },
        extra_hosts: ['my-secret=10.0.0.1'],
        post_start: [{ command: ['x'], environment: { API_KEY: 'hook' } }],
      },
    },
  },
  {
    secrets: { one: { environment: 'ANYTHING' }, two: { file: '/shop/two$$.txt' } },
    volumes: { share: { driver_opts: { o: 'username=me,password=cifs' } } },
  },
)

test('secrets are found wherever a project may have them', () => {
  const found = projectSecrets(it, (name) => (name === 'ANYTHING' ? ['taken'] : []))
  expect(new Set(found.map(({ value }) => value))).toEqual(
    new Set(['build$arg', 'variable', 'inurl', 'inline', 'separate', 'label', 'hook', 'cifs', 'taken']),
  )
})

test('the files of secrets', () => {
  expect(secretFiles(it)).toEqual([{ name: 'two', file: '/shop/two$.txt' }])
})
