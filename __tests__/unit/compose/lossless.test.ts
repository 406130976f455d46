import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../src/common/json.js'
import { object } from '../../../src/common/json.js'
import { lossless } from '../../../src/compose/lossless.js'

const repaired = (services: JsonObject) => object(lossless({ services }, false).services)

describe('Compose reads its answer again', () => {
  test('without the profiles, which would leave services out once more', () => {
    expect(repaired({ app: { image: 'x', profiles: ['dev'] } })).toEqual({ app: { image: 'x' } })
  })

  test('without optional dependencies on what is left out, but with those that are missed', () => {
    const depends_on = { gone: { required: false }, db: { required: false }, missed: { required: true } }
    expect(repaired({ app: { image: 'x', depends_on }, db: { image: 'y' } }).app).toEqual({
      image: 'x',
      depends_on: { db: { required: false }, missed: { required: true } },
    })
  })

  test('with the paths of SSH keys as they are written in files', () => {
    const build = { context: '.', ssh: ['default', 'deploy: /keys/deploy'] }
    expect(repaired({ app: { build } }).app).toEqual({
      build: { context: '.', ssh: ['default', 'deploy=/keys/deploy'] },
    })
  })

  test('with the keys of devices as they are written in files', () => {
    const blkio_config = { weight: 300, device_read_bps: [{ Path: '/dev/sda', Rate: '1048576' }] }
    expect(repaired({ app: { image: 'x', blkio_config } }).app).toEqual({
      image: 'x',
      blkio_config: { weight: 300, device_read_bps: [{ path: '/dev/sda', rate: '1048576' }] },
    })
  })

  test('with one dollar in keys, which are not interpolated, and two in values', () => {
    const labels = { a$$b: 'c$$d' }
    expect(lossless({ services: { app: { labels: [labels] } } }, true)).toEqual({
      services: { app: { labels: [{ a$b: 'c$$d' }] } },
    })
  })

  test('and shares what needs no repair', () => {
    const app = { image: 'x', depends_on: { db: {} } }
    expect(repaired({ app, db: {} }).app).toBe(app)
  })
})
