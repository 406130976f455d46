import { expect, test } from '@jest/globals'
import { BuiltImages } from '../../../src/compose/built-images.js'
import { unbuiltImages } from '../../../src/compose/unbuilt-images.js'
import { project, type Sketch } from '../plan/sketch.js'

const INACTIVE = [
  { service: 'base', profiles: ['build'], builds: { image: 'acme/base:1' } },
  { service: 'tools', profiles: ['build', 'ci'], builds: {} },
  { service: 'admin', profiles: ['debug'] },
  { service: 'nowhere', profiles: [], builds: { image: 'gone' } },
]

function wanted(app: Sketch, others: Readonly<Record<string, Sketch>> = {}): readonly string[] {
  const plain = project({ app, ...others })
  const whole = { ...plain, declaredName: 'acme', sources: { ...plain.sources, inactive: INACTIVE } }
  const service = whole.services.app
  if (service === undefined) throw new Error('no app')
  const built = new BuiltImages(Object.values(whole.services), whole)
  return unbuiltImages(service, built, whole).map(
    ({ image, maker, profiles, at }) => `${image} ${maker} ${profiles} ${at?.file}`,
  )
}

const build = (contexts: object): Sketch => ({ build: { additional_contexts: { ...contexts } } })

test.each<[string, Sketch, readonly string[]]>([
  [
    'its own image',
    { image: 'docker.io/acme/base:1' },
    ['docker.io/acme/base:1 base build services.app.image'],
  ],
  ['the name that Compose gives', { image: 'acme-tools' }, ['acme-tools tools build,ci services.app.image']],
  [
    'a context of its build',
    build({ src: 'docker-image://acme/base:1' }),
    ['acme/base:1 base build services.app.build.additional_contexts.src'],
  ],
  [
    'a volume',
    { image: 'x', raw: { volumes: [{ type: 'image', source: 'acme/base:1', target: '/x' }] } },
    ['acme/base:1 base build services.app.volumes'],
  ],
  ['another tag', { image: 'acme/base:2' }, []],
  ['one that is to be extended alone', { image: 'gone' }, []],
  ['a service that builds nothing', { image: 'acme-admin' }, []],
])('%s', (_, app, expected) => {
  expect(wanted(app)).toEqual(expected)
})

test('not what an active service builds too', () => {
  expect(wanted({ image: 'acme/base:1' }, { also: { image: 'acme/base:1', build: '' } })).toEqual([])
})
