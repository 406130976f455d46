import type { Form } from './line-form.js'

/** Stack frames and what stands between and around them. */
export const FRAMES: readonly Form[] = [
  // JavaScript, the JVM, .NET.
  { is: /^\s+at \S/, like: '    at main (/app/server.js:3:1)' },
  {
    is: /^\s*(?:at )?(?:async )?\S*[^\s:] \(?(?:file:\/\/|node:|\/)\S+:\d+:\d+\)?$/,
    like: 'main (/app/server.js:3:1)',
  },
  { is: /^\s*\.\.\. \d+ (?:more|common frames omitted|lines matching)/, like: '\t... 12 more' },
  { is: /^\s*--- End of .*stack trace/, like: '   --- End of inner exception stack trace ---' },
  { is: /^Emitted '\w+' event (?:on|at)\b/, like: "Emitted 'error' event on Server instance at:" },
  { is: /^\s*(?:❯|➜|⎯+\[\d+\/\d+\]⎯*|›)\s+\S+:\d+:\d+\s*$/, like: ' ❯ test/sum.test.ts:4:17' },
  { is: /^\s*❯ .*\b\S+:\d+:\d+\s*$/, like: ' ❯ sum src/sum.ts:4:17' },
  { is: /^\s+[\w.$/]+\(\w+\.(?:java|kt|scala|groovy):\d+\)$/, like: '       T.total(T.java:1)' },
  // Python.
  { is: /^(?:\s+|> )File ".+", line \d+/, like: '  File "/app/x.py", line 3, in main' },
  { is: /^\s*Traceback \(most recent call last\):?$/, like: 'Traceback (most recent call last):' },
  // Ruby, both orders.
  { is: /^\s*(?:\d+: )?(?:from )?\S+:\d+:in [`'][^`']*'$/, like: "\tfrom app.rb:1:in `<main>'" },
  { is: /^\s*(?:# )?(?:\.{0,2}\/)?\S+\.rb:\d+(?::in .*)?$/, like: "# ./spec/sum_spec.rb:5:in 'block'" },
  // PHP.
  { is: /^\s*#\d+ (?:\{main\}|\S+\(\d+\): |\[internal function\])/, like: '#0 /app/x.php(3): PDO->query()' },
  { is: /^\s*thrown in .* on line \d+$/, like: '  thrown in /app/x.php on line 3' },
  { is: /^\s*stack ?(?:trace|traceback|backtrace)s?:$/i, like: 'Stack trace:' },
  { is: /^\s*\+\d+ vendor frames/, like: '      +9 vendor frames ' },
  { is: /^\s+\d+\s+\S+:\d+$/, like: '  10  artisan:35' },
  {
    is: /^\s+[\w\\]+(?:::|->)\w+\(.*\)$/,
    like: '      Illuminate\\Console\\Kernel::handle(Object(ArgvInput))',
  },
  // Go.
  { is: /^\s*goroutine \d+ .*\[.+\]:$/, like: 'goroutine 1 [running]:' },
  { is: /^\s+\S+\.(?:go|s|c):\d+(?: \+0x[\da-f]+)?$/, like: '\t/app/main.go:12 +0x65' },
  { is: /^\s*\S+\.(?:go|s|c):\d+ \(0x[\da-f]+\)$/, like: '/app/main.go:9 (0x744ff3)' },
  {
    is: /^(?:[\w.@-]+\/)*[\w-]+\.\S{0,200}?\((?:(?:0x|\.\.\.|\{).*)?\)$/,
    like: 'main.run(0xc000012345, 0x1)',
  },
  { is: /^panic\(\{?0x/, like: 'panic({0x55a900?, 0x6caec0?})' },
  { is: /^created by \S+/, like: 'created by main.main in goroutine 1' },
  { is: /^\[signal SIG\w+/, like: '[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a]' },
  // Rust, C, C++.
  { is: /^\s*#?\d+: +0x[\da-f]+/, like: ' 1: 0xb78db3 node::OOMErrorHandler(char const*) [node]' },
  { is: /^#\d+ +0x[\da-f]+ in /, like: '#0  0x00007f in raise () from /lib/libc.so.6' },
  {
    is: /^\s+\d+: +(?:[\w<>]+::|(?:rust_begin_unwind|main|_start|__\w+)$)/,
    like: '   3: core::panicking::panic_fmt',
  },
  { is: /^\s*[-─━═]+ ?(?:BACKTRACE|Native stack trace)\b/, like: '----- Native stack trace -----' },
  { is: /^\s*⋮ \d+ frames? hidden/, like: '                                ⋮ 7 frames hidden ⋮' },
  // Elixir, Erlang, Lua, Perl, R.
  { is: /^Calls: \S+ -> /, like: 'Calls: f -> read.csv -> file' },
  { is: /^\s+\([\w.-]+ [\d.]+[\w.-]*\) \S+:\d+: /, like: '    (elixir 1.14.0) lib/code.ex:5: Code.load/1' },
  { is: /^\s+\S+\.exs?:\d+: /, like: '    lib/shop/repo.ex:5: Shop.Repo.init/2' },
  { is: /^\s+(?:\[C\]|\S+\.lua:\d+): in /, like: "\t[C]: in function 'error'" },
  { is: /^\s+\S+ called at \S+ line \d+/, like: '\tmain::load("x") called at app.pl line 3' },
]

/** Source code that is quoted, and what points into it. */
export const QUOTES: readonly Form[] = [
  { is: /^\s*Failure\/Error: /, like: "     Failure/Error: require 'stripe'" },
  { is: /^(?:file:\/\/|node:|\/)\S+:\d+$/, like: '/app/server.js:12' },
  { is: /^\s*(?:(?:>{1,2}|[➜→])\s*)?\d+\s*[|▕│┃](?:\s|$)/, like: '  > 12 |   return price' },
  { is: /^\s+\|(?:\s|$)/, like: '  |          ^^^ expected `i32`' },
  { is: /^\s*(?:\.{3}|[|│┃·:])?\s*[|│┃·]?\s*[\^~─┬╌'|-]*[\^~┬][\^~─┬╌'|-]*$/, like: '        ^^^^^^' },
  { is: /^[\s|│┃·╷╵╭╰├└┌╯╮┘┐─━┬╌]+$/, like: '   │' },
  { is: /^\s*[│┃] .*[^│┃\s]\s*$/, like: '   │ Help: it is imported by the following path:' },
  { is: /^\s*-->\s+\S+:\d+:\d+$/, like: '  --> src/main.rs:3:5' },
  { is: /^\s*(?:╭─|╰─|┌─|└─)[─\s[\]\w./:,-]*(?:╮|╯)?$/, like: '  ╭─[schema.prisma:3:1]' },
  // miette, where the terminal has no characters for boxes, or others with a place in the corner.
  { is: /^\s*[╭┌,][─-]+\[.+\]$/, like: '   ,-[turbo.json:1:13]' },
  { is: /^\s*(?:[:·]\s+)?`-{2,}(?: .*)?$/, like: '   :       `-- Rename it' },
  { is: /^\s*[-=*_─━═⎯#~+.|]{3,}(?:\[\d+\/\d+\]⎯*)?\s*$/, like: '--------------------' },
  {
    is: /^\s*(?:={3,} .{1,80} ={3,}|_{3,} .{1,80} _{3,}|⎯{3,} .{1,80} ⎯{3,})\s*$/,
    like: '=========== FAILURES ===========',
  },
  // What a help text says of an option.
  {
    is: /^\s+(?:-\w,? +)?--[a-z][\w-]*(?:[= ]\S+)? {2,}\S/,
    like: '  --dsn <url>    the database  [required]',
  },
  { is: /^\s*[\])}]+[;,]?\s*$/, like: '  }' },
  { is: /^\s*(?:[{[(]+|<anonymous>)\s*$/, like: '{' },
]
