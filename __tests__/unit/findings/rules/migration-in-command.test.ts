import { expect, test } from '@jest/globals'
import { migrationInCommand } from '../../../../src/findings/rules/migration-in-command.js'
import { findingsBy, sound } from '../planned-findings.js'

test('a migration in front of the server', () => {
  const entrypoint = ['sh', '-c', 'python manage.py migrate && exec gunicorn shop']
  const found = findingsBy(migrationInCommand, {
    db: sound.db,
    app: { build: '', ports: ['80'], entrypoint },
  })
  expect(found.map(({ severity, at }) => [severity, at?.file])).toEqual([
    ['notice', 'services.app.entrypoint'],
  ])
  expect(found[0]?.message).toContain('(`python manage.py migrate`)')
})

test('not in a service of its own', () => expect(findingsBy(migrationInCommand, sound)).toEqual([]))
