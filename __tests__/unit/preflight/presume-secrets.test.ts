import { expect, test } from '@jest/globals'
import { NEVER_ABORTED } from '../../../src/common/deadline.js'
import { presumeSecrets } from '../../../src/preflight/presume-secrets.js'
import { locationIn } from '../../harness/compose-project.js'
import { Folder } from '../../harness/folder.js'

test('what may be a secret is hidden before the project is known, but for what its files show', async () => {
  await using folder = await Folder.with({
    'compose.yaml': 'services: {db: {image: x, env_file: app.env, environment: {P: postgres}}}',
    '.env': 'DB_PASS=a\nOTHER=b\n',
    'app.env': 'A+B_TOKEN=from-service\nROOT_PASSWORD=root\n',
  })
  const compose = { variables: async () => ({ DB_PASS: 'by-compose', OTHER: 'mysql://a:in-url@b' }) }
  let presumed: readonly string[] = []
  const masker = {
    presume: (secrets: readonly string[]) => {
      presumed = secrets
    },
  }
  const environment = { DB_PASSWORD: 'postgres', X_TOKEN: 'of-process' }
  const { variables, envFiles } = await presumeSecrets(
    locationIn(folder.path),
    compose,
    environment,
    masker,
    NEVER_ABORTED,
  )
  expect([...new Set(presumed)].sort()).toEqual(['by-compose', 'from-service', 'in-url', 'of-process'])
  expect(variables).toContainEqual({ variable: 'DB_PASS', value: 'by-compose' })
  expect(envFiles.project).toEqual([`${folder.path}/.env`])
})
