import { describe, expect, test } from '@jest/globals'
import { endsPlainly } from '../../../../src/roles/facts/ending-commands.js'
import { commandFactsOf } from '../role-sketches.js'

const ends = (script: string) => endsPlainly(commandFactsOf(script))

describe('what plainly comes to its end', () => {
  test.each([
    'ls > s/apps',
    'cat /out/rows',
    'sleep 3; ollama pull llama3.2',
    'wait-for-it db:3306; if [ -d s/x ]; then echo there; else acme new-site x; fi;',
    'if [ -d x ]; then acme update; elif [ -f y ]; then exit 0; else acme create; fi',
    './prepare && echo done',
    'until nc -z db 5432; do sleep 1; done',
    'while ! curl -f http://web; do sleep 1; done; ./prepare; chown -R app /data',
    'for x in a b; do cp $x /out; done',
    'while :; do acme put x && break; sleep 5; done',
    'until false; do if acme put x; then exit 0; fi; sleep 5; done',
    'curl http://web/openapi.json | jq .paths > /out/paths',
    'npm ci && npm run build',
    'aws --endpoint-url http://s3:9000 s3 mb s3://x || true',
    'echo x && exit 4',
    'rpk topic create x',
    'mkdocs build',
    'test -f /x || exit 1; exec mkdocs build',
    'exec npm run build',
    'npm run build -w web',
    'occ upgrade',
    'odoo -u all --stop-after-init',
    'java -jar shop.jar --once',
  ])('`%s`', (script) => {
    expect(ends(script)).toBe(true)
  })

  test.each([
    '',
    './work',
    'acme new-site x',
    './serve || echo failed',
    './serve | tee log',
    './serve & sleep 5; ./setup; wait',
    'if [ "$DEV" ]; then echo dev; else echo live; fi; ./serve',
    'while inotifywait -e create /in; do cp /in/* /out; done',
    'while true; do cp a b; done',
    'while [ 1 -eq 1 ]; do sleep 60; done',
    'while acme next; do cp a b; [ -e stop ] && break; done',
    'nginx && echo never',
    'tail -f log',
    'npm run build-watch',
    'vite build -w',
    'yarn build -w',
    'hugo build -w',
    'nc -lk -p 9000 -e cat',
    'npm start',
    'java -jar shop.jar --once-a-day',
    'test -f /ready && exec acme-server; touch /ready; exit 1',
    '[ -d /data/x ] && exec ./serve; echo no data',
    'if [ "$1" ]; then exec "$1"; fi; echo usage',
  ])('not `%s`', (script) => {
    expect(ends(script)).toBe(false)
  })
})
