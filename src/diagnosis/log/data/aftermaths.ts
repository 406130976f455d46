import type { Form } from './line-form.js'

function form(like: string, ...source: readonly string[]): Form {
  return { is: new RegExp(source.join(''), 'i'), like }
}

/** Up to so many words from the beginning of a line, with what stands between them. */
function afterWords(most: number): string {
  return `^\\W*(?:[\\w'"]+[^\\w'"]+){0,${most}}`
}

const ENDED =
  '(?:exit(?:ed|s|ing)?|return(?:ed|s)?|fail(?:ed|s|ure)?|finish(?:ed)?|terminat\\w+|completed?|stopped|died|quit|ended|crashed|aborted)'
const STATUS = "(?:code|status|value|signal|rc)\\b[ :=(]*(?:-?\\d+|SIG|unknown|'error')"
const STARTED = '(?:boot|start|run|launch|load|build|complete|execute|initiali[sz]e|compile)'
const STARTING = '(?:starting|running|executing|launching|booting|initiali[sz]ing|loading|building)'
const WHO = '(?:worker|process|child|container|server|service)'
const ENDS_ITSELF =
  '(?:shutting down|shut ?down|stop(?:ping|ped)|aborting|exiting|terminat(?:ing|ed)|clos(?:ing|ed)|giving up|gave up|clean(?:ing)? ?up|roll(?:ing|ed) ?back|cancel(?:l?ing|l?ed)|good ?bye|bye|sending sig\\w+|halt(?:ing|ed)?)'
const TROUBLES = '(?:errors?|problems?|failures?)'

/** What is said because of a failure, and tells nothing of why. */
export const AFTERMATHS: readonly Form[] = [
  // A program reports how another one ended.
  form('job failed with status 2', `\\b${ENDED}\\b[^:]{0,40}\\b${STATUS}`),
  form('the hook had a bad exit code', '\\bexit(?:ed)? (?:code|status)\\b'),
  form('line 4: "cp -r dist /srv" failed with 1', '\\bfail(?:ed|s)? with \\(?-?\\d+\\)?\\W*$'),
  form('ERROR: "job" exited with 1.', '\\bexited (?:with )?(?:\\(?-?\\d+|abnormally|unexpectedly)'),
  form(
    'error: failed to run custom build command for `openssl-sys v0.9.102`',
    '\\bfailed to (?:run|execute) (?:[\\w-]+ ){0,3}(?:command|script|hook|step)s?\\b(?!.*: )',
  ),
  form('Error: Command failed: node build.js', '\\b(?:sub)?(?:command|process) failed\\b'),
  form("Execution failed for task ':bootRun'.", '\\bfailed for (?:task|project|goal)\\b'),
  form(
    'An error occurred while loading ./spec/a_spec.rb.',
    'errors? (?:has |have )?occurr?ed (?:while|during|in|outside|using|when|trying)\\b(?!.*: )',
  ),
  form(
    'Worker 12 was terminated',
    `\\b${WHO} (?:\\S+ )?(?:was |is |has )?(?:killed|terminated|exited|stopped|died|crashed)\\b`,
  ),
  // It ends itself.
  form('asyncio.exceptions.CancelledError', '\\bcancell?ed(?:error|exception)?\\W*$'),
  form(
    'nameko.messaging.QueueConsumerStopped',
    '^[\\w.]+(?:stopped|interrupt(?:ed)?)(?:error|exception)?\\W*$',
  ),
  form('Shutting down: Master', `${afterWords(2)}${ENDS_ITSELF}\\b`),
  form(
    'tar: Error is not recoverable: exiting now',
    '\\b(?:aborting|exiting|terminating|quitting|giving up|shutting down|bailing out|cancelled|halting)(?: now)?\\W*$',
  ),
  form('Oops! Something went wrong! :(', '\\bsomething (?:\\w+ )?went wrong\\W*$'),
  form('the watcher of all apps gave up on api', '\\bgave up\\b'),
  // It says that it did not work, and no more.
  form(
    'FAILURE: Build failed with an exception.',
    `${afterWords(5)}(?:has |have )?failed(?: with (?:an? )?(?:\\w+ )?(?:exception|error)s?)?(?: to ${STARTED})?(?: [\\w.-]+){0,2}(?: in [\\d.]+ ?m?s(?: \\d+ms)?)?\\W*$`,
  ),
  form(
    'Unable to load celery application.',
    `${afterWords(4)}(?:failed|unable|could not|cannot|can't) (?:to )?(?:${STARTED}|continue|proceed|deploy|bootstrap)(?: [\\w.()-]+){0,4}\\W*$`,
  ),
  form('Error starting ApplicationContext.', `^\\W*error (?:while )?${STARTING}(?: [\\w."'-]+){0,3}\\W*$`),
  form(
    '× Preparing metadata did not run successfully.',
    "\\bdid(?: not|n't) (?:run|complete|finish|succeed|exit|start)\\b(?: \\w+){0,2}(?:\\W*$| - (?:check|see) )",
  ),
  form(
    'An unhandled exception was thrown by the application.',
    '\\ban unhandled (?:exception|error|rejection) (?:was|has|occurr)\\w*(?: \\w+){0,5}\\W*$',
  ),
  form(
    'ERROR! Maximum number of retries (20) reached.',
    '\\bmax(?:imum)?(?: number of)? (?:retries|attempts|tries)\\b[^:]{0,20}\\b(?:reached|exceeded|exhausted)\\W*$',
  ),
  // What it went without was told before.
  form(
    'Unable to determine Dialect without JDBC metadata',
    "\\b(?:unable to|could not|cannot|can't) determine [^:]{1,40} without\\b",
  ),
  form('panic: (*logrus.Entry) 0xc0001440e0', '^panic: \\(\\*?[\\w.]+\\) 0x[\\da-f]+$'),
  // It counts, or lists.
  form('Failed:    web#build', '^\\W*failed(?: \\w+)?:\\s+\\S+$'),
  form('read shop.conf failed: 3 errors in configuration file', ': \\d+ errors?\\b(?!:)'),
  form(
    'Failed to execute goal compile on project shop: Compilation failure',
    ': (?:there (?:are|were) )?(?:\\w+ )?failures?\\W*$',
  ),
  form(
    'Found 2 errors.',
    `\\b(?:found|with|generated|due to|reported|has|have) \\d+ (?:\\w+ ){0,3}${TROUBLES}\\b`,
  ),
  form('2 errors', `^\\W*\\d+ (?:\\w+ )?(?:${TROUBLES}|failed|failing|passing|passed|pending)\\b`),
  form(
    'Tests: 2 failed, 1 passed, 3 total',
    '\\b(?:tests?|suites?|specs|examples|assertions)\\b.*\\b\\d+ (?:failed|failures?|errors?)\\b',
  ),
  // It points to what was said before.
  form(
    'schema check failed, see above',
    '\\bsee (?:above|below|previous|the (?:above|previous|logs?|error|output))\\b',
  ),
  form(
    'Context [] startup failed due to previous errors',
    '\\b(?:due to|because of) (?:the )?(?:above|previous|earlier) \\w+\\W*$',
  ),
  // OpenSSL puts each error of the libraries that it went through on a line; the innermost says what happened.
  form(
    'error:0A080002:SSL routines::system lib',
    '\\berror:[\\dA-F]{8}:[^:]*:[^:]*:\\w+ (?:lib|routines)\\W*$',
  ),
  form('BEGIN failed--compilation aborted at app.pl line 1.', '^BEGIN failed|^Compilation failed in require'),
  form(
    'django.request Internal Server Error: /books/1/',
    '\\bstatus (?:code )?500$|\\bcompleted 500\\b|\\bInternal Server Error\\b',
  ),
  form('configuration file "/etc/postgresql.conf" contains errors', '\\bcontains errors\\b'),
  form(
    'nginx: configuration file /etc/nginx.conf test failed',
    '\\bconfig(?:uration)?\\b.* test failed\\W*$',
  ),
]
