/** Joins phrases to one expression, which is tried once instead of many times. */
function anyOf(phrases: readonly string[], flags = 'i'): RegExp {
  return new RegExp(phrases.join('|'), flags)
}

function wordsOf(phrases: readonly string[]): string {
  return `\\b(?:${phrases.join('|')})\\b`
}

/** Up to so many words from the beginning of a line, with what stands between them. */
function afterWords(most: number): string {
  return `^\\W*(?:[\\w'"]+[^\\w'"]+){0,${most}}`
}

/** Words by which a program says that something is wrong. */
export const FAILS = anyOf([
  wordsOf([
    'errors?|err|exceptions?|fail(?:s|ed|ure|ures|ing)?|fatal|panic(?:ked)?|abort(?:ed|ing)?|crash(?:ed)?|killed',
    "cannot|can't|could(?: not|n't)|unable",
    "(?:is|are|was|were|does|do|did|has|have|will|must|should|may)(?: not|n't)",
    'not (?:\\w+ )?(?:found|exist|allowed|supported|permitted|defined|set|installed|recogni[sz]ed|available|valid)',
    'not (?:\\w+ )?(?:match|provided|specified|configured|registered|implemented|executable|enough|accessible)',
    'not (?:\\w+ )?(?:readable|writable|known|connected|initiali[sz]ed|present|null|ready|responding|reachable|in|an?)',
    'no (?:such|module|route|space|suitable|matching|host|driver|rule|default|valid|handler|pg_hba|password|schema)',
    'no (?:database|table|column|file|permission|rows?|tests?|usable|method|implementation|resource|property|match)',
    'no (?:\\w+ ){0,3}(?:found|given|specified|provided|configured|available|matches|set|defined|left)',
    'no (?:\\w+ ){1,3}(?:of type|with|for|named|at)',
    'missing|lacks|invalid|illegal|unknown|undefined|unexpected|unrecogni[sz]ed|unsupported|unresolved|unbound|unset',
    'refused|denied|denies|rejected|timed? ?out|unreachable|unavailable|unauthori[sz]ed|forbidden|expired|interrupted',
    'duplicated?|already (?:exists?|in use|running|defined|been|bound|taken|registered)|conflict(?:s|ing)?|dirty',
    'mismatch(?:es|ed)?|incompatible|is required|required|expected|must (?:be|have|contain|specify|provide|match|start)',
    'violat(?:es|ion|ed)|corrupt(?:ed)?|out of (?:memory|range|space|bounds)|overflow(?:ed)?|exceed(?:s|ed)|deadlock',
    'too (?:long|many|much|large|few|big|short|old|small)|insufficient|ambiguous|circular|cyclic|self[- ]signed|empty',
    'broken|bad|wrong|malformed|misconfigured|syntax|unhandled|uncaught|disconnected|reset by peer|nil|null pointer',
    'closed unexpectedly|segmentation fault|untrusted|out of date',
    'ECONN\\w+|EADDR\\w+|ENO\\w+|EACCES|EPERM|ETIMEDOUT|EAI_\\w+|EPIPE|EHOST\\w+|EISDIR|EMFILE|EEXIST|EINVAL|EBUSY|EROFS',
  ]),
])

/** What makes a message specific: a quotation, a path, an address, an identifier, the number of a line. */
export const NAMES = anyOf(
  [
    "(?<![\\w.])(?:'[^'\\s][^']{0,300}'|\"[^\"]{1,300}\"|`[^`]{1,300}`|“[^”]{1,300}”|‘[^’]{1,300}’)",
    '(?:^|[\\s(\'"=:[,])(?:\\.{0,2}/[\\w.@+-]|[A-Za-z]:\\\\|[\\w.-]+/[\\w.-]+)',
    '\\d{1,3}(?:\\.\\d{1,3}){3}|::1\\b|\\b[\\w-]+:\\d{2,5}\\b|\\w://|\\bport:? ?\\d+|\\bline:? \\d+|:\\d+:\\d+',
    '\\b[A-Za-z_][\\w-]*\\.[A-Za-z_]\\w*|\\b\\w+_\\w+|\\b[a-z]+[A-Z]\\w*|\\w::\\w',
    '(?:not found|[Uu]nknown \\w+|[Nn]o such \\w+|[Mm]issing \\w*): ?\\S',
    '(?:^|\\s)--?[a-z][\\w-]+|\\w=\\S|\\$\\{?\\w|\\b[A-Z]{2}[A-Z\\d]{2,}\\b',
  ],
  '',
)

/** What is said because of a failure, and tells nothing of why. */
export const AFTERMATHS = anyOf([
  // A program reports how another one ended.
  "\\b(?:exit(?:ed|s|ing)?|return(?:ed|s)?|fail(?:ed|s|ure)?|finish(?:ed)?|terminat\\w+|completed?|stopped|died|quit|ended|crashed|aborted)\\b[^:]{0,40}\\b(?:code|status|value|signal|rc)\\b[ :=(]*(?:-?\\d+|SIG|unknown|'error')",
  '\\bexit(?:ed)? (?:code|status)\\b|\\bexited (?:with )?(?:\\(?-?\\d+|abnormally|unexpectedly)|\\(rc=-?\\d+\\)',
  "\\b(?:sub)?(?:command|process) failed\\b|\\btask (?:'[^']*'|:\\S+) failed\\b|\\bfailed for (?:task|project|goal)\\b",
  '\\berrors? (?:has |have )?occurr?ed (?:while|during|in|outside)\\b(?!.*: )',
  '\\b(?:worker|process|child|container|server|service) (?:\\S+ )?(?:was |is |has )?(?:killed|terminated|exited|stopped|died|crashed)\\b',
  // It ends itself.
  '\\bcancell?ed(?:error|exception)?\\W*$',
  `${afterWords(2)}(?:shutting down|shut ?down|stop(?:ping|ped)|aborting|exiting|terminat(?:ing|ed)|clos(?:ing|ed)|giving up|gave up|clean(?:ing)? ?up|roll(?:ing|ed) ?back|cancel(?:l?ing|l?ed)|good ?bye|bye|sending sig\\w+|halt(?:ing|ed)?)\\b`,
  '\\b(?:aborting|exiting|terminating|quitting|giving up|shutting down|bailing out|cancelled|halting)(?: now)?\\W*$|\\bgave up\\b',
  // It says that it did not work, and no more.
  `${afterWords(5)}(?:has |have )?failed(?: with (?:an? )?(?:\\w+ )?(?:exception|error)s?)?(?: to (?:boot|start|run|launch|load|build|complete|execute|initiali[sz]e|compile))?(?: [\\w.-]+){0,2}\\W*$`,
  `${afterWords(3)}(?:failed|unable|could not|cannot|can't) (?:to )?(?:boot|start|run|launch|load|build|complete|execute|initiali[sz]e|compile|continue|proceed|deploy|bootstrap)(?: [\\w.'"-]+){0,3}\\W*$`,
  '^\\W*error (?:while )?(?:starting|running|executing|launching|booting|initiali[sz]ing|loading|building)(?: [\\w.-]+){0,3}\\W*$',
  "\\bdid(?: not|n't) (?:run|complete|finish|succeed|exit|start)\\b(?: \\w+){0,2}\\W*$",
  // It counts, or lists.
  '^\\W*failed(?: \\w+)?:\\s+\\S+$|: \\d+ errors?\\b|: (?:there (?:are|were) )?(?:\\w+ )?failures?\\W*$',
  '\\b(?:found|with|generated|due to|reported|has|have) \\d+ (?:\\w+ ){0,3}(?:errors?|problems?|failures?)\\b',
  '^\\W*\\d+ (?:\\w+ )?(?:errors?|problems?|failures?|failed|failing|passing|passed|pending)\\b|\\b(?:tests?|suites?|specs|examples|assertions)\\b.*\\b\\d+ (?:failed|failures?|errors?)\\b',
  // It points to what was said before.
  '\\ball later migrations\\b|\\bsee (?:above|below|the (?:above|logs?|error|output))\\b|^BEGIN failed|^Compilation failed in require',
  '\\bstatus (?:code )?500$|\\bcompleted 500\\b|\\bInternal Server Error\\b|\\bcontains errors\\b',
])

/** A trouble that the program says it gets over. */
export const HEALED =
  /\b(?:retry(?:ing)?|retries left|will retry|try(?:ing)? again|attempts? (?:#?\d|left|remaining)|attempt=\d|reconnect(?:ing)?|skipp(?:ing|ed)|ignor(?:ing|ed)|fall(?:ing|s)? ?back|default(?:ing)? to|using (?:the )?default|waiting for|not yet|recovered|optional|continuing|does not exist yet|proceeding|disabled|some \w+ (?:may|might))\b/i

/** The beginning of a line that is an error by its form: `Error: …`, `Syntax error …: `, `psql: error: …`. */
export const HEADS = anyOf(
  [
    '^(?:[\\w.()/\\\\-]+:? ){0,4}?(?:[eE]rror|ERROR|[fF]atal|FATAL|[pP]anic|[eE]xception|[fF]ailed|[fF]ailure|emerg|[uU]nhandled|[uU]ncaught)\\b[^:]{0,60}:(?!\\d)',
    '^[\\w.$\\\\:/-]*(?:Error|Exception|Failure|Throwable)\\b(?: ?[[(][\\w ]*[\\])])?(?::|$)',
    '^(?:PHP )?(?:Fatal|Parse|Unhandled|Uncaught|Exception in)\\b|^[Ee]rror\\b|^ERROR\\b|^terminate called',
    '^\\W*(?:[Ww]hat went wrong|[Dd]escription|[Rr]eason|[Cc]ause|[Dd]etails?|[Mm]essage|[Ee]rrors?|ERRORS?|[Pp]roblem)s?:$',
    '\\b(?:error|fatal) [A-Z]{1,4}\\d+:|^\\W{0,3}[✗✘×✖❌]\\s',
  ],
  '',
)
