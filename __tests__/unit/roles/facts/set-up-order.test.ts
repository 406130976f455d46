import { describe, expect, test } from '@jest/globals'
import { setUpOrder } from '../../../../src/roles/facts/set-up-order.js'
import { commandFactsOf } from '../role-sketches.js'

const order = (script: string) => setUpOrder(commandFactsOf(script).last)

describe('the order to set something up', () => {
  test.each([
    ['npx directus bootstrap', 'bootstrap'],
    ['./manage.sh upgrade', 'upgrade'],
    ['mvn liquibase:update', 'liquibase:update'],
    ['php bin/console doctrine:schema:update --force', 'doctrine:schema:update'],
    ['drush site:install -y', 'site:install'],
    ['python manage.py syncdb', 'syncdb'],
    ['python -m app.db.upgrade', 'app.db.upgrade'],
    ['python scripts/ensure_schema.py', 'scripts/ensure_schema.py'],
    ['./shop --config /etc/shop.toml db sync', 'sync'],
    ['bun run ./src/db/apply.ts', './src/db/apply.ts'],
    ['dotnet Shop.Setup.dll', 'Shop.Setup.dll'],
    ['bash /scripts/populate.sh', '/scripts/populate.sh'],
    ['directus bootstrap && directus compact', undefined],
    ['./shop sync', undefined],
    ['./shop db sync --daemon', undefined],
    ['python update_loop.py', undefined],
    ['python -m setup_bot', undefined],
    ['node dist/bootstrap-server.js', undefined],
    ['./shop start setup', undefined],
    ['./shop --mode setup', undefined],
    ['./updater', undefined],
    ['./shop http://setup', undefined],
  ])('`%s`', (script, expected) => {
    expect(order(script)).toBe(expected)
  })
})
