import { expect, test } from '@jest/globals'
import { fileSourcesOf } from '../../../src/reach/file-sources.js'

const folder = { type: 'none', o: 'bind', device: '/shop/$$up' }
const model = {
  volumes: { data: {}, up: { driver_opts: folder }, share: { driver_opts: { type: 'nfs', device: ':/up' } } },
  secrets: { key: { file: '/shop/key' }, text: { environment: 'TEXT' } },
  configs: { app: { file: '/shop/$$app.ini' }, nginx: { file: '/shop/nginx' }, own: { content: 'x' } },
}

test('what a service gets from files, and what it gets otherwise', () => {
  const service = {
    image: 'shop',
    volumes: [
      { type: 'bind', source: '/shop/src', target: '/src', read_only: true },
      { type: 'volume', source: 'up', target: '/up' },
      { type: 'volume', source: 'share', target: '/share' },
      { type: 'volume', source: 'data', target: '/data' },
    ],
    secrets: [{ source: 'key' }, 'text'],
    configs: [
      { source: 'app', target: 'own.ini' },
      { source: 'nginx', target: '/etc/nginx' },
      { source: 'own' },
    ],
  }
  const { sources, rest } = fileSourcesOf(service, model)
  expect(
    sources.map(({ kind, name, path, target, isReadOnly }) => [kind, name, path, target, isReadOnly]),
  ).toEqual([
    ['bind', '/src', '/shop/src', '/src', true],
    ['volume', 'up', '/shop/$up', '/up', false],
    ['secret', 'key', '/shop/key', '/run/secrets/key', true],
    ['config', 'app', '/shop/$app.ini', '/own.ini', true],
    ['config', 'nginx', '/shop/nginx', '/etc/nginx', true],
  ])
  expect(sources[3]?.entry).toEqual({
    type: 'bind',
    source: '/shop/$$app.ini',
    target: '/own.ini',
    read_only: true,
  })
  expect(rest).toEqual({
    image: 'shop',
    volumes: [
      { type: 'volume', source: 'share', target: '/share' },
      { type: 'volume', source: 'data', target: '/data' },
    ],
    secrets: ['text'],
    configs: [{ source: 'own' }],
  })
})

test('a service without files stays as it is', () => {
  expect(fileSourcesOf({ image: 'shop' }, model)).toEqual({ sources: [], rest: { image: 'shop' } })
})
