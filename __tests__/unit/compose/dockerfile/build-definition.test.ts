import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../../../src/common/json.js'
import { buildDefinition } from '../../../../src/compose/dockerfile/build-definition.js'
import { servicesOf } from '../../../../src/compose/service.js'

function definition(build: JsonObject | undefined) {
  const services = { app: build === undefined ? { image: 'x' } : { build } }
  const { app } = servicesOf({ services }, { services })
  return app && buildDefinition(app)
}

test('a build of this machine', () => {
  const build = {
    context: '/shop/$$a',
    dockerfile: 'docker/Dockerfile',
    target: 'release',
    args: { A: '1', NOT_SET: null },
    additional_contexts: {
      base: 'service:base',
      tools: 'docker-image://acme/tools:1',
      files: '/shop/files',
      git: 'https://example.org/x.git',
    },
    tags: ['acme/app:2'],
  }
  expect(definition(build)).toEqual({
    context: '/shop/$a',
    dockerfile: '/shop/$a/docker/Dockerfile',
    inline: undefined,
    target: 'release',
    args: new Map([['A', '1']]),
    contexts: new Map([
      ['base', { kind: 'service', service: 'base' }],
      ['tools', { kind: 'image', image: 'acme/tools:1' }],
      ['files', { kind: 'folder', path: '/shop/files' }],
      ['git', { kind: 'elsewhere' }],
    ]),
    tags: ['acme/app:2'],
  })
})

test('arguments and contexts may be lists', () => {
  const { args, contexts } = definition({ args: ['A=1', 'B'], additional_contexts: ['a=/a=b'] }) ?? {}
  expect(args).toEqual(new Map([['A', '1']]))
  expect(contexts).toEqual(new Map([['a', { kind: 'folder', path: '/a=b' }]]))
})

test('a build from elsewhere, or of a Dockerfile that stands in the file', () => {
  expect(definition({ context: 'https://example.org/app.git#main' })).toMatchObject({
    context: undefined,
    dockerfile: undefined,
  })
  expect(definition({ context: '/shop', dockerfile_inline: 'FROM x\nRUN $$A' })).toMatchObject({
    context: '/shop',
    dockerfile: undefined,
    inline: 'FROM x\nRUN $A',
  })
})

test('none', () => {
  expect(definition(undefined)).toBeUndefined()
})
