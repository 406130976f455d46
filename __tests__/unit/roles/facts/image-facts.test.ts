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
    ['grafana/k6', ['loadTool']],
    ['curlimages/curl', ['client']],
    ['grafana/promtail:3', ['tool', 'shipper']],
    ['mcr.microsoft.com/playwright:v1.49.0-noble', ['testBase']],
    ['mcr.microsoft.com/playwright/python:v1.49.0', ['testBase']],
    ['acme/shop', []],
  ])('%s', (image, kinds) => {
    expect(imageFacts({ image })).toMatchObject({ text: image, kinds })
  })

  test('nothing of none', () => {
    expect(imageFacts({})).toEqual({ text: undefined, kinds: [], toolName: undefined, saysTest: false })
  })

  test('its name may say a tool, its namespace does not', () => {
    expect(imageFacts({ image: 'acme/shop-grafana' }).toolName).toBe('known')
    expect(imageFacts({ image: 'acme/pdf-exporter' }).toolName).toBe('common')
    expect(imageFacts({ image: 'grafana/shop' }).toolName).toBeUndefined()
  })

  test('what it is built from counts too', () => {
    const built = { base: 'cypress/included:13', hasHealthCheck: false }
    expect(imageFacts({ built })).toMatchObject({ text: 'cypress/included:13', kinds: ['testTool'] })
    expect(imageFacts({ image: 'nginx', built })).toMatchObject({
      text: 'nginx',
      kinds: ['server', 'testTool'],
    })
  })
})
