import type { RunRecord } from '../../record/run-record.js'
import type { Role } from '../../roles/role-assignments.js'
import { testsInWords } from '../tests-in-words.js'
import { html, type Markup, nothing } from './markup.js'
import { fileLink, place, rows, type Section, sentence } from './page-parts.js'

// What is known of the project, apart from how the run went.

const ROLE_NAMES: Readonly<Record<Role | 'companions' | 'job' | 'leftOut', string>> = {
  database: 'database',
  migrate: 'migrate',
  app: 'app',
  companions: 'companion',
  job: 'job',
  acceptance: 'acceptance',
  test: 'test',
  leftOut: 'left out',
}

/** What is wrong with settings or Compose file, each with its place and what to write instead. */
export function problems({ problems, origin }: RunRecord): Section | undefined {
  const items = problems.map(
    ({
      message,
      instead,
      excerpt,
      at,
    }) => html`<li class="problem"><p><strong>${sentence(message)}</strong> ${place(at, origin)}</p>
${excerpt ? html`<pre tabindex="0">${excerpt.replace(/\n+$/, '')}</pre>` : nothing}
${instead ? html`<p class="instead">${sentence(instead)}</p>` : nothing}</li>
`,
  )
  return section('problems', 'What is wrong', items)
}

export function leftovers({ leftovers }: RunRecord): Section | undefined {
  return section(
    'leftovers',
    'Left behind',
    leftovers.map((line) => html`<li>${sentence(line)}</li>\n`),
  )
}

/** What the tests of the project say in the files of JUnit that were copied out of its containers. */
export function testResults({ testFiles = [] }: RunRecord): Section | undefined {
  const items = testFiles.map(
    (tests) => html`<li class="fact">${fileLink(tests.file)} <span>${testsInWords(tests)}</span></li>\n`,
  )
  return section('tests', 'Test results', items)
}

export function unproven({ unproven = [] }: RunRecord): Section | undefined {
  const items = unproven.map(
    ({ service, why }) =>
      html`<li class="fact"><strong>${service}</strong> <span>${sentence(why)}</span></li>\n`,
  )
  return section('unproven', 'Not proven', items)
}

export function findings({ findings, origin }: RunRecord): Section | undefined {
  const items = findings.map(
    ({ severity, code, message, at }) =>
      html`<li class="fact"><span class="severity ${severity}">${severity}</span> <span>${sentence(message)} <code class="soft">${code}</code></span> ${place(at, origin)}</li>\n`,
  )
  return section('findings', 'Findings', items)
}

export function adjustments({ adjustments = [] }: RunRecord): Section | undefined {
  const items = adjustments.map(
    ({ code, services, sentence: change }) =>
      html`<li class="fact"><strong>${services.join(', ')}</strong> <span>${sentence(change)} <code class="soft">${code}</code></span></li>\n`,
  )
  return section('adjustments', 'For this run alone', items, true)
}

export function roles({ roles, origin }: RunRecord): Section | undefined {
  if (roles === null) return undefined
  const names = ['database', 'migrate', 'app', 'companions', 'job', 'acceptance', 'test', 'leftOut'] as const
  const items = names.flatMap((role) =>
    roles[role].map(
      ({ service, why, at }) =>
        html`<li class="fact"><span class="role">${ROLE_NAMES[role]}</span> <span><strong>${service}</strong>: ${sentence(why)}</span> ${place(at, origin)}</li>\n`,
    ),
  )
  return section('roles', 'Roles', items, true)
}

function section(id: string, title: string, items: readonly Markup[], folded = false): Section | undefined {
  return items.length === 0 ? undefined : { id, title, content: rows(items), folded }
}
