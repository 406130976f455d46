/** Joins phrases to one expression, which is tried once instead of many times. */
function anyOf(phrases: readonly string[], flags = 'i'): RegExp {
  return new RegExp(phrases.join('|'), flags)
}

function wordsOf(phrases: readonly string[]): string {
  return `\\b(?:${phrases.join('|')})\\b`
}

/** Words by which a program says that something is wrong. */
export const FAILS = anyOf([
  '^[\\w.]+(?:Error|Exception): \\S',
  wordsOf([
    'errors?|err|exceptions?|fail(?:s|ed|ure|ures|ing)?|fatal|panic(?:ked)?|abort(?:ed|ing)?|crash(?:ed)?|killed',
    "cannot|can't|could(?: not|n't)|unable",
    "(?:is|are|was|were|does|do|did|has|have|will|must|should|may)(?: not|n't)",
    'not (?:\\w+ )?(?:found|exist|allowed|supported|permitted|defined|set|installed|recogni[sz]ed|available|valid)',
    'not (?:\\w+ )?(?:match|provided|specified|configured|registered|implemented|executable|enough|accessible)',
    'not (?:\\w+ )?(?:readable|writable|known|connected|initiali[sz]ed|present|null|ready|responding|reachable|in|an?)',
    'no (?:such|module|route|space|suitable|matching|host|driver|rule|default|valid|handler|pg_hba|password|schema)',
    'never (?:came|became|started|finished|got|answered|responded)|no (?:response|answer|reply)',
    'no (?:database|table|column|file|permission|rows?|tests?|usable|method|implementation|resource|property|match)',
    'no (?:\\w+ ){0,5}(?:found|given|specified|provided|configured|available|match(?:es|ing)|set|defined|left)',
    'no (?:\\w+ ){1,3}(?:of type|with|for|named|at)',
    'missing|lacks|invalid|illegal|unknown|undefined|unexpected|unrecogni[sz]ed|unsupported|unresolved|unbound|unset',
    'refused|denied|denies|rejected|timed? ?out|unreachable|unavailable|unauthori[sz]ed|forbidden|expired|interrupted',
    'duplicated?|in use|already (?:exists?|running|defined|been|bound|taken|registered)|conflict(?:s|ing)?|dirty',
    'mismatch(?:es|ed)?|incompatible|is required|required|expected|must (?:be|have|contain|specify|provide|match|start)',
    'violat(?:es|ion|ed)|corrupt(?:ed)?|out of (?:memory|range|space|bounds)|overflow(?:ed)?|exceed(?:s|ed)|deadlock',
    'too (?:long|many|much|large|few|big|short|old|small)|insufficient|ambiguous|circular|cyclic|self[- ]signed|empty',
    'broken|bad|wrong|malformed|misconfigured|syntax|unhandled|uncaught|disconnected|reset by peer|nil|null pointer',
    'closed unexpectedly|segmentation fault|untrusted|out of date|changed (?:\\w+ )?since',
    'ECONN\\w+|EADDR\\w+|ENO\\w+|EACCES|EPERM|ETIMEDOUT|EAI_\\w+|EPIPE|EHOST\\w+|EISDIR|EMFILE|EEXIST|EINVAL|EBUSY|EROFS',
  ]),
])

/**
 * What makes a message specific: a quotation, a path, an address, an identifier, the number of a line. What all
 * programs speak, such as HTTP and JSON, is none.
 */
export const NAMES = anyOf(
  [
    "(?<![\\w.])(?:'[^'\\s][^']{0,300}'|\"[^\"]{1,300}\"|`[^`]{1,300}`|“[^”]{1,300}”|‘[^’]{1,300}’)",
    '(?:^|[\\s(\'"=:[,])(?:\\.{0,2}/[\\w.@+-]|[A-Za-z]:\\\\|[\\w.-]+/[\\w.-]+)',
    '\\d{1,3}(?:\\.\\d{1,3}){3}|::1\\b|\\b(?!\\d{1,2}:\\d\\d\\b)[\\w-]+:\\d{2,5}\\b|\\w://|\\b[Pp]ort:? ?\\d+|\\bline:? \\d+|(?<!\\b\\d{1,2}):\\d+:\\d+',
    '\\b[A-Za-z_][\\w-]*\\.[A-Za-z_]\\w*|\\b\\w+_\\w+|\\b[a-z]+[A-Z]\\w*|\\w::\\w|\\w@[\\^~]?\\d',
    '(?:[Uu]nknown|[Uu]nrecogni[sz]ed|[Ii]nvalid|[Uu]nsupported|[Mm]issing) (?:\\w+ ){1,3}\\([\\w.-]+\\)',
    '(?:not found|[Nn]ot an? (?:\\w+ ){1,2}\\w+|[Uu]nknown \\w+|[Nn]o such \\w+|[Mm]issing \\w*): ?\\S',
    '(?:^|\\s)--?[a-z][\\w-]+|\\w=\\S|\\$\\{?\\w|\\b(?!(?:HTTPS?|INET6?|UNIX|JSON|YAML|HTML|NULL)\\b)[A-Z]{2}[A-Z\\d]{2,}\\b',
  ],
  '',
)

/** A trouble that the program says it gets over. */
export const HEALED =
  /\b(?:retry(?:ing)?|retries left|will retry|try(?:ing)? again|attempts? (?:#?\d|left|remaining)|attempt=\d|reconnect(?:ing)?|sleeping|skipp(?:ing|ed)|ignor(?:ing|ed)|fall(?:ing|s)? ?back|default(?:ing)? to|using (?:the )?default|(?<!(?:timed? ?out|gave up|giving up) (?:\w+ ){0,3})waiting for|not yet|recovered|optional|continuing|does not exist yet|proceeding|(?<!\b(?:is|are) )disabled|might|some \w+ may)\b/i

/** The beginning of a line that is an error by its form: `Error: …`, `Syntax error …: `, `psql: error: …`. */
export const HEADS = anyOf(
  [
    '^(?:[\\w.()/\\\\-]+:? ){0,4}?(?:[eE]rror|ERROR|[fF]atal|FATAL|[pP]anic|[eE]xception|[fF]ailed|[fF]ailure|emerg|[uU]nhandled|[uU]ncaught)\\b[^:]{0,60}:(?!\\d)',
    '^[\\w.$\\\\:/-]*(?:Error|Exception|Failure|Throwable)\\b(?: ?[[(][\\w ]*[\\])])?(?::|$)',
    '^\\W{0,6}(?:PHP )?(?:Fatal|Parse|Unhandled|Uncaught|Exception in)\\b|^[Ee]rror\\b|^ERROR\\b|^terminate called',
    '^\\W*(?:[Ww]hat went wrong|[Dd]escription|[Rr]eason|[Cc]ause|[Dd]etails?|[Mm]essage|[Ee]rrors?|ERRORS?|[Pp]roblem)s?:$',
    '^\\s*ERR_[A-Z]\\w+\\s|^[\\w./-]+\\.\\w{1,4}:\\d+:\\d+: \\S',
    '\\b(?:error|fatal) [A-Z]{1,4}\\d+:|^\\W{0,3}[✗✘×✖❌]\\s|^x (?=[A-Z])',
  ],
  '',
)
