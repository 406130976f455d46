import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { basename, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { apiSocketIn, makeTunnelFolder } from '../../../src/engine/tunnel-folder.js'
import { Folder } from '../../harness/folder.js'

/** Listens at a socket until it is killed, which leaves the socket there. */
const LISTENS = `require('node:net').createServer().listen(process.argv[1], () => console.log('listens'))`

test('folders of processes that were killed are removed, and no others', async () => {
  await using parent = await Folder.with({}, 'tunnels')
  const { path } = parent
  const [dead, alive, young] = ['gate-ssh-dead', 'gate-ssh-alive', 'gate-ssh-young']
  for (const name of [dead, alive, young, 'other']) await mkdir(join(path, name))
  const killed = spawn(process.execPath, ['-e', LISTENS, apiSocketIn(join(path, dead))])
  await once(killed.stdout, 'data')
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  const server = createServer().listen(apiSocketIn(join(path, alive)))
  await once(server, 'listening')
  await writeFile(apiSocketIn(join(path, 'other')), '')
  try {
    const made = await makeTunnelFolder(path)
    expect((await readdir(path)).sort()).toEqual([alive, young, 'other', basename(made)].sort())
  } finally {
    server.close()
  }
})
