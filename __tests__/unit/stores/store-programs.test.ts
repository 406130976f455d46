import { expect, test } from '@jest/globals'
import { commandsInScript } from '../../../src/compose/command-line.js'
import { runsOnlyTools } from '../../../src/stores/store-programs.js'

test.each([
  ['psql -h db -f schema.sql', true],
  ['/usr/bin/mysql -h db < schema.sql', true],
  ['until mc alias set local http://minio; do sleep 1; done; mc mb data/uploads', true],
  ['[ "$(redis-cli -h redis ping)" = PONG ]', true],
  ['docker-entrypoint.sh psql -h db', true],
  ['wait-for-it db:5432 -- psql -h db', true],
  ['cat schema.sql | psql -h db', true],
  ['(sleep 9; mysql < extra.sql) & exec gosu mysql mysqld', false],
  ['docker-entrypoint.sh postgres -c log_statement=psql', false],
  ['docker-entrypoint.sh', false],
  ['redis-server --requirepass mongo', false],
  ['consul kv put x y', true],
  ['kv put x y', true],
  ['consul agent -dev', false],
  ['agent -server -ui', false],
  ['--requirepass mongo', false],
  ['server /data', false],
  ['', false],
  ['sleep infinity', true],
  ['crond -f -l 8', true],
  ['trap exit TERM; tail -f /dev/null & wait', true],
  ['chown -R 999:999 /data && chmod 700 /data', true],
  ['cron && tail -f /var/log/cron.log', true],
  ['if [ ! -f ca.zip ]; then bin/certutil ca --out ca.zip; fi; chown -R root: certs', true],
  ['if [ "$1" = x ]; then exec "$@"; else echo usage; fi', false],
  ['/scripts/start.sh && tail -f /var/log/store.log', false],
  ['sleep 5; exec docker-entrypoint.sh mysqld', false],
  ['bin/plugin install x; /usr/local/bin/docker-entrypoint.sh eswrapper; echo ended', false],
  ['(curl -X PUT localhost:5984/_users) & /opt/couchdb/bin/couchdb', false],
  ['sleep 5; /scripts/start.sh', false],
])('%j runs clients alone: %p', (script, expected) => {
  expect(runsOnlyTools(commandsInScript(script))).toBe(expected)
})
