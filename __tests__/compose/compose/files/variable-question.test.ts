import { expect, test } from '@jest/globals'
import { systemClock } from '../../../../src/common/clock.js'
import { NEVER_ABORTED } from '../../../../src/common/deadline.js'
import { Compose } from '../../../../src/engine/docker-compose.js'
import { compose, locationIn } from '../../../harness/compose-project.js'
import { Folder } from '../../../harness/folder.js'

/** What Compose reads otherwise than others do. */
const FILE = `STEM=alpha
HASH=front#rear # a comment
FILLED=x-\${STEM}-y
SINGLE='x-\${STEM}'
QUOTED="say \\"hi\\" \${STEM}" # a comment
DOLLARS=a$$b
LINES="one
two"
export EXPORTED=yes
`

test('the values of variables are those that the containers get', async () => {
  const names = ['HASH', 'FILLED', 'SINGLE', 'QUOTED', 'DOLLARS', 'LINES', 'EXPORTED', 'STEM', 'NOWHERE']
  const environment = Object.fromEntries(names.map((name) => [name, `\${${name}-}`]))
  await using folder = await Folder.with({
    '.env': FILE,
    'compose.yaml': JSON.stringify({ services: { app: { image: 'x', environment } } }),
  })
  const asked = new Compose(locationIn(folder.path), process.env, systemClock)
  const known = await asked.variables(names, [`${folder.path}/.env`], NEVER_ABORTED)
  const { stdout } = await compose(['config', '--format', 'json'], folder.path)
  const printed = JSON.parse(stdout.replaceAll('$$', '$')) as {
    services: { app: { environment: Record<string, string> } }
  }
  expect(known).toEqual(printed.services.app.environment)
  expect(known).toMatchObject({ HASH: 'front#rear', FILLED: 'x-alpha-y', LINES: 'one\ntwo', NOWHERE: '' })
})

test('where Compose refuses a file, the values are not known', async () => {
  await using folder = await Folder.with({ '.env': 'A B=c\n' })
  const asked = new Compose(locationIn(folder.path), process.env, systemClock)
  expect(await asked.variables(['A'], [`${folder.path}/.env`], NEVER_ABORTED)).toBeUndefined()
})
