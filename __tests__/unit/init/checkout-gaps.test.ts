import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Service } from '../../../src/compose/project.js'
import { checkoutGaps } from '../../../src/init/checkout-gaps.js'
import { findRepository } from '../../../src/init/repository.js'
import { locationIn } from '../../harness/compose-project.js'
import { project } from '../plan/sketch.js'
import { gitEnvironment, gitFolder } from './git-folder.js'

/** What a checkout of these files lacks; the project is in `shop`. */
async function gaps(
  files: Readonly<Record<string, string>>,
  environment = {},
  copied: readonly string[] = [],
) {
  await using folder = await gitFolder({ '.gitignore': '.env\n*.env\nkeys/\ntarget/\n', ...files })
  const directory = join(folder.path, 'shop')
  const sketch = project({ web: { image: 'acme/web' } })
  const built = { hasHealthCheck: false, copied: copied.map((path) => join(directory, path)) }
  const services = { web: { ...(sketch.services.web as Service), built } }
  const sources = { ...sketch.sources, files: [join(directory, 'compose.yaml')] }
  return await checkoutGaps(
    { ...sketch, directory, sources, services },
    locationIn(directory),
    environment,
    await findRepository(directory, gitEnvironment),
  )
}

const none = { copies: [], files: [], made: [], variables: [], selection: {} }
const compose = 'services: {web: {image: "acme/web:${TAG}", environment: [PASSWORD, HOME]}}\n'

describe('a checkout', () => {
  test('lacks nothing that Git keeps, and nothing that nobody needs', async () => {
    const files = { 'shop/compose.yaml': compose, 'shop/other.env': 'A=1\n' }
    expect(await gaps(files, { HOME: '/nowhere', MORE: 'x' })).toEqual(none)
  })

  test('lacks the variables of an ignored .env and of the shell', async () => {
    const files = { 'shop/compose.yaml': compose, 'shop/.env': 'TAG=7\nMORE=x\n' }
    expect(await gaps(files, { PASSWORD: 'x' })).toEqual({ ...none, variables: ['PASSWORD', 'TAG'] })
  })

  test('has the variables of an example', async () => {
    const files = {
      'shop/compose.yaml': compose,
      'shop/.env': 'TAG=7\nPASSWORD=secret\n',
      'shop/.env.example': 'TAG=1\n',
      'shop/.env.sample': 'TAG=2\n',
    }
    expect(await gaps(files)).toEqual({
      ...none,
      copies: [{ example: 'shop/.env.example', file: 'shop/.env' }],
      variables: ['PASSWORD'],
    })
  })

  test('lacks ignored files of services and secrets', async () => {
    const files = {
      'shop/compose.yaml': 'services: {web: {env_file: [web.env, db.env, gone.env]}}\n',
      'shop/web.env': '',
      'shop/db.env': '',
      'shop/example.db.env': '',
    }
    expect(await gaps(files)).toEqual({ ...none, files: ['shop/web.env', 'shop/db.env'] })
    const kept = { ...files, '.gitignore': 'web.env\ndb.env\n' }
    expect(await gaps(kept)).toEqual({
      ...none,
      files: ['shop/web.env'],
      copies: [{ example: 'shop/example.db.env', file: 'shop/db.env' }],
    })
  })

  test('lacks what an image is made from and Git ignores, whether it is there or not', async () => {
    const files = { 'shop/compose.yaml': compose, 'shop/target/app.jar': '', 'shop/run.sh': '' }
    expect(await gaps({ ...files, 'shop/.env': 'TAG=7\n' }, {}, ['.env'])).toMatchObject({ made: [] })
    expect(await gaps(files, {}, ['target/app.jar', 'target/app.jar', 'run.sh', 'target/lib', '.'])).toEqual({
      ...none,
      made: ['shop/target/app.jar', 'shop/target/lib'],
    })
  })

  test('lacks what the shell tells Compose of the project', async () => {
    const selection = { COMPOSE_FILE: 'compose.yaml:ci.yaml', COMPOSE_PROFILES: 'ci' }
    expect(await gaps({ 'shop/compose.yaml': compose }, selection)).toEqual({ ...none, selection })
  })
})
