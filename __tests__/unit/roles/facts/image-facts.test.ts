import { describe, expect, test } from '@jest/globals'
import { imageFacts } from '../../../../src/roles/facts/image-facts.js'

describe('what is known of an image', () => {
  test.each<[string, readonly string[]]>([
    ['adminer', ['tool']],
    ['ghcr.io/acme/adminer:4@sha256:0123', ['tool']],
    ['nginx:1', ['server']],
    ['flyway/flyway:10', ['migration']],
    ['minio/mc', ['migration']],
    ['acme/mc', []],
    ['grafana/k6', ['testTool']],
    ['curlimages/curl', ['client']],
    ['acme/shop', []],
  ])('%s', (image, kinds) => {
    expect(imageFacts(image)).toMatchObject({ text: image, kinds })
  })

  test('nothing of none', () => {
    expect(imageFacts(undefined)).toEqual({ text: undefined, kinds: [], toolName: undefined })
  })

  test('its name may say a tool, its namespace does not', () => {
    expect(imageFacts('acme/shop-grafana').toolName).toBe('known')
    expect(imageFacts('acme/pdf-exporter').toolName).toBe('common')
    expect(imageFacts('grafana/shop').toolName).toBeUndefined()
  })
})
