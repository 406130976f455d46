import { expect, test } from '@jest/globals'
import { bareName, programStart } from '../../../../src/compose/shell/before-program.js'

test.each([
  ['serve'],
  ['|serve --port 80'],
  ['A=b C=d|serve'],
  ['exec|serve'],
  ['exec -a name|serve'],
  ['env -u HOME A=b|serve'],
  ['gosu app|serve'],
  ['/usr/sbin/gosu app:app|serve'],
  ['su-exec 1000|serve'],
  ['sudo -E -u app A=b|serve'],
  ['tini -s --|serve --flag'],
  ['/sbin/tini -g -p SIGTERM|serve'],
  ['dumb-init -r 15:3 --|serve'],
  ['timeout 30|serve'],
  ['timeout -k 5 --signal=KILL 1m|serve'],
  ['timeout -v -- 30|serve'],
  ['nice -n 10 ionice -c2 -n7|serve'],
  ['flock -w 5 /lock|serve'],
  ['dockerize -wait tcp://db:5432 -timeout 60s|serve'],
  ['docker-entrypoint.sh|serve'],
  ['/usr/local/bin/docker-php-entrypoint|php-fpm'],
  ['wait-for-it db:5432 --|serve'],
  ['./wait-for-postgres.sh db --|serve'],
  ['wait-for-it db:5432 -t 60 -- gosu app|serve'],
  ['tini -- docker-entrypoint.sh|serve'],
  ['/app/waiter.sh|sh -c x'],
  ['|/app/waiter.sh sh -e x'],
  // Not in front of anything.
  ['|docker-entrypoint.sh -c x'],
  ['|docker-entrypoint.sh'],
  ['|npm run test -- unit'],
  ['|pytest -- -k unit'],
  ['|timeout 30'],
  ['|env'],
  ['A=b|'],
])('in %j the program begins at the bar', (text) => {
  const [before = '', rest = ''] = text.includes('|') ? text.split('|') : ['', text]
  const words = (part: string) => part.split(' ').filter((word) => word !== '')
  expect(programStart([...words(before), ...words(rest)])).toBe(words(before).length)
})

test.each([
  ['/usr/sbin/mysqld', 'mysqld'],
  ['./migrate', 'migrate'],
  ['psql', 'psql'],
  ['', ''],
])('the bare name of %j is %j', (word, expected) => {
  expect(bareName(word)).toBe(expected)
})
