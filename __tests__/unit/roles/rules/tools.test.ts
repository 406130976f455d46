import { describe, expect, test } from '@jest/globals'
import { planned, project, type Sketch, servicesByRole } from '../../plan/sketch.js'
import { db, reason, web } from '../role-sketches.js'

describe('tools', () => {
  test('a tool, unless something needs it', () => {
    const mail: Sketch = { image: 'mailhog/mailhog', ports: ['8025'] }
    expect(reason({ db, web, mail }, 'mail')).toEqual([
      'mailhog/mailhog is a tool and nothing needs it',
      'services.mail.image',
    ])
    expect(
      servicesByRole(planned(project({ db, web: { ...web, needs: { mail: 'started' } }, mail }))),
    ).toMatchObject({
      companions: ['mail'],
    })
    expect(
      servicesByRole(planned(project({ db, web: { ...web, needs: { mail: 'started?' } }, mail }))),
    ).toMatchObject({
      leftOut: ['mail'],
    })
  })

  test.each<[string, Sketch]>([
    ['console', { build: '' }],
    ['npm', { image: 'jc21/nginx-proxy-manager' }],
    ['tools', { image: 'acme/tools' }],
    ['shell', { build: '' }],
    ['pdf-exporter', { build: '', image: 'acme/pdf-exporter' }],
    ['backup-api', { build: '' }],
    ['exporter', { build: '' }],
    ['storybook', { build: '' }],
    ['calendar', { build: '', image: 'acme/tempo' }],
  ])('but %s %j is an app where it publishes', (name, sketch) => {
    const published = { ...sketch, ports: ['3000:3000'] }
    expect(servicesByRole(planned(project({ db, web, [name]: published }))).app).toEqual([name, 'web'].sort())
  })

  test.each<[string, Sketch]>([
    ['console', { build: '' }],
    ['backup', { build: '' }],
    ['exporter', { image: 'acme/postgres-exporter', ports: ['9187:9187'] }],
    ['prometheus', { build: '', ports: ['9090:9090'] }],
    ['charts', { build: '', image: 'acme/grafana', ports: ['3000:3000'] }],
    ['kibana-proxy', { image: 'acme/gate' }],
    ['firefox', { image: 'selenium/standalone-firefox-debug', ports: ['4444:4444'] }],
  ])('%s %j is a tool', (name, sketch) => {
    expect(servicesByRole(planned(project({ db, web, [name]: sketch }))).leftOut).toEqual([name])
  })

  test.each([
    ['kibana-token', 'sh -c apk add curl; curl kibana:5601/token'],
    ['grafana-dashboards', 'cp -r /in /out'],
    ['mailhog-seed', 'curl mailhog:1025'],
  ])('%s, which runs `%s` once, is none', (name, command) => {
    const once: Sketch = { image: 'alpine', command, needs: { web: 'started' } }
    expect(servicesByRole(planned(project({ db, web, [name]: once })))).not.toHaveProperty('leftOut')
  })
})
