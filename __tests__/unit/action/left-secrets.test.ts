import { expect, test } from '@jest/globals'
import { LeftSecrets } from '../../../src/action/left-secrets.js'
import { createMasker } from '../../../src/masking/masker.js'
import { Folder } from '../../harness/folder.js'
import { StubTools } from '../../harness/stub-tools.js'

test('the values behind the names are found again where they came from', async () => {
  await using folder = await Folder.with({
    '.env': 'ENV_TOKEN=raw\nPLAIN=raw\nDB_PASSWORD=postgres\n',
    'deep.env': 'x=y',
    key: 'of-a-file\n',
  })
  const said = { V0: 'by-compose', V1: 'plain-one', V2: 'postgres' }
  const answer = JSON.stringify({ services: { variables: { environment: said } } })
  await using tools = await StubTools.with({ docker: `cat >/dev/null; printf '%s' '${answer}'` })
  const masker = createMasker()
  const left = {
    ...{
      project: 'p',
      run: { id: 'this-run', begunAt: '2026-01-02T03:04:05.000Z' },
      reportDir: '/r',
      grace: 0,
      included: [],
    },
    secrets: ['PLAIN'],
    shown: ['DB_PASSWORD'],
    files: [`${folder.path}/.env`],
    secretFiles: [`${folder.path}/key`],
  }
  const secrets = new LeftSecrets(left, masker)
  await secrets.hide({ PATH: tools.searchPath, OWN_TOKEN: 'of-process' }, folder.path)
  secrets.hideEnvironment({ URL: 'mysql://a:of-container@b', DB_PASSWORD: 'postgres' })
  const all = ['by-compose', 'plain-one', 'postgres', 'of-a-file', 'of-process', 'of-container']
  expect(all.map(masker.apply)).toEqual(['***', '***', 'postgres', '***', '***', '***'])
})
