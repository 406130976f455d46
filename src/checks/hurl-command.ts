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
 * Reads how a run of Hurl ended, from its exit code (1: options, 2: syntax, 3: a request failed, 4: an assertion
 * failed) and the first error it printed.
 */
export function hurlOutcome(exitCode: number, stdout: string, stderr: string): HurlOutcome {
  const summary = /^Executed requests:\s*(\d+)/m.exec(stderr)?.[1]
  if (exitCode === 0) {
    return {
      status: 'passed',
      detail: summary === undefined ? '' : `${summary} ${summary === '1' ? 'request' : 'requests'} held`,
    }
  }
  const evidence = withoutSummary([stderr, stdout].join('\n'))
  const error = firstError(stderr)
  const detail = error?.said ?? (oneLine(lastLine(evidence)) || `hurl ended with exit code ${exitCode}`)
  // A variable the gate does not know, or a file it asks for, is missing whatever the app answers.
  const unusable =
    exitCode <= 2 || /^(undefined variable|file read|unauthorized file)/i.test(error?.title ?? '')
  return { status: unusable ? 'unusable' : 'failed', detail, evidence }
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
function firstError(stderr: string): { readonly title: string; readonly said: string } | undefined {
  const block = /^error: (.+)\n\s+--> (.+?):(\d+):\d+\n((?:.*\|.*\n?)*)/m.exec(stderr)
  if (block === null) {
    const plain = /^error: (.+)$/m.exec(stderr)?.[1]
    return plain === undefined ? undefined : { title: plain, said: oneLine(plain) }
  }
  const [, title = '', file = '', line = '', quoted = ''] = block
  const lines = quoted.split('\n')
  const at = lines.findIndex((one) => new RegExp(`^\\s*${line} \\|`).test(one))
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
  return { title, said: oneLine(`${title} at ${file}:${line}${because}`, 200) }
}

function withoutSummary(text: string): string {
  return text.replace(/^(Failure|Success) .*\n-{10,}\n(?:.*\n)*?Duration:.*$/m, '').trim()
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
