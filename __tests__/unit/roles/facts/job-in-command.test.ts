import { describe, expect, test } from '@jest/globals'
import { jobInCommand } from '../../../../src/roles/facts/job-in-command.js'
import { commandFactsOf } from '../role-sketches.js'

const job = (script: string) => {
  const [command] = commandFactsOf(script).commands
  if (command === undefined) throw new Error('no command')
  const { migration, prepares, databaseStep } = jobInCommand(command)
  return [migration, prepares, databaseStep]
}

describe('the job of a command', () => {
  test.each<[string, readonly unknown[]]>([
    ['alembic upgrade head', ['known', false, 'migrate']],
    ['npm run migrate', ['named', false, 'migrate']],
    ['mlflow db upgrade postgresql://db', ['named', false, 'migrate']],
    ['pnpm --filter api db:push', ['named', false, 'migrate']],
    ['bin/magento setup:upgrade', ['named', false, 'migrate']],
    ['sh -c "./scripts/upgrade-db.sh"', ['named', false, 'migrate']],
    ['drush updb -y', ['named', false, 'migrate']],
    ['./shop --db upgrade', [undefined, false, undefined]],
    ['python update_db_worker.py', [undefined, false, undefined]],
    ['npm run seed', [undefined, true, 'fill']],
    ['n8n import:workflow', ['known', true, 'fill']],
    ['kong migrations bootstrap', ['known', false, 'make']],
    ['psql -c "create database shop"', [undefined, true, 'make']],
    ['manage.py collectstatic', [undefined, true, undefined]],
    ['./prestart.sh', [undefined, true, undefined]],
    ['python scripts/create_tables.py', [undefined, true, undefined]],
    ['python -m app.initial_data', [undefined, true, undefined]],
    ['flask init-db', [undefined, true, undefined]],
    ['npm run db:setup', [undefined, true, undefined]],
    ['python load_data_worker.py', [undefined, false, undefined]],
    ['./shop --init-db', [undefined, false, undefined]],
    ['./shop --data /srv/load-data/in', [undefined, false, undefined]],
    ['./serve', [undefined, false, undefined]],
    ['mix do ecto.migrate, phx.server', [undefined, false, undefined]],
  ])('`%s`', (script, expected) => {
    expect(job(script)).toEqual(expected)
  })

  test('is not what only waits in front of it', () => {
    expect(job('flyway migrate -- ./serve')).toEqual([undefined, false, undefined])
  })
})
