import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { Folder } from './folder.js'
import type { ServiceText } from './project.js'
import { smallApp } from './small-app.js'

/** Fails if a file of it is not what it is here. */
const READS =
  'test "$(cat /mounted/a)" = here && test "$(cat /run/secrets/key)" = secret && exec perl /code/server.pl'

/** An app that has its code, a folder and a secret from the workspace. */
export async function workspace(more: ServiceText = {}): Promise<Folder> {
  const app = {
    image: smallApp,
    command: ['sh', '-c', READS.replaceAll('$', '$$$$')],
    volumes: ['./server.pl:/code/server.pl', './folder:/mounted:ro'],
    secrets: ['key'],
    ports: ['8080'],
    ...more,
  }
  const compose = { services: { app }, secrets: { key: { file: './key' } } }
  const server = await readFile(join(__dirname, 'server.pl'), 'utf8')
  return Folder.with({
    'compose.yaml': stringify(compose),
    'server.pl': server,
    'folder/a': 'here',
    key: 'secret',
  })
}
