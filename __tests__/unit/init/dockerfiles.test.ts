import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { dockerfilesOf } from '../../../src/init/dockerfiles.js'
import { Folder } from '../../harness/folder.js'
import { project } from '../plan/sketch.js'

test('each service that is built has the Dockerfile that is here', async () => {
  await using folder = await Folder.with({ 'web/Dockerfile': 'FROM a\n', 'web/api.Dockerfile': 'FROM b\n' })
  const context = join(folder.path, 'web')
  const found = await dockerfilesOf({
    ...project({
      web: { build: { context } },
      api: { build: { context, dockerfile: 'api.Dockerfile' } },
      inline: { build: { context, dockerfile_inline: 'FROM c\nRUN echo $$HOME\n' } },
      absent: { build: { context, dockerfile: 'absent' } },
      remote: { build: { context: 'https://example.com/shop.git' } },
      db: { image: 'postgres:17' },
    }),
    directory: folder.path,
  })
  expect(found).toEqual({ web: 'FROM a\n', api: 'FROM b\n', inline: 'FROM c\nRUN echo $HOME\n' })
})
