import { expect, test } from '@jest/globals'
import { exposureInModel } from '../../../src/reach/service-exposure.js'

const model = { services: { app: {}, side: { network_mode: 'service:app' }, host: { network_mode: 'host' } } }

test.each([
  ['app', { kind: 'published', by: 'app' }],
  ['side', { kind: 'published', by: 'app' }],
  ['host', { kind: 'host' }],
])('%s is exposed', (service, exposure) => expect(exposureInModel(model, service)).toEqual(exposure))
