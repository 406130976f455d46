import { expect, test } from '@jest/globals'
import { findingsOf } from '../../../../src/findings/rule.js'
import { bindSource } from '../../../../src/findings/rules/bind-source.js'
import { project } from '../../plan/sketch.js'

test.each([
  ['/shop/nginx.conf', '/etc/nginx.conf', 'warning', './nginx.conf is not there'],
  ['/shop/config', '/etc/app.toml', 'warning', './config is not there'],
  ['/shop/data', '/data', 'notice', './data is not there'],
  ['/shop/conf.d', '/etc/conf.d', 'notice', './conf.d is not there'],
  ['/srv/data', '/data', 'notice', '/srv/data is not there'],
])('%s at %s', (source, target, severity, begin) => {
  const shop = project({ web: { image: 'acme/web:1' } })
  const { web: service } = shop.services
  if (service === undefined) throw new Error('no service')
  const found = findingsOf(bindSource, { project: shop, missing: [{ service, source, target }] })
  expect(found).toMatchObject([
    { severity, code: 'BIND_SOURCE', at: { file: `services.web.volumes.${target}` } },
  ])
  expect(found[0]?.message).toContain(begin)
})
