import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { CATALOGUE } from '../../../src/findings/catalogue.js'
import { version } from '../../../src/version.js'
import { read, tracked } from './files.js'
import { sourceFiles } from './source-files.js'

const packageJson = JSON.parse(read('package.json')) as {
  version: string
  files: string[]
  bin: Record<string, string>
  dependencies?: unknown
}

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

describe('the package', () => {
  test('says one version everywhere', () => {
    expect(packageJson.version).toBe(version)
    const lock = JSON.parse(read('package-lock.json')) as {
      version: string
      packages: { '': { version: string } }
    }
    expect([lock.version, lock.packages[''].version]).toEqual([version, version])
  })

  test('brings all it needs in dist', () => {
    expect(packageJson.dependencies).toBeUndefined()
    expect(packageJson.files).toEqual(expect.arrayContaining(['dist', 'action.yml']))
  })

  test('is locked without the address anything was fetched from', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"')
  })

  test('can be installed everywhere: the parts for other systems are locked too', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }
    const wanted = Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}))
    expect(wanted.length).toBeGreaterThan(10)
    const locked = Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, ''))
    expect(wanted.filter((name) => !locked.includes(name))).toEqual([])
  })

  test('ships the licence of every package it bundles', () => {
    const imported = tracked(/^src\/.*\.ts$/).flatMap((file) =>
      [...read(file).matchAll(/(?:from |import\()'((?:@[\w-]+\/)?[\w-]+)[^']*'/g)].map(
        ({ 1: name = '' }) => name,
      ),
    )
    const bundled = [...new Set(imported)].filter((name) => name !== 'node').sort()
    expect(bundled).toEqual(expect.arrayContaining(['@actions/core', 'commander', 'dockerode', 'yaml']))
    const licences = read('dist/gate/licenses.txt').split('\n')
    const told = bundled.filter((name) => {
      const at = licences.indexOf(name)
      return (
        at >= 0 && licences.slice(at + 1, at + 8).some((line) => /MIT|ISC|BSD|Apache|Copyright/.test(line))
      )
    })
    expect(told).toEqual(bundled)
  })
})

describe('tracked text', () => {
  // In pieces, so that this file does not hold what it looks for.
  const hosts = [
    ['registry', 'npmjs', 'org'],
    ['registry', 'yarnpkg', 'com'],
    ['deb', 'debian', 'org'],
    ['security', 'debian', 'org'],
    ['snapshot', 'debian', 'org'],
    ['ftp', 'debian', 'org'],
  ].map((parts) => parts.join('.'))
  const files = tracked(/./).filter((file) => !/^dist\/|\.(png|zst|tgz)$/.test(file))

  test('names no package registry and nobody’s home folder', () => {
    const homes = /(^|[\s"'`(=:])\/(root|home\/\w+|Users\/\w+)\//m
    const guilty = files.filter((file) => {
      const text = read(file)
      // A Compose project may well mount something into a home folder of its image, where some stores keep their data.
      const isInImage = file.startsWith('__tests__/projects/') || file === 'src/stores/data-folders.ts'
      return (homes.test(text) && !isInImage) || hosts.some((host) => text.includes(host))
    })
    expect(guilty).toEqual([])
  })
})

interface Workflow {
  readonly permissions?: Record<string, string>
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}
interface Job {
  readonly 'timeout-minutes'?: number
  readonly permissions?: Record<string, string>
  readonly steps: readonly { readonly uses?: string; readonly with?: Record<string, unknown> }[]
}

describe.each(tracked(/^(examples\/[^/]+\/)?\.github\/workflows\/[^/]+\.ya?ml$/))('%s', (file) => {
  const text = read(file)
  const workflow = parse(text) as Workflow
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps)

  test('pins every action by commit, with its version beside it', () => {
    const uses = [...text.matchAll(/uses: (.*)$/gm)].map(({ 1: used = '' }) => used)
    expect(uses.length).toBeGreaterThan(0)
    const foreign = uses.filter((used) => used !== './' && !used.startsWith('compose-gate/compose-gate@'))
    expect(foreign.filter((used) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used))).toEqual([])
  })

  test('may read the repository and no more, unless a job says why', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const scope of jobs.flatMap((job) => Object.keys(job.permissions ?? {}))) {
      expect(text).toMatch(new RegExp(`^ +${scope}: write # \\w+`, 'm'))
    }
  })

  test('keeps no credentials, ends in time, and does not run twice side by side', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false))
    expect(jobs.every((job) => Number(job['timeout-minutes']) > 0)).toBe(true)
    expect(workflow.concurrency).toBeDefined()
  })
})

test('a number has one name, and the name is of no other number', () => {
  const names = sourceFiles.flatMap(({ path }) =>
    [...read(`src/${path}`).matchAll(/^(?:export )?const ([A-Z][A-Z_]+) = [\d_]+$/gm)].map(
      ({ 1: name }) => name,
    ),
  )
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('the documentation has an entry for every finding, with its severity, and no other', () => {
  const entries = [
    ...read('docs/findings.md').matchAll(/^### ([A-Z_]+)\n(?:\*\*(Warning)\.?\*\*|\*(Notice)\.\*)/gm),
  ]
  const documented = entries.map(([, code = '', warning, notice]) => ({
    code,
    severity: (warning ?? notice ?? '').toLowerCase(),
  }))
  const known = CATALOGUE.map(({ code, severity }) => ({ code, severity }))
  const byCode = (one: { code: string }, other: { code: string }) => (one.code < other.code ? -1 : 1)
  expect(documented.sort(byCode)).toEqual(known.sort(byCode))
})
