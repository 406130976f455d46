import { chmod, readFile } from 'node:fs/promises'
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

/** A `hurl` that does what the gate needs of the real one: a GET of the variable `url`. */
const HURL = `#!/bin/bash
for word; do case $word in url=http://*) host=\${word#url=http://} ;; esac; done
exec 3<> "/dev/tcp/\${host%:*}/\${host##*:}" && printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3
grep -q '^HTTP/1.1 200 ' <&3 && echo 'Executed requests: 1' >&2
`

/** A release with a build, a volume, a secret, and a folder that is mounted read-only. @param parent of the folder */
export async function releaseIn(
  parent?: string,
  moreOfApp: ServiceText = {},
  more: ServiceText = {},
): Promise<Folder> {
  const app = {
    build: '.',
    command: ['sh', '-c', READS.replaceAll('$', '$$$$')],
    volumes: ['./server.pl:/code/server.pl:ro', './folder:/mounted:ro', 'data:/data'],
    secrets: ['key'],
    ports: ['8080'],
    ...moreOfApp,
  }
  const compose = { services: { app }, secrets: { key: { file: './key' } }, volumes: { data: {} }, ...more }
  const folder = await Folder.with({}, 'release', parent)
  // An engine, and its containers, may run as another user.
  await chmod(folder.path, 0o755)
  await folder.write('compose.yaml', stringify(compose))
  await folder.write(
    'Dockerfile',
    `FROM ${smallApp}\nARG SECONDS=0\nRUN sleep $SECONDS && echo built > /built\n`,
  )
  await folder.write('server.pl', await readFile(join(__dirname, 'server.pl'), 'utf8'))
  await folder.write('folder/a', 'here')
  await folder.write('key', 'secret')
  await folder.write('check.hurl', 'GET {{url}}\nHTTP 200\n')
  await folder.write('bin/hurl', HURL, 0o755)
  return folder
}
