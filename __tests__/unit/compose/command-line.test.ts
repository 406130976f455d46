import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  commandLine,
  commandsIn,
  commandsInScript,
  commandsOf,
  type SimpleCommand,
} from '../../../src/compose/command-line.js'

/** The commands with how they are joined: `migrate && serve`. */
function shown(commands: readonly SimpleCommand[]): string {
  return commands.flatMap(({ text, join }) => (join === undefined ? [text] : [text, join])).join(' ')
}

describe('a list of arguments', () => {
  test.each<[readonly string[], string]>([
    [[], ''],
    [['/usr/sbin/nginx', '-g', 'daemon off;'], '/usr/sbin/nginx -g daemon off;'],
    [['postgres', '-c', 'fsync=off'], 'postgres -c fsync=off'],
    [['python', '-c', 'import a; a.run()'], 'python -c import a; a.run()'],
    [['sh', 'migrate.sh'], 'sh migrate.sh'],
    [['/bin/sh'], '/bin/sh'],
    // A shell with a script.
    [['sh', '-c', 'migrate && serve'], 'migrate && serve'],
    [['/bin/bash', '-ec', 'a\nb'], 'a ; b'],
    [['bash', '-lc', 'a; b'], 'a ; b'],
    [['bash', '-e', '-o', 'pipefail', '-c', 'a || b'], 'a || b'],
    [['bash', '-euxo', 'pipefail', '-c', 'a'], 'a'],
    [['sh', '-c', "exec bash -c 'a && b' && c"], 'a && b && c'],
    [['sh', '-c', 'sh -c "sh -c \\"a; b\\""'], 'a ; b'],
    [['su', 'postgres', '-c', 'psql -f x'], 'psql -f x'],
    [['su', '-c', 'psql -f x', 'postgres'], 'psql -f x'],
    [['busybox', 'sh', '-c', 'a'], 'a'],
    [['sh', '-c', ''], ''],
    // Its arguments.
    [['sh', '-c', 'migrate && exec "$@"', '--', 'gunicorn', 'shop'], 'migrate && gunicorn shop'],
    [['sh', '-c', 'exec $0 "$@"', 'gunicorn', '-b', ':80'], 'gunicorn -b :80'],
    [['sh', '-c', 'serve --port $1', 'sh', '80'], 'serve --port 80'],
    [['sh', '-c', 'exec gunicorn shop', 'sh', 'ignored'], 'gunicorn shop'],
    // Without the quotes that its author forgot.
    [['sh', '-c', 'migrate', '--all', '&&', 'serve'], 'migrate --all && serve'],
    [['migrate', '&&', 'serve'], 'migrate && serve'],
    [['mysql', '-h', 'db', '<', 'schema.sql'], 'mysql -h db < schema.sql'],
  ])('%j runs %j', (words, expected) => {
    expect(shown(commandsIn(words))).toBe(expected)
  })
})

describe('a script', () => {
  test.each([
    ['a && b || c; d & e | f', 'a && b || c ; d & e | f'],
    ['a &&\n  b', 'a && b'],
    ['a \\\n  --flag', 'a --flag'],
    ['a # && b\nc', 'a ; c'],
    ['a#b', 'a#b'],
    ['echo \'a; b\' "c && d"', 'echo a; b c && d'],
    ["echo 'it'\\''s'", "echo it's"],
    ['a > log 2>&1; b', 'a > log >& 1 ; b'],
    ['sleep 5 >/dev/null', 'sleep 5 > /dev/null'],
    ['psql -h db < schema.sql', 'psql -h db < schema.sql'],
    ['psql <<EOF\ncreate database shop;\nEOF\necho made', 'psql << create database shop; ; echo made'],
    ["cat <<-'X' | psql\n\ta && b\n\tX\nc", 'cat << \ta && b | psql ; c'],
    ['(a; b) && c', 'a ; b && c'],
    ['{ a; b; } | c', 'a ; b | c'],
    ['(sleep 9; mysql < x) & exec mysqld', 'sleep 9 ; mysql < x & mysqld'],
    ['if a; then b; else c; fi; d', 'a ; b ; c ; d'],
    ['while ! a\ndo\n  b\ndone && c', 'a ; b && c'],
    ['until a | b; do c; done; d', 'a | b ; c ; d'],
    ['for x in a b; do c $x; done; d', 'c $x ; d'],
    ['for ((i = 0; i < 9; i++)); do c; done', 'c'],
    ['case $1 in web|api) a;; *) b; c;; esac; d', 'a ; b ; c ; d'],
    ['case "$1" in\n  web)\n    a\n    ;;\nesac', 'a'],
    ['[[ -n $A && $B ]] && c', '[[ -n $A && $B ]] && c'],
    ['wait_for() { a; }; wait_for && b', 'a ; wait_for && b'],
    ['A=b; C=d e; f', 'e ; f'],
    ['a <(b) >(c)', 'a ; b ; c'],
    // What is put in runs first.
    ['[ "$(mysql -e "select 1")" = 1 ] && a', 'mysql -e select 1 ; [ $(mysql -e "select 1") = 1 ] && a'],
    ['TOKEN=$(curl http://app/token) && a', 'curl http://app/token ; a'],
    ['echo `date; hostname`', 'date ; hostname ; echo `date; hostname`'],
    ['echo $((1 + 2))', 'echo $((1 + 2))'],
    [`echo \${A:-b | c}`, `echo \${A:-b | c}`],
    ["echo '$(a)'", 'echo $(a)'],
    ['', ''],
    ['# nothing', ''],
  ])('%j runs %j', (script, expected) => {
    expect(shown(commandsInScript(script))).toBe(expected)
  })

  test('tells the program, its arguments, and what stands in front of them', () => {
    expect(
      commandsInScript('while ! A=b timeout 5 /usr/bin/psql -c "select 1"; do exec sh -c "a"; done'),
    ).toEqual([
      {
        program: 'psql',
        args: ['-c', 'select 1'],
        text: '/usr/bin/psql -c select 1',
        before: ['A=b', 'timeout', '5'],
        keywords: ['while', '!'],
        join: ';',
      },
      { program: 'a', args: [], text: 'a', before: ['exec', 'sh', '-c'], keywords: ['do'] },
    ])
  })

  test('tells the words of the shell in front of a script that is nested, too', () => {
    const [asked] = commandsInScript("while sh -c '! a'; do b; done")
    expect(asked).toMatchObject({ program: 'a', keywords: ['while', '!'] })
  })

  test('of any text whatever ends, and none of its commands is empty', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'b -c',
        'sh',
        '-c',
        'eval',
        'case',
        'in',
        'esac',
        'if',
        'do',
        'done',
        '$1',
        '"$@"',
        '$(',
        '`',
        '${',
      ],
      ...[
        '"',
        "'",
        '\\',
        '(',
        ')',
        '((',
        '<<X',
        '\n',
        ';',
        ';;',
        '&&',
        '|',
        '>',
        '#',
        ' ',
        '\n',
        '[[',
        ']]',
        'X',
      ],
    )
    const script = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join(' ')),
      fc.array(piece).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(script, fc.array(script), (text, more) => {
        const commands = [
          ...commandsInScript(text),
          ...commandsIn(['sh', '-c', text, ...more]),
          ...commandsIn(more),
        ]
        for (const { program, text: line } of commands) expect(line).toContain(program)
      }),
    )
  })
})

describe('a service', () => {
  test('runs its command behind its entrypoint', () => {
    const service = { entrypoint: ['sh', '-c'], command: ['migrate && serve'] }
    expect(shown(commandsOf(service))).toBe('migrate && serve')
    expect(commandLine(service)).toBe('sh -c migrate && serve')
  })

  test('runs what its image says where the file says nothing', () => {
    expect(commandsOf({})).toEqual([])
    expect(commandLine({})).toBe('')
  })
})
