import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { passOn } from '../../../src/engine/pass-on.js'
import { Folder } from '../../harness/folder.js'

/** What a client hears, and what is told, where a script speaks for the engine. */
async function heard(script: string) {
  await using folder = await Folder.with({}, 'pass-on')
  const told: string[] = []
  const server = createServer({ allowHalfOpen: true }, (socket) =>
    passOn(socket, spawn('sh', ['-c', script]), (words) => told.push(words)),
  )
  const path = join(folder.path, 'socket')
  await once(server.listen(path), 'listening')
  const client = connect({ path, allowHalfOpen: true })
  client.end('GET /')
  const answer = await text(client)
  const toldByThen = [...told]
  server.close()
  return { answer, told: toldByThen }
}

test.each([
  ['an answer of the engine', 'printf "HTTP/1.1 200 "; cat; echo noise >&2', 'HTTP/1.1 200 GET /', []],
  ['a complaint', 'echo "no such file" >&2; exit 1', '', ['no such file\n']],
  ['a complaint that comes late', 'exec >&-; sleep 0.2; echo late >&2; exit 1', '', ['late\n']],
  ['something else than an answer', 'echo Welcome; exit 1', 'Welcome\n', ['Welcome\n']],
  ['nothing', 'exit 0', '', []],
])('%s', async (_, script, answer, told) => expect(await heard(script)).toEqual({ answer, told }))
