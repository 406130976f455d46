"use strict";
exports.id = 463;
exports.ids = [463];
exports.modules = {

/***/ 99463:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cli: () => (/* binding */ cli)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ../node_modules/commander/esm.mjs
var esm = __webpack_require__(5109);
// EXTERNAL MODULE: ./lib/settings/choice.js
var choice = __webpack_require__(90097);
// EXTERNAL MODULE: ./lib/settings/project-name.js
var project_name = __webpack_require__(93917);
// EXTERNAL MODULE: ./lib/settings/table.js
var table = __webpack_require__(5468);
// EXTERNAL MODULE: ./lib/settings/unknown.js
var unknown = __webpack_require__(86826);
;// CONCATENATED MODULE: ./lib/cli/leftover.js


function reportLeftover(command, literal, report) {
    const words = command.args;
    if (literal) {
        if (words.length > 0)
            report(unquoted(words));
        return;
    }
    words.forEach((word, index) => {
        if (isFlag(word))
            report(unknownFlag(command, word));
        else if (!isFlag(words[index - 1]))
            report(stray(command, word));
    });
}
function isFlag(word) {
    return word !== undefined && word.length > 1 && word.startsWith('-');
}
function unknownFlag(command, word) {
    const [flag = word] = word.split('=');
    const known = command.options.flatMap(({ long }) => long ?? []);
    if (known.includes(flag))
        return { message: `${flag} takes no value`, instead: `write \`${flag}\` alone` };
    return (0,unknown/* unknown */.L)(`flag ${flag}`, flag.replace(/^-+/, ''), known.map(choiceOf));
}
function choiceOf(flag) {
    const inputs = table/* rows */.Ge.filter((row) => (0,table/* longFlag */.Pv)(row) === flag).map(({ name }) => name);
    return { write: flag, names: [flag.slice(2), ...inputs] };
}
function stray(command, word) {
    const name = command.name();
    const instead = name === 'down'
        ? `write \`compose-gate down -p ${word}\``
        : `name services with a flag such as \`--app\`, see \`compose-gate ${name} --help\``;
    return { message: `\`${word}\` belongs to no flag`, instead };
}
function unquoted(words) {
    const rest = words.join(' ');
    return {
        message: `\`${rest}\` after \`--\` belongs to no flag`,
        instead: `put a service and its command in quotes: \`--migrate 'SERVICE -- ${rest}'\``,
    };
}

;// CONCATENATED MODULE: ./lib/cli/texts.js
const promise = 'Proves that a Docker Compose release works before it ships, and leaves nothing\nbehind.';
const summaries = {
    run: 'the whole gate: build, migrate, start, check, remove',
    plan: 'what run would do, and why; needs no engine',
    down: 'remove what a gate left behind',
};
const descriptions = {
    run: 'Builds, migrates, starts and checks the release, then removes everything.',
    plan: 'Shows what run would do, in which order, and why. Needs no engine.',
    down: 'Removes what a gate left behind.',
};
const programNotes = `
Examples:
  compose-gate plan
  compose-gate run
  compose-gate run --smoke 'GET /todos 200 json=[]'
  compose-gate down -p todobackend-gate-3f9a1c

"compose-gate run --help" tells all settings.

Exit codes:
  0    passed: the release works
  1    failed: the release is bad
  2    wrong settings or Compose file
  3    no engine, Compose too old, or something was left behind
  130  interrupted (143: terminated)`;
const notation = `
A check is [METHOD] [service[:port]]/path [status] and what the answer must be:
contains=TEXT, matches=REGEX or json=JSON. Services are separated by commas or
blanks, times written as in Compose: 90s, 1m30s. Compose and env files are
looked for in the project directory. Roles, checks, limits and most other
settings can also stand under x-gate in the Compose file; flags win.`;
const runNotes = `${notation}

Examples:
  compose-gate run --smoke 'GET /todos 200 json=[]'
  compose-gate run -f compose.yaml -f compose.ci.yaml --env-file ci.env
  compose-gate run --migrate 'app -- python manage.py migrate' --app app,worker
  compose-gate run --keep -p todo && npm run e2e; compose-gate down -p todo`;
const planNotes = `${notation}

Examples:
  compose-gate plan
  compose-gate plan --format mermaid --profile ci
  compose-gate plan --format json | jq '.roles'`;
const downNotes = `
Removes every container, network, volume and run-only image of that project;
external ones, pulled images and the build cache stay.

Example:
  compose-gate down -p todobackend-gate-3f9a1c`;

;// CONCATENATED MODULE: ./lib/cli/program.js



const repeatable = ['paths', 'services', 'profiles', 'jobs', 'smoke'];
function settingFlags() {
    return table/* rows */.Ge.flatMap((row) => row.flag === undefined ? [] : [{ name: row.name, row, option: optionOf(row, row.flag) }]);
}
function optionOf(row, flag) {
    const absent = row.flagMeans === undefined ? (row.default ?? row.otherwise) : undefined;
    const tail = absent === undefined ? '' : ` [${absent.replaceAll('`', '')}]`;
    const option = new esm/* Option */.c$(flag, row.help + tail).helpGroup(`${row.group}:`);
    if (!repeatable.includes(row.kind))
        return option;
    return option.argParser((text, before) => [...(before ?? []), text]);
}
function buildProgram(version, flags, sink) {
    const program = new esm/* Command */.uB('compose-gate')
        .description(promise)
        .usage('<command> [options]')
        .version(version, '-V, --version', 'show the version')
        .helpOption('-h, --help', 'show this help')
        .helpCommand('help [command]', 'show help on a command')
        .enablePositionalOptions()
        .exitOverride()
        .configureOutput({
        writeOut: (text) => sink.out(text),
        writeErr: (text) => sink.error(text),
        outputError: () => { },
        getOutHelpWidth: () => 80,
        getErrHelpWidth: () => 80,
        getOutHasColors: () => false,
        getErrHasColors: () => false,
    })
        .configureHelp({ subcommandTerm: (command) => command.name() })
        .addHelpText('after', programNotes);
    const command = (name) => program
        .command(name)
        .summary(summaries[name])
        .description(descriptions[name])
        .allowUnknownOption()
        .allowExcessArguments()
        .action((_options, invoked) => sink.invoked(invoked));
    addFlags(command('run'), flags).addHelpText('after', runNotes);
    addFlags(command('plan'), flags)
        .addOption(new esm/* Option */.c$('--format <format>', 'text, json or mermaid [text]').helpGroup('Output:'))
        .addHelpText('after', planNotes);
    command('down')
        .option('-p, --project-name <name>', "the Compose project's name; required")
        .addHelpText('after', downNotes);
    return program;
}
function addFlags(command, flags) {
    for (const { option } of flags)
        command.addOption(option);
    return command;
}

;// CONCATENATED MODULE: ./lib/cli/parse.js








function parseCommandLine(argv, version, report) {
    const flags = settingFlags();
    const out = [];
    const error = [];
    let line;
    const program = buildProgram(version, flags, {
        invoked: (command) => {
            reportLeftover(command, argv.includes('--'), report);
            line = lineOf(command, flags, report);
        },
        out: (text) => out.push(text),
        error: (text) => error.push(text),
    });
    try {
        program.parse(argv, { from: 'user' });
    }
    catch (thrown) {
        if (!(thrown instanceof esm/* CommanderError */.b7))
            throw thrown;
        if (out.length > 0)
            return { command: 'words', text: out.join(''), exitCode: 0 };
        if (error.length > 0)
            return { command: 'words', text: error.join(''), exitCode: 2 };
        reportRefusal(thrown, argv, report);
    }
    return line;
}
function lineOf(command, flags, report) {
    const options = command.opts();
    switch (command.name()) {
        case 'plan':
            return { command: 'plan', given: givenFromFlags(flags, options), format: formatOf(options, report) };
        case 'down':
            return downLine(command, report);
        default:
            return { command: 'run', given: givenFromFlags(flags, options) };
    }
}
function givenFromFlags(flags, options) {
    const given = {};
    for (const { name, row, option } of flags) {
        const typed = options[option.attributeName()];
        const value = typed === true ? row.flagMeans : Array.isArray(typed) ? typed.filter(filled) : typed;
        if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
            continue;
        given[name] = { value, origin: { label: (0,table/* longFlag */.Pv)(row) ?? name } };
    }
    return given;
}
function filled(text) {
    return text !== '';
}
function formatOf(options, report) {
    const { format } = options;
    if (format === undefined)
        return 'text';
    return (0,choice/* oneOf */.y)('text', 'json', 'mermaid')(format, { label: '--format' }, report) ?? 'text';
}
function downLine(command, report) {
    const { projectName } = command.opts();
    if (projectName === undefined || projectName === '') {
        if (command.args.length > 0)
            return undefined;
        report({ message: 'down needs the name of a project', instead: 'write `compose-gate down -p NAME`' });
        return undefined;
    }
    const project = (0,project_name/* parseProjectName */.CZ)(projectName, { label: '--project-name' }, report);
    return project === undefined ? undefined : { command: 'down', project };
}
function reportRefusal(thrown, argv, report) {
    const first = argv[0] ?? '';
    switch (thrown.code) {
        case 'commander.unknownCommand': {
            const choices = Object.keys(summaries).map((name) => ({ write: name, names: [name] }));
            report((0,unknown/* unknown */.L)(`command ${first}`, first, choices));
            break;
        }
        case 'commander.unknownOption': {
            const command = argv.find((word) => word in summaries) ?? 'run';
            const instead = `write the command first: \`compose-gate ${command} ${first} …\``;
            report({ message: `${first} stands where the command belongs`, instead });
            break;
        }
        case 'commander.optionMissingArgument': {
            const flag = /'([^']+)'/.exec(thrown.message)?.[1] ?? '';
            report({ message: `${flag.split(' <')[0]} lacks its value`, instead: `write \`${flag}\`` });
            break;
        }
        default:
            report({ message: thrown.message.replace(/^error: /, ''), instead: 'see `compose-gate --help`' });
    }
}

// EXTERNAL MODULE: ./lib/host/mask.js
var mask = __webpack_require__(87015);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/report/masked.js
var report_masked = __webpack_require__(73366);
// EXTERNAL MODULE: ./lib/report/plain.js
var plain = __webpack_require__(55039);
// EXTERNAL MODULE: ./lib/report/timeline.js
var timeline = __webpack_require__(51436);
// EXTERNAL MODULE: ./lib/host/live.js
var host_live = __webpack_require__(41269);
// EXTERNAL MODULE: ./lib/host/paint.js
var paint = __webpack_require__(68259);
// EXTERNAL MODULE: ./lib/host/running.js
var host_running = __webpack_require__(9380);
// EXTERNAL MODULE: ./lib/host/screen.js
var host_screen = __webpack_require__(86987);
// EXTERNAL MODULE: ./lib/host/words.js
var words = __webpack_require__(11546);
;// CONCATENATED MODULE: ./lib/host/terminal.js










function terminalHost(options = {}) {
    const { progress = process.stderr, results = process.stdout, env = process.env } = options;
    const { now = () => performance.now(), masker = (0,mask/* createMasker */.a)() } = options;
    const running = (0,host_running/* createRunning */.w)(now);
    const underWay = () => masker.apply(running.text());
    const live = isLively(progress, env)
        ? (0,host_live/* liveLine */.C)(progress, underWay)
        : (0,host_live/* heartbeat */.j)((line) => (0,host_screen/* put */.y)(progress, `${line}\n`), underWay);
    const paint = paintFor(progress, env);
    for (const screen of [progress, results])
        (0,host_screen/* outliveReader */.w)(screen);
    const masked = (lines) => `${masker.apply(lines.join('\n'))}\n`;
    const tell = (lines) => live.above(() => (0,host_screen/* put */.y)(progress, masked(lines)));
    return {
        plan: (text) => tell((0,plain/* plainText */.wh)(text).trimEnd().split('\n')),
        started: (step) => {
            running.begin(step);
            live.start();
        },
        ended: (record) => {
            running.end(record.id);
            tell([(0,words/* stepLine */.l6)(record, paint)]);
        },
        note: (line) => tell([paint('dim', (0,plain/* plainLine */.h0)(line))]),
        output: (source, text) => tell(block(source, (0,words/* outputOf */.jH)(masker.apply(text)), paint)),
        finding: () => { },
        problems: (problems) => tell(problems.flatMap((problem) => (0,words/* problemLines */.pb)(problem, paint))),
        verdict: async (record, ending) => {
            running.clear();
            live.stop();
            const shown = (0,report_masked/* maskedRecord */.r)(record, masker.apply);
            (0,host_screen/* put */.y)(results, masked(lastWords(shown, ending, results, paintFor(results, env))));
        },
        mask: masker.add,
    };
}
function lastWords(record, ending, screen, paint) {
    const evidence = (0,words/* evidenceOf */.X1)(record);
    const picture = (0,timeline/* timeline */.I)(record, (screen.columns ?? 100) - 1);
    const gone = record.steps.some(({ kind }) => kind === 'teardown');
    const urls = gone
        ? []
        : Object.entries(record.urls).map(([port, url]) => `  ${(0,plain/* plainLine */.h0)(port)}  ${(0,plain/* plainLine */.h0)(url)}`);
    return [
        ...(picture ? ['', ...picture.split('\n'), ''] : []),
        ...(evidence ? [...block(evidence.title, evidence.text, paint), ''] : []),
        ...record.leftovers.map((line) => `${paint('red', '✖')} left behind: ${(0,plain/* plainLine */.h0)(line)}`),
        (0,words/* verdictLine */.MT)(record, paint),
        ...(record.failedAt ? [`  at ${(0,plain/* plainLine */.h0)(record.failedAt.file)}:${record.failedAt.line}`] : []),
        ...(ending.instead ? [`  → ${(0,plain/* plainLine */.h0)(ending.instead)}`] : []),
        ...urls,
        ...(ending.reportDir ? [`  report: ${(0,plain/* plainLine */.h0)((0,external_node_path_.join)(ending.reportDir, 'report.html'))}`] : []),
    ];
}
function block(title, text, paint) {
    return [`${(0,plain/* plainLine */.h0)(title)}:`, ...text.split('\n').map((line) => `${paint('dim', '  │')} ${line}`)];
}
function isLively(screen, env = {}) {
    return screen.isTTY === true && !env.NO_COLOR && !env.CI && env.TERM !== 'dumb';
}
function paintFor(screen, env = {}) {
    if (env.NO_COLOR)
        return paint/* plainPaint */.p;
    if (env.FORCE_COLOR)
        return env.FORCE_COLOR === '0' ? paint/* plainPaint */.p : paint/* colourPaint */.N;
    return screen.isTTY === true && env.TERM !== 'dumb' ? paint/* colourPaint */.N : paint/* plainPaint */.p;
}

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(26755);
;// CONCATENATED MODULE: ./lib/version.js
const version = '0.1.0';

;// CONCATENATED MODULE: ./lib/cli.js






async function cli() {
    const problems = [];
    const line = parseCommandLine(process.argv.slice(2), version, (problem) => problems.push(problem));
    const masker = (0,mask/* createMasker */.a)();
    const shell = {
        host: terminalHost({ masker }),
        masker,
        environment: process.env,
        around: { workingDirectory: process.cwd(), random: (0,external_node_crypto_.randomBytes)(3).toString('hex') },
    };
    process.exit(await exitCodeOf(line, problems, shell));
}
async function exitCodeOf(line, problems, shell) {
    try {
        return await obey(line, problems, shell);
    }
    catch (error) {
        if (error instanceof problem/* BadInput */.k) {
            shell.host.problems(error.problems);
            return 2;
        }
        if (!(error instanceof problem/* EngineTrouble */._))
            throw error;
        const { message, instead } = error;
        shell.host.problems([{ message, instead }]);
        return 3;
    }
}
async function obey(line, problems, shell) {
    switch (line?.command) {
        case 'words':
            ;
            (line.exitCode === 0 ? process.stdout : process.stderr).write(line.text);
            return line.exitCode;
        case 'run':
            return (await Promise.all(/* import() */[__webpack_require__.e(318), __webpack_require__.e(115), __webpack_require__.e(11), __webpack_require__.e(763), __webpack_require__.e(479), __webpack_require__.e(488)]).then(__webpack_require__.bind(__webpack_require__, 68488))).run(line.given, problems, shell);
        case 'plan':
            return (await Promise.all(/* import() */[__webpack_require__.e(318), __webpack_require__.e(115), __webpack_require__.e(763), __webpack_require__.e(261)]).then(__webpack_require__.bind(__webpack_require__, 15424))).plan(line.given, line.format, problems, shell);
        case 'down':
            if (problems.length > 0)
                throw new problem/* BadInput */.k(problems);
            return (await Promise.all(/* import() */[__webpack_require__.e(318), __webpack_require__.e(11), __webpack_require__.e(333)]).then(__webpack_require__.bind(__webpack_require__, 33714))).down(line.project, shell);
        case undefined:
            throw new problem/* BadInput */.k(problems);
    }
}


/***/ })

};
;