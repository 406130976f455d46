import type { Environment } from '../common/environment.js'
import { unbracketed } from '../common/host-address.js'
import { oneLine } from './show-value.js'

/** An app a Hurl file may ask. */
export interface HurlApp {
  readonly service: string
  /** For instance `http://127.0.0.1:49153`. */
  readonly url: string
}

export interface HurlOutcome {
  /** `unusable`: the file itself is wrong, so that nothing was judged. */
  readonly status: 'passed' | 'failed' | 'unusable'
  /** One line. */
  readonly detail: string
  /** What Hurl printed: the request, the response and each assertion that failed. */
  readonly evidence?: string
}

/**
 * The arguments for `hurl`. The file finds the URL of the first app in the variable `url`, and that of each app in
 * `<service>_url`. In such a name every character but letters, digits and `_` becomes `_`.
 * @param apps the first app first
 */
export function hurlArguments(file: string, apps: readonly HurlApp[]): string[] {
  const variables = new Map<string, string>()
  const [first] = apps
  for (const { service, url } of apps) {
    const name = `${service.replace(/\W/g, '_')}_url`
    if (!variables.has(name)) variables.set(name, url)
  }
  if (first !== undefined) variables.set('url', first.url)
  const given = [...variables].flatMap(([name, url]) => ['--variable', `${name}=${url}`])
  // No certificate names an address of this machine.
  const secure = apps.some(({ url: address }) => address.startsWith('https:')) ? ['--insecure'] : []
  // A file's name may look like an option. A path does not.
  const path = file.startsWith('-') ? `./${file}` : file
  return ['--test', '--no-color', '--error-format', 'long', ...secure, ...given, path]
}

/**
 * The variables for `hurl`: a proxy, where one is set, knows no address of a run, and a file whose assertions are
 * switched off proves nothing.
 */
export function hurlVariables(apps: readonly HurlApp[], environment: Environment): Environment {
  const { HURL_NO_ASSERT: _, ...others } = environment
  const direct = environment.no_proxy || environment.NO_PROXY
  if (direct === '*') return others
  const hosts = apps.map(({ url }) => unbracketed(new URL(url).hostname))
  return { ...others, no_proxy: [...(direct ? [direct] : []), ...new Set(hosts)].join(',') }
}

/**
 * Reads how a run of Hurl ended, from its exit code (1: options, 2: syntax, 3: a request failed, 4: an assertion
 * failed) and the first error it printed.
 * @param apps those that the file may ask
 */
export function hurlOutcome(
  exitCode: number,
  stdout: string,
  stderr: string,
  apps: readonly HurlApp[] = [],
): HurlOutcome {
  const summary = /^Executed requests:\s*(\d+)/m.exec(stderr)?.[1]
  if (exitCode === 0 && summary === '0') return { status: 'unusable', detail: 'it made no request' }
  if (exitCode === 0) {
    return {
      status: 'passed',
      detail: summary === undefined ? '' : `${summary} ${summary === '1' ? 'request' : 'requests'} held`,
    }
  }
  const evidence = withoutSummary([stderr, stdout].join('\n'))
  const error = firstError(stderr)
  const detail = error?.said ?? (oneLine(lastLine(evidence)) || `hurl ended with exit code ${exitCode}`)
  if (error !== undefined && asksOthers(error, apps)) {
    return { status: 'unusable', detail: `${detail}; write the address of an app as {{url}}`, evidence }
  }
  // A variable the gate does not know, or a file it asks for, is missing whatever the app answers.
  const unusable =
    exitCode <= 2 || /^(undefined variable|file read|unauthorized file)/i.test(error?.title ?? '')
  return { status: unusable ? 'unusable' : 'failed', detail, evidence }
}

/** Whether the file itself names who could not be asked, and that is no app: its ports differ from run to run. */
function asksOthers({ title, line }: HurlError, apps: readonly HurlApp[]): boolean {
  if (!/^(HTTP connection|invalid URL)/i.test(title)) return false
  const asked = /^\S+\s+(\S+)/.exec(line)?.[1]
  if (asked === undefined || asked.includes('{{')) return false
  return !/^https?:\/\//.test(asked) || !apps.some(({ url }) => portOf(url) === portOf(asked))
}

function portOf(address: string): string {
  const { port, protocol } = new URL(address)
  return port || (protocol === 'https:' ? '443' : '80')
}

interface HurlError {
  readonly title: string
  /** The line of the file; empty where Hurl does not print it. */
  readonly line: string
  /** All of it, as a sentence. */
  readonly said: string
}

/**
 * Hurl's first error as a sentence: `Assert status code at todos.hurl:2: actual value is <200>`. Hurl prints a title,
 * the place, the lines of the file, and behind carets or indented what is wrong:
 *
 *     error: Assert failure
 *       --> todos.hurl:4:0
 *        |
 *      4 | jsonpath "$" count == 3
 *        |   actual:   integer <0>
 *        |   expected: integer <3>
 */
function firstError(stderr: string): HurlError | undefined {
  const block = /^error: (.+)\n\s+--> (.+?):(\d+):\d+\n((?:.*\|.*\n?)*)/m.exec(stderr)
  if (block === null) {
    const plain = /^error: (.+)$/m.exec(stderr)?.[1]
    return plain === undefined ? undefined : { title: plain, line: '', said: oneLine(plain) }
  }
  const [, title = '', file = '', number = '', quoted = ''] = block
  const lines = quoted.split('\n')
  const isIt = new RegExp(`^\\s*${number} \\|\\s*`)
  const at = lines.findIndex((one) => isIt.test(one))
  const reasons = lines
    .slice(at + 1)
    .map((one) =>
      one
        .replace(/^\s*\|\s*\^*\s*/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((one) => one !== '')
  const because = reasons.length === 0 ? '' : `: ${reasons.join(', ')}`
  const line = lines[at]?.replace(isIt, '') ?? ''
  return { title, line, said: oneLine(`${title} at ${file}:${number}${because}`, 200) }
}

function withoutSummary(text: string): string {
  return text.replace(/^(Failure|Success) .*\n-{10,}\n(?:.*\n)*?Duration:.*$/m, '').trim()
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
