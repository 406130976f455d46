import { expect, test } from '@jest/globals'
import { configuredFolders } from '../../../src/stores/configured-folders.js'

test.each([
  ['redis.conf', 'port 6379\ndir /srv/redis/\nlogfile /var/log/redis.log\n', ['/srv/redis']],
  ['my.cnf', '[mysqld]\n  datadir = "/srv/my"\ntmpdir=/tmp\nsocket=/run/x.sock\n', ['/srv/my']],
  ['mongod.conf', 'systemLog: {path: /log}\nstorage:\n  dbPath: /srv/mongo\n', ['/srv/mongo']],
  ['postgresql.conf', "data_directory = '/srv/pg'\t# where\n#data_directory = '/old'\n", ['/srv/pg']],
  ['elasticsearch.yml', 'path.data: /srv/es\npath.logs: /log\n', ['/srv/es']],
  ['cassandra.yaml', 'data_file_directories:\n    - /srv/ca\ncommitlog_directory: /x\n', ['/srv/ca']],
  ['nats.conf', 'jetstream { \n store_dir: "/srv/nats"\n}\n', ['/srv/nats']],
  ['clickhouse.xml', '<clickhouse><path>/srv/ch/</path></clickhouse>', ['/srv/ch']],
  ['the root, and a relative one', 'dir /\ndir ./\n', []],
])('%s', (_name, text, folders) => {
  expect(configuredFolders(text)).toEqual(folders)
})
