import type { Form } from './line-form.js'

/** What programs say of where to read more, and what to do: never what is wrong. */
export const POINTERS: readonly Form[] = [
  { is: /^\W*https?:\/\/\S+$/, like: 'https://docs.example.org/errors/12' },
  {
    is: /^[\s>*•(!-]*(?:\w+,? ){0,6}(?:see|visit|read|check|refer to|consult|at)\b[^.]{0,120} https?:\/\/\S+/i,
    like: 'For more, see: https://docs.example.org',
  },
  {
    is: /^[\s>*•(!-]*(?:for )?(?:more|further|full|additional) (?:info|information|details?|help|on)\b/i,
    like: 'For more information about this error, try `rustc --explain E0425`.',
  },
  { is: /^[\s>*•(!-]*for (?:help|details)\b.* https?:/i, like: 'for help visit https://acme.example/x' },
  {
    is: /^[\s>*•(!-]*(?:for |to )?(?:usage|help|get help)\b.*(?:--help|\bhelp\b)/i,
    like: "For usage, try 'acme --help'.",
  },
  {
    is: /^[\s>*•(!-]*(?:type|try|run|use|see|pass|add|re-?run|execute|invoke)\b(?!: \w+[^:]*: ).*(?:--?\w+|\bhelp\b|[`'"])/i,
    like: "See 'x --help'",
  },
  {
    is: /^[\s>*•(!-]*(?:re-?run|run|use|try|pass) (?:\S+ ){0,4}(?:with|using|option)/i,
    like: '> Run with --stacktrace option to get the stack trace.',
  },
  {
    is: /^[\s>*•(!-]*(?:(?:hint|help|note|tip|info|suggestion|did you mean|solution|fix|advice)s?\b\s*:|note that\b)/i,
    like: 'HINT:  No function matches the given name.',
  },
  {
    is: /^[\s>*•(!-]*(?:did you mean|perhaps|maybe|possible|potential|to (?:see|display|get|learn|suppress|debug)\b)/i,
    like: 'To see the full stack trace of the errors, re-run Maven with the -e switch.',
  },
  {
    is: /^[\s>*•(!-]*(?:this|the) (?:error|exception) (?:originated|occurred|happened|(?:is|was) (?:thrown|raised))\b(?!.*: )/i,
    like: 'This error originated in "cart.test.js" test file.',
  },
  {
    is: /^\(?(?:background on this error|see full trace|use `?node --trace|sorry about)/i,
    like: '(Background on this error at: https://sqlalche.me/e/21/f405)',
  },
  {
    is: /\b(?:complete|full|debug|detailed) (?:log|report|trace|output|stack ?trace)s? (?:of|can be|is|may be|was|were|saved|written)\b/i,
    like: 'A complete log of this run can be found in: /x',
  },
  { is: /\blogs? (?:can be found|saved|written|available|file)\b/i, like: 'Debug log written to /tmp/x' },
  { is: /^logging \w+ to /i, like: 'Logging errors to /var/log/acme.err.log' },
  { is: /^\s*(?:⚠|ℹ|💡)/, like: 'ℹ there is more' },
  { is: /\badditional logging output above\b/, like: 'There is likely additional logging output above.' },
  { is: /^(?:error: )?usage: /i, like: 'usage: manage.py [-h]' },
]

/** What to do, which tells what is wrong only where nothing else does. */
export const ADVICE: readonly Form[] = [
  {
    is: /^[\s>*•(!-]*(?:you (?:can|may|might|should|could|must|need)|to (?:fix|resolve|solve|start|continue|address|run|allow|ignore|enable|disable|install|initialize)\b)/i,
    like: "To fix them run 'manage.py makemigrations --merge'",
  },
  {
    is: /^[\s>*•(!-]*(?:please\b|make sure|ensure|check (?:that|if|whether|your|the)|consider|try )/i,
    like: 'Please check the documentation or contact the platform team.',
  },
  {
    is: /^[\s>*•(!-]*(?:add|install|create|set|specify|provide|export|define|declare|upgrade|update|remove|replace|rename|increase|move|declare|configure) (?!\w+ed\b)(?!up\b)\w/i,
    like: 'Install missing gem executables with `bundle install`',
  },
]

/** What a database or a tool adds below its message: the statement, the place, a stack of contexts. */
export const DETAILS: readonly Form[] = [
  {
    is: /^[\s>*•(!-]*(?:DETAIL|CONTEXT|STATEMENT|QUERY|LOCATION|WHERE|SCHEMA NAME|TABLE NAME|CONSTRAINT NAME|COLUMN NAME):\s/,
    like: 'DETAIL:  Key (id)=(1) already exists.',
  },
  { is: /^\W*LINE \d+: /, like: 'LINE 1: SELECT 1' },
  { is: /^\s*\[(?:SQL|parameters|Generated SQL|SQL Statement|raw SQL)\b.*:/i, like: '[SQL: select 1]' },
  {
    is: /^\s*(?:Position|Line|Column|Location|Statement|SQL State|Error Code|SQLSTATE|Query|Parameters|Where|Hint|Detail)\s*: /,
    like: 'SQL State  : 42601',
  },
  {
    is: /^\s+['"]?(?:errno|code|syscall|address|port|severity|position|file|line|routine|hint|where|schema|path|dest|url|type|spawnargs|requireStack|clientVersion|length|table|column|constraint|dataType|internalPosition|internalQuery|sqlState|sql|fatal|cwd|exitCode|killed|signal|cmd|stdout|stderr|digest|status|statusCode|query|parameters|driverError|hostname|host)['"]?: /,
    like: "  code: 'ECONNREFUSED',",
  },
  { is: /^\s+[a-z][\w-]*(?:\.[\w-]+)+ = /, like: '\tdefault.api.timeout.ms = 60000' },
  { is: /^\s*Error (?:Number|Code)\s*:\s*\d+(?:,|$)/, like: 'Error Number:2714,State:6,Class:16' },
  { is: /^\s*= note: +(?:[\w=]+ )*"[^"]+" "-/, like: '  = note:  "cc" "-m64" "x.o"' },
  { is: /^\s*Require stack:$/, like: 'Require stack:' },
  {
    is: /^\s*(?:supervisor|errorContext|offender|crasher|initial call|registered_name|ancestors|message_queue_len|trap_exit|stack_size|reductions|neighbours):(?: \S*)?$/,
    like: 'supervisor: {local,shop_sup}',
  },
  { is: /^\s*- \/\S+$/, like: '- /app/server.js' },
  {
    is: /^\s*(?:Accept|Host|User-Agent|Connection|Content-\w+|Authorization|Accept-\w+|X-[\w-]+): /i,
    like: 'User-Agent: curl/7.88.1',
  },
  { is: /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/\S* HTTP\/\d/, like: 'GET / HTTP/1.1' },
  {
    is: /^(?:failed |slow )?(?:query|statement|sql)(?: \w+)?: *(?:SELECT|INSERT|UPDATE|DELETE|ALTER|CREATE|DROP|WITH)\b/i,
    like: 'query failed: SELECT "a"."id" FROM "a"',
  },
  {
    is: /^SELECT|^INSERT INTO|^UPDATE \S+ SET|^DELETE FROM|^ALTER TABLE|^CREATE (?:TABLE|INDEX|UNIQUE)/,
    like: 'ALTER TABLE a ADD b int',
  },
]

/** What runtimes print before or after everything, which is no part of what happened. */
export const TRAILERS: readonly Form[] = [
  { is: /^Node\.js v\d+\.\d+\.\d+/, like: 'Node.js v20.11.0' },
  { is: /^Bun v\d+\.\d+/, like: 'Bun v1.1.0 (Linux x64)' },
  {
    is: /^note: run with `RUST_BACKTRACE=/,
    like: 'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace',
  },
  { is: /^Tasks: TOP => /, like: 'Tasks: TOP => db:migrate' },
  { is: /^\[notice\] /, like: '[notice] A new release of pip is available: 23.0 -> 24.0' },
  {
    is: /^Exception (?:ignored in|in thread \S+ \(most likely)/,
    like: 'Exception ignored in: <function Pool.__del__ at 0x7f>',
  },
  { is: /\bwas destroyed but it is pending!$/, like: 'Task was destroyed but it is pending!' },
  { is: /^(?:task|future): <(?:Task|Future)\b/, like: "task: <Task pending name='Task-1'>" },
  { is: /^Unclosed (?:client session|connector|connection)/, like: 'Unclosed client session' },
  {
    // Without a place it was raised: it is what the program ended for.
    is: /^(?![\w.]+Warning: ).*\b\w*(?:Deprecation|Experimental|Resource|Runtime|User|Syntax|Future|MaxListenersExceeded|SAWarning)Warning\b/,
    like: '(node:12) [DEP0040] DeprecationWarning: The `punycode` module is deprecated.',
  },
  { is: /^\s*<--- .* --->$/, like: '<--- Last few GCs --->' },
  {
    is: /^The above exception \(.*\) was the direct cause of/,
    like: 'The above exception (no table) was the direct cause of the following exception:',
  },
  { is: /^sys:1: /, like: 'sys:1: RuntimeWarning: coroutine was never awaited' },
  {
    is: /"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S+ HTTP\/[\d.]+"? [1-5]\d\d\b/,
    like: '10.0.0.1 - - [x] "GET / HTTP/1.1" 500 145',
  },
  {
    is: /^\[GIN\] .*\| [1-5]\d\d \|/,
    like: '[GIN] 2026/11/28 - 17:29:01 | 500 | 2.4ms | 127.0.0.1 | GET "/"',
  },
]

/** The words of programs that run others: they tell that something failed, and seldom what. */
export const WRAPPERS: readonly Form[] = [
  { is: /^npm (?:ERR!|error)\s*$/, like: 'npm ERR!' },
  { is: /^npm (?:WARN|warn|notice|info)\b/, like: 'npm notice New major version of npm available!' },
  {
    is: /^npm (?:ERR!|error) (?:code|errno|path|location|workspace|syscall|dest|signal|command|lifecycle script|exit status|failed at the|this is probably|a complete log|\s*\/|\S+@\S+ \S+: `|in workspace|at location)/i,
    like: 'npm error command sh -c node index.js',
  },
  {
    is: /^npm (?:ERR!|error)(?: +(?:node_modules\/\S+$|while resolving: |found: )| {2,}\S)/i,
    like: 'npm error   react@"17.0.2" from the root project',
  },
  {
    is: /^npm (?:ERR!|error) E[A-Z]+ (?:could not resolve|unable to resolve dependency tree)$/,
    like: 'npm error ERESOLVE could not resolve',
  },
  {
    is: /^npm (?:ERR!|error) (?:enoent|syscall|notsup|eacces)?\s*(?:this is related to|this is not a bug|if you believe|it is likely|\s*$)/i,
    like: 'npm error enoent This is related to npm not being able to find a file.',
  },
  {
    is: /^(?:> (?!.*\b(?:not|missing|fail|failed|error|cannot|could|unable|invalid|no|found|exit|unknown)\b).*|\$ \S.*|yarn run v\d.*)$/,
    like: '> shop@1.0.0 start',
  },
  {
    is: /^(?:error|\s*ELIFECYCLE\s*|\s*ERR_PNPM_\w+\s*)\s*Command failed\b/,
    like: 'error Command failed with exit code 1.',
  },
  {
    is: /^\s*(?:ELIFECYCLE|ERR_PNPM_RECURSIVE_RUN_FIRST_FAIL)\b/,
    like: ' ELIFECYCLE  Command failed with exit code 1.',
  },
  { is: /^info Visit\b/, like: 'info Visit the docs for documentation about this command.' },
  {
    is: /^g?make(?:\[\d+\])?: (?:\*\*\* \[.*\] (?:Error|Terminated|Segmentation)|(?:Leaving|Entering) directory|Target .* not remade|\*\*\* Waiting)/,
    like: 'make: *** [Makefile:2: migrate] Error 1',
  },
  {
    is: /^(?:\[ERROR\] )?(?:-> )?\[Help \d+\]/,
    like: '[ERROR] [Help 1] http://maven.example/MojoExecutionException',
  },
  { is: /^\[ERROR\]\s*$/, like: '[ERROR] ' },
  { is: /^\* (?:Try|Get more help|Exception is):?/, like: '* Try:' },
  { is: /^--> Sending SIG\w+ to other processes/, like: '--> Sending SIGTERM to other processes..' },
  { is: /^sending SIG\w+ to /, like: 'sending SIGTERM to web.1 (pid 16011)' },
  { is: /^Process \S+-\d+:$/, like: 'Process SpawnProcess-1:' },
  { is: /^bundler: failed to load command: /, like: 'bundler: failed to load command: puma (/usr/bin/puma)' },
  { is: /^(?:\S*\/)?\w+ aborted!$/, like: 'bin/rails aborted!' },
  { is: /^\*\*\* .* \*\*\*$/, like: '*** no app loaded. GAME OVER ***' },
  { is: /^FAIL\s+\S+\s+(?:\d+\.\d+s|\[build failed\])$/, like: 'FAIL\texample.com/shop\t0.003s' },
  { is: /^(?:FAIL|FAILED|FAILURES!|ERRORS!|OK)$/, like: 'FAIL' },
  { is: /^BUILD FAILED\b/, like: 'BUILD FAILED in 3s' },
]
