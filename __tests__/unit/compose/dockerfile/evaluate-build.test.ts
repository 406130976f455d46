import { describe, expect, test } from '@jest/globals'
import type { BuildDefinition } from '../../../../src/compose/dockerfile/build-definition.js'
import { buildStages } from '../../../../src/compose/dockerfile/build-stages.js'
import {
  type BuildSurroundings,
  contextName,
  evaluateBuild,
} from '../../../../src/compose/dockerfile/evaluate-build.js'
import { allCopies } from '../../../../src/compose/dockerfile/image-content.js'
import { parseIgnores } from '../../../../src/compose/dockerfile/path-patterns.js'

const plain = { context: '/shop', args: new Map(), contexts: new Map(), tags: [] } satisfies BuildDefinition
const folder = (path: string) => [path, { path, ignores: parseIgnores('') }] as const

function evaluated(
  dockerfile: string,
  definition: Partial<BuildDefinition> = {},
  more: Partial<BuildSurroundings> = {},
) {
  return evaluateBuild({
    definition: { ...plain, ...definition },
    stages: buildStages(dockerfile),
    folders: new Map([folder('/shop'), folder('/files')]),
    platform: new Map([['TARGETARCH', 'arm64']]),
    builtImage: () => undefined,
    builtBy: () => undefined,
    ...more,
  })
}

const images = (...asked: Parameters<typeof evaluated>) =>
  evaluated(...asked).images.map(({ image, line }) => `${line} ${image}`)

describe('the images that a build is made from', () => {
  test('are those of FROM, COPY and RUN', () => {
    const text = `FROM local/base:dev
COPY --from=local/assets /a /b
RUN --mount=type=bind,from=local/tools,target=/t --mount=type=cache,target=/c true
`
    expect(images(text)).toEqual(['1 local/base:dev', '2 local/assets', '3 local/tools'])
  })

  test('are only those of the stages that the target needs', () => {
    const text = `FROM a AS one
FROM b AS two
COPY --from=c / /
FROM one AS three
COPY --from=0 /x /y
FROM two
`
    expect(images(text)).toEqual(['2 b', '3 c'])
    expect(images(text, { target: 'three' })).toEqual(['1 a'])
    expect(images(text, { target: 'none' })).toEqual([])
  })

  test.each([
    ['ARG TAG=dev\nFROM local/base:${TAG}', {}, 'local/base:dev'],
    ['ARG TAG=dev\nFROM local/base:${TAG}', { TAG: 'ci' }, 'local/base:ci'],
    ['ARG TAG\nFROM local/base:${TAG:-dev}', {}, 'local/base:dev'],
    ['ARG A=x\nARG BASE=local/$A\nFROM "$BASE"', {}, 'local/x'],
    ['FROM base-$TARGETARCH', {}, 'base-arm64'],
    ['ARG N=local/a\nFROM debian AS debian\nARG N\nFROM $N', {}, 'local/a'],
    ['FROM 0', {}, '0'],
  ])('%j with %j is built on %s', (text, args, expected) => {
    expect(evaluated(text, { args: new Map(Object.entries(args)) }).images.at(-1)?.image).toBe(expected)
  })

  test('are not those that a named context stands for', () => {
    const contexts: BuildDefinition['contexts'] = new Map([
      ['docker.io/local/base', { kind: 'service', service: 'base' }],
      ['files', { kind: 'folder', path: '/files' }],
    ])
    expect(images('FROM local/base:latest\nCOPY --from=files x y', { contexts })).toEqual([])
  })

  test('a stage of the same name as its base is built on the image', () => {
    expect(images('FROM node AS node\nFROM node')).toEqual(['1 node'])
  })
})

describe('what a build copies', () => {
  const copies = (...asked: Parameters<typeof evaluated>) => {
    const { result } = evaluated(...asked)
    return allCopies(result ?? { copies: [] }).map(({ from, sources, destination }) => {
      const place = from.kind === 'folder' ? from.folder.path : from.kind
      return `${place}: ${sources.join(' ')} → ${destination}`
    })
  }

  test('lands where WORKDIR, ENV and ARG say', () => {
    const text = `ARG ROOT=/srv
FROM x
ARG ROOT
ENV APP=$ROOT/app
WORKDIR $APP
WORKDIR lib
COPY a b ./
ADD ["c d", "/etc/"]
`
    expect(copies(text)).toEqual(['/shop: a b → /srv/app/lib/', '/shop: c d → /etc/'])
  })

  test('is unknown where the base says where', () => {
    expect(copies('FROM x\nCOPY . .\nCOPY y $HOME/y')).toEqual([
      '/shop: . → undefined',
      '/shop: y → undefined',
    ])
    expect(copies('FROM scratch\nCOPY . .')).toEqual(['/shop: . → /'])
  })

  test('is that of the stages it begins with', () => {
    const text = 'FROM x AS base\nWORKDIR /a\nCOPY one .\nFROM base\nCOPY two .\n'
    expect(copies(text)).toEqual(['/shop: one → /a', '/shop: two → /a'])
  })

  test('comes from stages, contexts, addresses and here-documents', () => {
    const contexts: BuildDefinition['contexts'] = new Map([['files', { kind: 'folder', path: '/files' }]])
    const text = `FROM x AS made
FROM y
COPY --from=made /out /out
COPY --from=files f /f
COPY --from=z /z /z
ADD https://example.org/tool.tar /opt/
COPY main.c <<note.txt /src/
hello
note.txt
COPY --parents a/b/c /p
`
    expect(copies(text, { contexts })).toEqual([
      'image: /out → /out',
      '/files: f → /f',
      'elsewhere: /z → /z',
      'elsewhere: tool.tar → /opt/',
      '/shop: main.c → /src/',
      'elsewhere: note.txt → /src/',
      '/shop: a/b/c → /p/a/b/c',
    ])
  })

  test('goes on from what another build of the project makes, ONBUILD included', () => {
    const base = evaluated('FROM x\nENV H=/home\nWORKDIR /base\nCOPY lib .\nONBUILD COPY app $H/').result
    const text = 'FROM local/base\nCOPY more $H/more'
    expect(copies(text, {}, { builtImage: (image) => (image === 'local/base' ? base : undefined) })).toEqual([
      '/shop: lib → /base',
      '/shop: app → /home/',
      '/shop: more → /home/more',
    ])
  })
})

test.each([
  ['docker.io/library/debian:latest', 'debian'],
  ['Shop-Base', 'shop-base'],
  ['ghcr.io/a/b:1', 'ghcr.io/a/b:1'],
])('the context of %s is looked for as %s', (name, expected) => {
  expect(contextName(name)).toBe(expected)
})
