import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { parseCommandLine } from '../../../src/cli/parse-arguments.js'
import type { Problem } from '../../../src/common/problem.js'
import { shellWords } from '../../../src/common/shell-words.js'
import { version } from '../../../src/version.js'
import { documents, type Snippet, snippets } from './files.js'
import { yamlKind } from './yaml-kinds.js'

const all = documents.flatMap(snippets)
const yaml = all.filter(({ language }) => /^ya?ml$/.test(language))

/** What is wrong with a script, in the words of the shell; empty: nothing. Nothing is run. */
function syntaxErrors(script: string): string {
  return spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr
}

/** The commands in what a terminal shows. A line of its own ends with the next one, or goes on behind a backslash. */
function typed(console: string): string {
  const lines = console.split('\n')
  return lines.flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : [])).join('\n')
}

test('a snippet says its language, and YAML is of a kind that is validated', () => {
  const known = ['yaml', 'sh', 'console', 'text', 'dockerfile', 'groovy', 'json', 'mermaid']
  expect(all.filter(({ language }) => !known.includes(language)).map(({ place }) => place)).toEqual([])
  expect(yaml.filter(({ text }) => yamlKind(text) === undefined).map(({ place }) => place)).toEqual([])
})

describe('shell in the documentation', () => {
  const scripts = all.flatMap((snippet) => scriptsIn(snippet).map((script) => ({ ...snippet, script })))

  test.each(scripts)('$place is what a shell can read', ({ script }) => expect(syntaxErrors(script)).toBe(''))

  test('is shown, and a mistake would be found', () => {
    expect(scripts.length).toBeGreaterThan(20)
    expect(syntaxErrors('if true; then echo "')).not.toBe('')
  })
})

interface Job {
  readonly [key: string]: unknown
}

/** The scripts of a snippet: all of it, or those in steps and jobs. */
function scriptsIn({ language, text }: Snippet): readonly string[] {
  if (language === 'sh') return [text]
  if (language === 'console') return [typed(text)]
  if (language === 'groovy') return [...text.matchAll(/\bsh '([^']*)'/g)].map(({ 1: script = '' }) => script)
  return language === 'yaml' ? jobsIn(text).flatMap(scriptsOf) : []
}

/** The steps or jobs of a CI system. */
function jobsIn(text: string): readonly Job[] {
  const kind = yamlKind(text)
  const value = kind === 'part of compose' ? undefined : (parse(text) as unknown)
  if (kind === 'steps') return value as readonly Job[]
  if (kind === 'buildkite') return (value as { steps: readonly Job[] }).steps
  if (kind === 'gitlab') return Object.values(value as Readonly<Record<string, Job>>)
  if (kind === 'bitbucket') {
    const { pipelines } = value as {
      readonly pipelines: { readonly default: readonly { readonly step: Job }[] }
    }
    return pipelines.default.map(({ step }) => step)
  }
  if (kind === 'kubernetes')
    return (value as { readonly spec: { readonly containers: readonly Job[] } }).spec.containers
  if (kind !== 'workflow') return []
  const { jobs } = value as { readonly jobs: Readonly<Record<string, { readonly steps: readonly Job[] }>> }
  return Object.values(jobs).flatMap(({ steps }) => steps)
}

function scriptsOf(job: Job): readonly string[] {
  const lines = ['run', 'command', 'before_script', 'script'].flatMap((key) => job[key] ?? [])
  // Buildkite fills in variables itself, and wants a dollar twice for the shell. GitHub fills in expressions.
  return lines.map((line) =>
    String(line)
      .replaceAll('$$', '$')
      .replace(/\$\{\{.*?\}\}/g, 'x'),
  )
}

describe('pipelines of other systems', () => {
  /** The keys of jobs and steps that the pages use, all of them in the reference of the system. */
  const keys: Readonly<Record<string, readonly string[]>> = {
    gitlab: ['tags', 'image', 'services', 'variables', 'before_script', 'script', 'artifacts'],
    bitbucket: ['name', 'services', 'script', 'artifacts'],
    kubernetes: ['name', 'image', 'args', 'env', 'volumeMounts', 'securityContext'],
    buildkite: [
      ...['label', 'key', 'command', 'env', 'artifact_paths'],
      ...['timeout_in_minutes', 'depends_on', 'allow_dependency_failure'],
    ],
  }
  const shown = yaml.flatMap(({ place, text }) => {
    const known = keys[yamlKind(text) ?? '']
    return known === undefined ? [] : [{ place, jobs: jobsIn(text), known }]
  })

  test.each(shown)('$place has keys that exist', ({ jobs, known }) => {
    expect(jobs.flatMap((job) => Object.keys(job)).filter((key) => !known.includes(key))).toEqual([])
  })

  test('are shown', () => expect(shown.length).toBeGreaterThan(2))
})

describe('the package as pages fetch it', () => {
  const address = `https://github.com/compose-gate/compose-gate/releases/download/v${version}/compose-gate-${version}.tgz`
  const shown = all.flatMap(({ place, text }) =>
    [...text.matchAll(/https:\S+\.tgz/g)].map(([url]) => ({ place, url })),
  )
  const commands = all.flatMap((snippet) =>
    scriptsIn(snippet).flatMap((script) =>
      [...script.matchAll(/npx --yes \S+ ([^\n#;&|>]+)/g)].flatMap(({ 1: command = '' }) =>
        script.includes('GATE') || script.includes('compose-gate-')
          ? [{ place: snippet.place, command: command.trim() }]
          : [],
      ),
    ),
  )

  test.each(shown)('$place: it is the one of this version', ({ url }) => expect(url).toBe(address))

  test.each(commands)('$place: $command', ({ command }) => {
    const words = shellWords(command)
    const problems: Problem[] = []
    const typedWords = words.kind === 'words' ? words.words : []
    const line = parseCommandLine(typedWords, version, (one) => problems.push(one))
    expect([line?.command, problems]).toEqual(['run', []])
  })

  test('is shown', () => expect([shown.length, commands.length].every((count) => count > 2)).toBe(true))
})
