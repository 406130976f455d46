import { describe, expect, test } from '@jest/globals'
import { commandFactsOf } from '../role-sketches.js'

describe('a command line without end', () => {
  test.each([
    'while true; do ./work; sleep 60; done',
    'echo start; while :; do ./work; done',
    'for ((;;)); do ./work; done',
    'for (( ; ; )); do ./work; done',
    './prepare && tail -f /dev/null',
    'find . | entr ./serve',
    'until false; do ./work || exit 1; done',
    'while ! false; do ./work; done',
    'until ! true; do ./work; done',
    'while 1; do ./work; done',
    'while ((1)); do ./work; done',
    'while [ 1 ]; do ./work; done',
    'while [[ true ]]; do ./work; done',
    'while sleep 60; do ./work; done',
    'while [ 1 -eq 1 ]; do sleep 60; done',
    'while [[ a == a ]]; do ./work; done',
    'while test 1 -lt 2; do ./work; done',
    'while /bin/true; do ./work; done',
    'until [ 1 = 2 ]; do ./work; done',
    'while :; do curl -f http://web/ || exit 9; sleep 1; done',
    'top',
    'top -b',
    'ping web',
    'sleep 3600',
    'sleep 1h',
    './prepare || echo sorry; sleep infinity',
    'if [ $DEBUG ]; then top; else tail -f /dev/null; fi',
    'while true; do if ./work; then sleep 5; fi; done',
  ])('`%s`', (script) => {
    expect(commandFactsOf(script).isEndless).toBe(true)
  })

  test.each([
    'while true; do ./work && break; done',
    'until false; do ./work || exit 0; done',
    'while :; do ./work || exit; done',
    'while true; do ./work; exit $?; done',
    'ping -c 3 web',
    'ping web -c3',
    'while ! nc -z db 5432; do sleep 1; done',
    'while false; do ./work; done',
    'while [ $LEFT ]; do ./work; done',
    'while [ -e lock ]; do sleep 1; done',
    'while [ 1 = 2 ]; do ./work; done',
    'until [ 2 -ge 1 ]; do ./work; done',
    'while [ $N -lt 5 ]; do sleep 1; done',
    'while [ `date +%H` = 12 ]; do sleep 1; done',
    'while read line; do ./work; done',
    'for x in a b; do ./work; done',
    'sleep 30',
    'sleep 90; ./work',
    'sleep 3600 & ./work',
    'tail -n 5 log',
    './work || sleep infinity',
    'if [ $DEBUG ]; then sleep infinity; fi; ./work',
    'if [ -f done ]; then sleep infinity; else touch done; fi',
    'if [ -f a ]; then top; elif [ -f b ]; then ./work; else top; fi',
    'while true; do if ./work; then break; fi; sleep 5; done',
  ])('not `%s`', (script) => {
    expect(commandFactsOf(script).isEndless).toBe(false)
  })
})

describe('a server', () => {
  test.each([
    'gunicorn shop',
    'gosu app bundle exec puma',
    'python -m uvicorn shop:app',
    'docker-entrypoint.sh nginx',
    'node --enable-source-maps node_modules/.bin/next start',
    './shop run worker',
    './shop serve /data',
  ])('`%s`', (script) => {
    expect(commandFactsOf(script).runsServer).toBe(true)
  })

  test.each([
    'chown -R nginx /data',
    'psql -U sidekiq -f x.sql',
    'yarn test server',
    'npx nx migrate server',
    'npm run dev-tools',
    'celery -A shop inspect',
    './shop server reload',
  ])('not `%s`', (script) => {
    expect(commandFactsOf(script).runsServer).toBe(false)
  })
})
