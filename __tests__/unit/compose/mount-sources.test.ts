import { expect, test } from '@jest/globals'
import { mountSources, writableSources } from '../../../src/compose/mount-sources.js'

test('volumes and folders of the machine, and those that a service may write to', () => {
  const volumes = [
    { type: 'volume', source: 'data', target: '/data' },
    { type: 'bind', source: '/shop/conf', target: '/etc/conf', read_only: true },
    { type: 'tmpfs', target: '/run' },
  ]
  expect(mountSources({ raw: { volumes } })).toEqual(['data', '/shop/conf'])
  expect(writableSources({ raw: { volumes } })).toEqual(['data'])
  expect(mountSources({ raw: {} })).toEqual([])
})
