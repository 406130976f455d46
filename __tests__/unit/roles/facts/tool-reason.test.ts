import { describe, expect, test } from '@jest/globals'
import type { Sketch } from '../../plan/sketch.js'
import { factsOf } from '../role-sketches.js'

const tool = (name: string, sketch: Sketch) => factsOf({ [name]: sketch }, name).tool

describe('a tool', () => {
  test('by its image, and where that stands', () => {
    expect(tool('mail', { image: 'mailhog/mailhog', ports: ['8025'] })).toEqual({
      why: 'mailhog/mailhog is a tool',
      path: ['services', 'mail', 'image'],
    })
  })

  test('also one whose command does not say that it ends', () => {
    expect(tool('metrics', { image: 'grafana/mimir:2', command: '-config.file=/m.yaml' })).toBeDefined()
    expect(tool('ldap', { image: 'osixia/phpldapadmin', ports: ['80'] })).toBeDefined()
  })

  test('by its name', () => {
    expect(tool('grafana', { build: '', ports: ['3000'] })?.why).toBe('its name says tool (grafana)')
    expect(tool('console', { build: '' })?.why).toBe('its name says tool (console)')
  })

  test('by its command, and where that stands', () => {
    const sketch: Sketch = { build: '', command: 'npx -y prisma@6.1.0 studio', ports: ['5555'] }
    expect(tool('shop', sketch)).toEqual({
      why: 'its command runs a tool',
      path: ['services', 'shop', 'command'],
    })
  })

  test.each<[string, Sketch]>([
    ['shop', { build: '', command: 'celery -A shop worker', ports: ['80'] }],
    ['shop', { build: '', command: 'npx prisma studio && npm start', ports: ['80'] }],
    ['console', { build: '', ports: ['80'] }],
    ['storybook', { build: '', ports: ['80'] }],
    ['shop', { build: '', image: 'acme/tempo', ports: ['80'] }],
    ['shop', { image: 'acme/shop' }],
    ['wpcli', { image: 'wordpress:cli', command: 'wp core install --url=x' }],
    ['genkeys', { image: 'kibana:9', command: 'bin/kibana-encryption-keys generate' }],
    ['dashboards', { image: 'grafana/grafana', entrypoint: ['grafana-cli'], command: 'plugins install x' }],
    ['kibana-token', { image: 'curlimages/curl:8.8.0', command: '-X POST http://es:9200/token' }],
  ])('not %s %j', (name, sketch) => {
    expect(tool(name, sketch)).toBeUndefined()
  })
})
