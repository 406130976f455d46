import { expect, test } from '@jest/globals'
import { servicesOf } from '../../../src/compose/service.js'

test.each(['pre_start', 'post_start', 'pre_stop'])('%s hooks are run by Compose alone', (hook) => {
  const of = (hooks: readonly object[]) => {
    const model = { services: { a: { image: 'x', [hook]: JSON.parse(JSON.stringify(hooks)) } } }
    return servicesOf(model, model).a?.startedByCompose
  }
  expect([of([{ command: ['true'] }]), of([])]).toEqual([true, false])
})
