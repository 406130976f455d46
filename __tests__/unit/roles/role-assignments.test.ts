import { expect, test } from '@jest/globals'
import { eachRole } from '../../../src/roles/role-assignments.js'

test('each role keeps the services that play it', () => {
  const one = (service: string) => [{ service, why: 'a reason' }]
  const roles = {
    ...{ database: one('db'), migrate: one('migrate'), app: one('web'), acceptance: one('e2e') },
    ...{ test: one('unit'), companions: one('worker'), job: one('seed'), leftOut: one('adminer') },
  }
  expect(eachRole(roles, (all) => all.map(({ service }) => service).join())).toEqual({
    ...{ database: 'db', migrate: 'migrate', app: 'web', acceptance: 'e2e' },
    ...{ test: 'unit', companions: 'worker', job: 'seed', leftOut: 'adminer' },
  })
})
