"use strict";
exports.id = 627;
exports.ids = [627];
exports.modules = {

/***/ 47778:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ../node_modules/@actions/core/lib/core.js + 10 modules
var core = __webpack_require__(11302);
// EXTERNAL MODULE: ./lib/gate.js + 34 modules
var gate = __webpack_require__(31139);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/report/masked.js
var masked = __webpack_require__(73366);
// EXTERNAL MODULE: ./lib/report/name.js
var report_name = __webpack_require__(63196);
// EXTERNAL MODULE: ./lib/report/plain.js
var plain = __webpack_require__(55039);
// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __webpack_require__(94851);
// EXTERNAL MODULE: ./lib/report/timeline.js
var timeline = __webpack_require__(51436);
// EXTERNAL MODULE: ./lib/host/live.js
var host_live = __webpack_require__(41269);
// EXTERNAL MODULE: ./lib/host/mask.js
var mask = __webpack_require__(87015);
;// CONCATENATED MODULE: ./lib/host/outputs.js

function outputsOf(record, ending) {
    return {
        verdict: record.verdict,
        reason: (0,plain/* plainLine */.h0)(record.reason),
        'failed-step': record.failedStep ?? '',
        url: Object.values(record.urls)[0] ?? '',
        urls: JSON.stringify(record.urls),
        images: JSON.stringify(record.images),
        'project-name': record.project,
        'duration-ms': String(Math.round(record.durationMs)),
        'report-dir': ending.reportDir ?? '',
    };
}

// EXTERNAL MODULE: ./lib/host/paint.js
var paint = __webpack_require__(68259);
;// CONCATENATED MODULE: ./lib/host/runner-log.js


function runnerLog(core, masker) {
    const lines = (all) => core.info(masker.apply(all.map(disarmed).join('\n')));
    return {
        lines,
        untrusted: (text) => {
            const token = (0,external_node_crypto_.randomUUID)();
            core.info(`::stop-commands::${token}`);
            lines(text.split('\n'));
            core.info(`::${token}::`);
        },
        group: (title, print) => {
            core.startGroup(masker.apply((0,plain/* plainLine */.h0)(title)));
            print();
            core.endGroup();
        },
        text: (words) => masker.apply((0,plain/* plainText */.wh)(words)),
    };
}
function disarmed(line) {
    return line.replace(/^(\s*):(?=:)/, '$1:\u200b').replaceAll('##[', '##\u200b[');
}

// EXTERNAL MODULE: ./lib/host/running.js
var host_running = __webpack_require__(9380);
// EXTERNAL MODULE: ./lib/host/screen.js
var screen = __webpack_require__(86987);
// EXTERNAL MODULE: ./lib/host/words.js
var words = __webpack_require__(11546);
;// CONCATENATED MODULE: ./lib/host/github.js















const mostAnnotations = 10;
const mostSummary = 1024 * 1024;
function githubHost(core, options = {}) {
    const { env = process.env, directory = process.cwd(), summary = true } = options;
    const { now = () => performance.now(), masker = (0,mask/* createMasker */.a)() } = options;
    const running = (0,host_running/* createRunning */.w)(now);
    const log = runnerLog(core, masker);
    const live = (0,host_live/* heartbeat */.j)((line) => log.lines([line]), running.text);
    const place = (at) => annotationPlace(at, env.GITHUB_WORKSPACE, directory);
    const told = { warning: 0, notice: 0 };
    let toldProblems = false;
    (0,screen/* outliveReader */.w)(process.stdout);
    return {
        plan: (text) => log.group('Plan', () => log.lines((0,plain/* plainText */.wh)(text).trimEnd().split('\n'))),
        started: (step) => {
            running.begin(step);
            live.start();
        },
        ended: (record) => {
            running.end(record.id);
            log.lines([(0,words/* stepLine */.l6)(record, paint/* colourPaint */.N)]);
        },
        note: (line) => log.lines([(0,plain/* plainLine */.h0)(line)]),
        output: (source, text) => log.group(source, () => log.untrusted((0,words/* outputOf */.jH)(masker.apply(text)))),
        finding: (finding) => {
            const level = finding.severity === 'notice' ? 'notice' : 'warning';
            told[level] += 1;
            if (told[level] > mostAnnotations)
                return log.lines([(0,words/* findingLine */.mC)(finding, paint/* colourPaint */.N)]);
            core[level](log.text(finding.message), { title: finding.code, ...place(finding.at) });
        },
        problems: (problems) => {
            toldProblems = true;
            log.lines(problems.flatMap((problem) => (0,words/* problemLines */.pb)(problem, paint/* colourPaint */.N)));
            for (const { message, instead, at } of problems.slice(0, mostAnnotations)) {
                core.error(log.text(sentences(message, instead)), {
                    title: 'compose-gate: wrong input',
                    ...place(at),
                });
            }
        },
        verdict: async (given, ending) => {
            running.clear();
            live.stop();
            const record = (0,masked/* maskedRecord */.r)(given, masker.apply);
            lastWords(record, log);
            if (!toldProblems)
                annotate(core, record, ending, log, place(record.failedAt));
            if (ending.reportDir)
                log.lines([`Report: ${(0,plain/* plainLine */.h0)(ending.reportDir)}`]);
            tryTo('set the outputs', log, () => {
                for (const [name, value] of Object.entries(outputsOf(record, ending)))
                    core.setOutput(name, value);
            });
            if (summary)
                await writeSummary(record, env.GITHUB_STEP_SUMMARY, log);
        },
        mask: (secret) => {
            masker.add(secret);
            for (const line of (0,mask/* secretLines */._)(secret))
                core.setSecret(line);
        },
    };
}
function lastWords(record, log) {
    const picture = (0,timeline/* timeline */.I)(record, 110);
    if (picture)
        log.lines(['', ...picture.split('\n'), '']);
    const evidence = (0,words/* evidenceOf */.X1)(record);
    if (evidence) {
        log.lines([`${evidence.title}:`]);
        log.untrusted(evidence.text);
    }
    log.lines([
        ...record.leftovers.map((line) => `Left behind: ${(0,plain/* plainLine */.h0)(line)}`),
        (0,words/* verdictLine */.MT)(record, paint/* colourPaint */.N),
    ]);
}
function annotate(core, record, ending, log, place) {
    if (record.verdict === 'passed')
        return;
    const failed = record.steps.find(({ id }) => id === record.failedStep);
    const title = failed ? `${(0,report_name/* stepName */.u)(failed)} ${failed.status}` : `compose-gate: ${record.verdict}`;
    core.error(log.text(sentences(record.reason, ending.instead)), { title: (0,plain/* plainLine */.h0)(title), ...place });
}
function sentences(message, instead) {
    return instead ? `${message}\n${instead}` : message;
}
function annotationPlace(at, workspace, directory) {
    if (!at)
        return {};
    const file = (0,external_node_path_.relative)(workspace ?? directory, (0,external_node_path_.resolve)(directory, at.file));
    if (file === '..' || file.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(file))
        return {};
    return { file: file.split(external_node_path_.sep).join('/'), startLine: at.line, startColumn: at.column };
}
async function writeSummary(record, file, log) {
    if (!file)
        return;
    try {
        const before = await (0,promises_.stat)(file).then(({ size }) => size, () => 0);
        const whole = (0,summary/* summaryMarkdown */.e)(record);
        const fits = before + Buffer.byteLength(whole) <= mostSummary;
        await (0,promises_.appendFile)(file, fits ? whole : (0,summary/* shortSummary */.R)(record));
    }
    catch (error) {
        log.lines([`Could not write the summary: ${(0,plain/* plainLine */.h0)(String(error))}`]);
    }
}
function tryTo(what, log, act) {
    try {
        act();
    }
    catch (error) {
        log.lines([`Could not ${what}: ${(0,plain/* plainLine */.h0)(String(error))}`]);
    }
}

// EXTERNAL MODULE: ./lib/host/report-folder.js
var report_folder = __webpack_require__(35446);
// EXTERNAL MODULE: ./lib/interruption.js
var interruption = __webpack_require__(47761);
// EXTERNAL MODULE: ./lib/run/clock.js
var clock = __webpack_require__(6248);
// EXTERNAL MODULE: ./lib/settings/given.js
var settings_given = __webpack_require__(9161);
// EXTERNAL MODULE: ./lib/settings/resolve.js + 14 modules
var resolve = __webpack_require__(12326);
// EXTERNAL MODULE: ./lib/state.js
var state = __webpack_require__(53785);
;// CONCATENATED MODULE: ./lib/main.js













async function main() {
    const environment = process.env;
    const problems = [];
    const report = (problem) => void problems.push(problem);
    const given = (0,settings_given/* givenFromInputs */.d)(environment, report);
    const around = { workingDirectory: process.cwd(), random: (0,external_node_crypto_.randomBytes)(3).toString('hex') };
    const { location, host: wishes } = (0,resolve/* readLocation */.m)(given, around, report);
    const reportDir = wishes.reportDir ?? (0,external_node_path_.join)(environment.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), 'compose-gate', location.name);
    state/* state */.w.save({ project: location.name, reportDir });
    const masker = (0,mask/* createMasker */.a)();
    const host = githubHost(core, { masker, summary: wishes.summary });
    const signal = (0,interruption/* interruption */.Y)((name) => host.note(`${name} again: still removing what the run made`));
    const reports = new report_folder/* ReportFolder */.L(reportDir, masker);
    const world = { host, reports, environment, clock: clock/* systemClock */.m, patience: PATIENCE, claim: state/* state */.w.saveClaim };
    const { record, exitCode } = await (0,gate/* gate */.G)({ given, location, problems }, world, signal);
    if ((0,state/* hasGone */.i)(record))
        state/* state */.w.saveGone();
    process.exit(exitCode);
}
const PATIENCE = 3000;


/***/ }),

/***/ 94851:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ shortSummary),
  e: () => (/* binding */ summaryMarkdown)
});

// EXTERNAL MODULE: ./lib/settings/duration.js
var settings_duration = __webpack_require__(53334);
// EXTERNAL MODULE: ./lib/report/plain.js
var report_plain = __webpack_require__(55039);
;// CONCATENATED MODULE: ./lib/report/markdown.js

function markdownText(text) {
    return ((0,report_plain/* plainLine */.h0)(text)
        .replace(/[\\`*_[\]~$]/g, '\\$&')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/[@#](?=\w)|\bGH(?=-\d)/g, '$&&#8203;')
        .replaceAll('|', '&#124;'));
}
function codeSpan(text) {
    const plain = (0,report_plain/* plainLine */.h0)(text);
    if (plain === '')
        return '';
    if (plain.includes('|'))
        return `<code>${markdownText(plain)}</code>`;
    const ticks = '`'.repeat(longestRun(plain) + 1);
    const pad = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
    return `${ticks}${pad}${plain}${pad}${ticks}`;
}
function fenced(text) {
    const plain = (0,report_plain/* plainText */.wh)(text);
    const fence = '`'.repeat(Math.max(3, longestRun(plain) + 1));
    return `${fence}text\n${plain}\n${fence}`;
}
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
function longestRun(text) {
    return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

// EXTERNAL MODULE: ./lib/report/name.js
var report_name = __webpack_require__(63196);
// EXTERNAL MODULE: ./lib/report/timeline.js
var timeline = __webpack_require__(51436);
;// CONCATENATED MODULE: ./lib/report/summary.js





const pictures = {
    passed: '✅',
    failed: '❌',
    error: '⚠️',
    cancelled: '🚫',
    skipped: '⚪',
};
const evidenceLimit = { lines: 100, characters: 32 * 1024 };
const mostRows = 200;
const mostLines = 50;
const longestLine = 1000;
function summaryMarkdown(record) {
    const sections = [
        ...opening(record),
        ...evidence(record),
        ...leftovers(record),
        ...stepTable(record),
        ...timeLine(record),
        ...findings(record),
        ...folded('Addresses', Object.entries(record.urls)),
        ...folded('Images', Object.entries(record.images)),
    ];
    return `${sections.join('\n\n')}\n`;
}
function shortSummary(record) {
    return `${opening(record).join('\n\n')}\n`;
}
function opening(record) {
    const engine = record.engine && `Engine ${record.engine.version}, Compose ${record.engine.compose}`;
    const at = record.failedAt && codeSpan(`${record.failedAt.file}:${record.failedAt.line}`);
    const facts = [
        codeSpan(record.project),
        (0,settings_duration/* formatDuration */.a)(record.durationMs),
        ...(engine ? [markdownText(engine)] : []),
        ...(at ? [at] : []),
    ];
    return [
        `## ${pictures[record.verdict]} compose-gate: ${record.verdict}`,
        `**${markdownText(record.reason)}**`,
        facts.filter((fact) => fact !== '').join(' · '),
    ];
}
function evidence(record) {
    const failed = record.steps.find((step) => step.id === record.failedStep);
    if (!failed?.evidence)
        return [];
    return [`### Evidence of ${markdownText((0,report_name/* stepName */.u)(failed))}`, fenced((0,report_plain/* lastOf */.g1)(failed.evidence, evidenceLimit))];
}
function leftovers(record) {
    return list('Left behind', record.leftovers.map(markdownText));
}
function stepTable(record) {
    if (record.steps.length === 0)
        return [];
    const critical = new Set(record.criticalPath);
    const tells = (step) => step.status === 'failed' || critical.has(step.id);
    const all = record.steps.length <= mostRows;
    const shown = all ? record.steps : record.steps.filter(tells).slice(0, mostRows);
    const rows = shown.map((step) => [
        pictures[step.status],
        markdownText((0,report_name/* stepName */.u)(step)),
        step.startedAt === null ? '' : took(step, critical.has(step.id)),
        markdownText(step.detail.slice(0, 400)),
    ]);
    const rest = record.steps.length - shown.length;
    return [
        '### Steps',
        table(['', 'Step', 'Took', 'What happened'], rows),
        ...(shown.some(({ id }) => critical.has(id)) ? ['Bold: on the critical path.'] : []),
        ...(rest > 0 ? [`… and ${rest} more, in the report.`] : []),
    ];
}
function took(step, isCritical) {
    const duration = (0,settings_duration/* formatDuration */.a)(step.durationMs);
    return isCritical ? `**${duration}**` : duration;
}
function timeLine(record) {
    const picture = (0,timeline/* timeline */.I)(record, 100);
    return picture === '' ? [] : details('Time line', fenced(picture));
}
function findings(record) {
    const lines = record.findings.map(({ code, message, at }) => {
        const place = at ? ` (${codeSpan(`${at.file}:${at.line}`)})` : '';
        return `${codeSpan(code)} ${markdownText(message.slice(0, longestLine))}${place}`;
    });
    return list('Findings', lines);
}
function list(title, lines) {
    if (lines.length === 0)
        return [];
    const shown = lines.slice(0, mostLines).map((line) => `- ${line}`);
    const rest = lines.length > mostLines ? [`- … and ${lines.length - mostLines} more, in the report`] : [];
    return [`### ${title}`, [...shown, ...rest].join('\n')];
}
function folded(title, entries) {
    if (entries.length === 0)
        return [];
    return details(title, table(['Service', title], entries.slice(0, mostRows).map((row) => row.map(codeSpan))));
}
function details(title, markdown) {
    return [`<details><summary>${title}</summary>`, markdown, '</details>'];
}


/***/ }),

/***/ 53785:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ hasGone),
/* harmony export */   w: () => (/* binding */ state)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11302);

const state = {
    save({ project, reportDir }) {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__.saveState('project', project);
        _actions_core__WEBPACK_IMPORTED_MODULE_0__.saveState('report-dir', reportDir);
    },
    saveClaim(secrets) {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__.saveState('claimed', JSON.stringify(secrets));
    },
    saveGone() {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__.saveState('gone', 'true');
    },
    load() {
        const claimed = _actions_core__WEBPACK_IMPORTED_MODULE_0__.getState('claimed');
        if (claimed === '' || _actions_core__WEBPACK_IMPORTED_MODULE_0__.getState('gone') === 'true')
            return undefined;
        const secrets = JSON.parse(claimed);
        return { project: _actions_core__WEBPACK_IMPORTED_MODULE_0__.getState('project'), reportDir: _actions_core__WEBPACK_IMPORTED_MODULE_0__.getState('report-dir'), secrets };
    },
};
function hasGone({ steps }) {
    const teardown = steps.find(({ kind }) => kind === 'teardown');
    return teardown === undefined
        ? steps.every(({ startedAt }) => startedAt === null)
        : teardown.status === 'passed';
}


/***/ }),

/***/ 2818:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 69217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ parse)
});

;// CONCATENATED MODULE: ../node_modules/parse-duration/locale/en.js
const unit = Object.create(null)
const m = 60000, h = m * 60, d = h * 24, y = d * 365.25

unit.year = unit.yr = unit.y = y
unit.month = unit.mo = unit.mth = y / 12
unit.week = unit.wk = unit.w = d * 7
unit.day = unit.d = d
unit.hour = unit.hr = unit.h = h
unit.minute = unit.min = unit.m = m
unit.second = unit.sec = unit.s = 1000
unit.millisecond = unit.millisec = unit.ms = 1
unit.microsecond = unit.microsec =  unit.us = unit.µs = 1e-3
unit.nanosecond = unit.nanosec = unit.ns = 1e-6

unit.group = ','
unit.decimal = '.'
unit.placeholder = ' _'

/* harmony default export */ const en = (unit);

;// CONCATENATED MODULE: ../node_modules/parse-duration/index.js


const durationRE = /((?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?)\s*([\p{L}]{0,14})/gu

parse.unit = en

// group/placeholder cleanup regex — rebuilt only when the locale strings change
let groupRE, placeholder = null, group

/**
 * look up a unit name, ignoring case and a trailing plural `s`
 *
 * @param {object} unit
 * @param {string} name
 * @return {number|undefined}
 */
const lookupUnit = (unit, name) => {
  name = String(name).toLowerCase()
  return unit[name] ?? (name.endsWith('s') ? unit[name.slice(0, -1)] : undefined)
}

/**
 * convert `str` to ms
 *
 * @param {string} str
 * @param {string} format
 * @return {number|null}
 */
function parse(str = '', format = 'ms') {
  let result = null, prevUnits, unit = parse.unit

  if (unit.placeholder !== placeholder || unit.group !== group)
    groupRE = new RegExp(`(\\d)[${(placeholder = unit.placeholder) ?? ''}${(group = unit.group) ?? ''}](\\d)`, 'g')

  str = String(str)
  let s = str.replace(groupRE, '$1$2') // clean up group separators / placeholders
  if (unit.decimal !== '.') s = s.replaceAll(unit.decimal, '.') // normalize decimal separator

  durationRE.lastIndex = 0
  for (let m; (m = durationRE.exec(s));) {
    let units = m[2]
    // if no units, find next smallest units or fall back to format value
    // eg. 1h30 -> 1h30m
    if (!units) {
      if (prevUnits) {
        for (const u in unit) if (unit[u] < prevUnits) { units = u; break }
      }
      else units = format
    }

    prevUnits = units = lookupUnit(unit, units)

    if (typeof units == 'number') result = (result || 0) + m[1] * units
  }

  return result && ((result / (lookupUnit(unit, format) || 1)) * (str.trimStart()[0] === '-' ? -1 : 1))
}


/***/ })

};
;