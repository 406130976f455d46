import { describe, expect, test } from '@jest/globals'
import { commandFacts } from '../../../../src/roles/facts/command-facts.js'
import { scriptEnds, withScript } from '../../../../src/roles/facts/script-facts.js'

const facts = (script: string) => commandFacts({ entrypoint: ['sh', '-c', script, 'x'], command: undefined })

describe('a script', () => {
  test.each([
    ['until nc -z db 5432; do sleep 1; done\ncp -r /a /b'],
    ['acme configure\necho done\nexit 0'],
    ['if [ -d s/x ]; then echo there; else acme new-site x; fi'],
    ['[ -n "$X" ] || exit 1\nexec cp a b'],
  ])('%j ends', (script) => {
    expect(scriptEnds({ path: '/x', facts: facts(script) })).toBe(true)
  })

  test.each([
    ['cp a b\nacme'],
    ['while true; do cp a b; sleep 5; done'],
    ['cp a b\nexec acme'],
    ['if [ "$1" = x ]; then exec acme; else echo there; fi'],
    ['if [ "$1" = x ]; then acme; else echo usage; exit 1; fi'],
    ['case "$1" in x) acme;; *) echo usage;; esac'],
    ['gunicorn app\necho stopped'],
    [''],
  ])('%j may stay', (script) => {
    expect(scriptEnds({ path: '/x', facts: facts(script) })).toBe(false)
  })
})

describe('a command', () => {
  const script = { path: '/x.sh', facts: facts('alembic upgrade head') }

  test('does what its script does', () => {
    expect(withScript(facts('/x.sh'), script)).toMatchObject({ migration: 'known', script })
  })

  test.each([['./start-server.sh'], ['/migrate.sh'], ['/init_db.sh'], ['sleep infinity']])(
    '%s says by itself what it does',
    (line) => {
      const own = facts(line)
      expect(withScript(own, script)).toEqual({ ...own, earlierMigration: own.earlierMigration })
    },
  )

  test('that serves may migrate in its script', () => {
    const migrating = { path: '/x.sh', facts: facts('alembic upgrade head\nexec uvicorn x') }
    expect(withScript(facts('./start-server.sh'), migrating).earlierMigration).toBe('alembic upgrade head')
  })
})
