import { describe, expect, test } from '@jest/globals'
import { folderForFile } from '../../../../src/diagnosis/refused/folder-for-file.js'

const conf = { type: 'bind', source: '/srv/shop/$$app.conf', target: '/etc/app.conf' }
const init = { type: 'bind', source: '/srv/shop/sql', target: '/docker-entrypoint-initdb.d' }
const data = { type: 'volume', source: 'data', target: '/data/x.db' }
const model = {
  services: { app: { volumes: [conf, init, data] }, two: { volumes: [conf, { ...conf, target: '/b.ini' }] } },
}
const folder = (said: string, service = 'app') => folderForFile(said, service, model, '/srv/shop')

describe('what is a folder, and was to be a file', () => {
  test.each([
    'cat: /etc/app.conf: Is a directory',
    'nginx: [emerg] read() "/etc/app.conf" failed (21: Is a directory)',
    "IsADirectoryError: [Errno 21] Is a directory: '/etc/app.conf'",
    'panic: read /etc/app.conf: is a directory',
    'java.io.FileNotFoundException: /etc/app.conf (Is a directory)',
    // Node names no path.
    'Error: EISDIR: illegal operation on a directory, read',
  ])('%s', (said) => {
    expect(folder(`starting\n${said}\nbye`)).toEqual({
      path: ['services', 'app', 'volumes', '/etc/app.conf'],
      remedy: 'put a file at $app.conf: it is a folder, as the engine makes one where there is no file',
    })
  })

  test.each([
    ['another path', 'cat: /srv/app.conf: Is a directory', 'app'],
    ['a volume', 'cat: /data/x.db: Is a directory', 'app'],
    ['one of several', 'EISDIR: illegal operation on a directory, read', 'two'],
    ['something else', 'cat: /etc/app.conf: Permission denied', 'app'],
    ['a service that is not there', 'cat: /etc/app.conf: Is a directory', 'none'],
  ])('is not told of %s', (_, said, service) => {
    expect(folder(said, service)).toBeUndefined()
  })
})
