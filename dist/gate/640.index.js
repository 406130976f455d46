"use strict";
exports.id = 640;
exports.ids = [640];
exports.modules = {

/***/ 27640:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportFiles: () => (/* binding */ reportFiles)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/settings/duration.js
var duration = __webpack_require__(53334);
// EXTERNAL MODULE: ./lib/report/name.js
var report_name = __webpack_require__(63196);
// EXTERNAL MODULE: ./lib/report/plain.js
var plain = __webpack_require__(55039);
// EXTERNAL MODULE: ./lib/report/shortening.js
var shortening = __webpack_require__(23632);
// EXTERNAL MODULE: ../node_modules/escape-html/index.js
var escape_html = __webpack_require__(50953);
var escape_html_default = /*#__PURE__*/__webpack_require__.n(escape_html);
;// CONCATENATED MODULE: ./lib/report/html/markup.js


function html(fixed, ...values) {
    const parts = fixed.map((text, index) => {
        const value = values[index];
        return value === undefined ? text : text + textOf(value);
    });
    return { markup: parts.join('') };
}
const nothing = { markup: '' };
function textOf(value) {
    if (typeof value === 'string')
        return escape_html_default()((0,plain/* plainText */.wh)(value));
    if (typeof value === 'number')
        return String(value);
    return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

// EXTERNAL MODULE: ./lib/report/span.js
var span = __webpack_require__(6243);
;// CONCATENATED MODULE: ./lib/report/html/picture.js




const width = 1040;
const right = 90;
const characterWidth = 7;
const rowHeight = 24;
const picture_top = 34;
const mostName = 34;
function picture(record) {
    const { spans, total } = (0,span/* spansOf */.L)(record);
    if (spans.length === 0)
        return nothing;
    const height = picture_top + spans.length * rowHeight + 12;
    const layout = layoutOf(spans, total);
    return html `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="picture-title">
<title id="picture-title">What ran when, in ${(0,duration/* formatDuration */.a)(total)}; the table of steps says the same in words</title>
${ticks(total).map((tick) => scale(tick, layout.x(tick), height))}
${spans.map((span) => wait(span, layout))}
${spans.map((span) => bar(span, layout))}
</svg>`;
}
function layoutOf(spans, total) {
    const longest = Math.max(...spans.map(({ step }) => (0,report_name/* stepName */.u)(step).length));
    const left = Math.min(mostName, longest) * characterWidth + 40;
    const rows = new Map(spans.map((span, index) => [span.step.id, index]));
    return {
        left,
        x: (milliseconds) => round(left + (milliseconds / Math.max(1, total)) * (width - left - right)),
        row: (id) => picture_top + (rows.get(id) ?? 0) * rowHeight,
    };
}
function bar(span, { left, x, row }) {
    const y = row(span.step.id);
    const took = (0,duration/* formatDuration */.a)(span.end - span.start);
    const start = x(span.start);
    const length = Math.max(3, round(x(span.end) - start));
    return html `<g class="${classes(span)}"><title>${hint(span, took)}</title>
<text class="name" x="${left - 14}" y="${y + 13}">${shortened((0,report_name/* stepName */.u)(span.step))}</text>
<rect class="bar" x="${start}" y="${y + 2}" width="${length}" height="14" rx="3"/>
<text class="took" x="${round(start + length + 7)}" y="${y + 13}">${took}</text></g>`;
}
function hint({ step, after }, took) {
    const lines = [
        `${(0,report_name/* stepName */.u)(step)}: ${step.status}, ${took}`,
        after ? `after ${(0,report_name/* stepName */.u)(after)}` : '',
        step.detail.slice(0, 500),
    ];
    return lines.filter((line) => line !== '').join('\n');
}
function wait(span, { x, row }) {
    if (!span.after)
        return nothing;
    const [from, to] = [row(span.after.id), row(span.step.id)];
    const ends = from < to ? [from + 16, to + 2] : [from + 2, to + 16];
    return html `<path class="wait ${classes(span)}" d="M${round(x(span.start) + 1)} ${ends.join('V')}"/>`;
}
function classes({ critical, step }) {
    return [critical ? 'critical' : '', step.status === 'failed' ? 'failed' : ''].join(' ').trim();
}
function scale(tick, x, height) {
    return html `<line class="tick" x1="${x}" x2="${x}" y1="24" y2="${height - 6}"/><text class="scale" x="${x}" y="16">${tick === 0 ? '0' : (0,duration/* formatDuration */.a)(tick)}</text>`;
}
function ticks(total) {
    const rough = Math.max(1, total / 8);
    const power = 10 ** Math.floor(Math.log10(rough));
    const minutes = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000];
    const tens = [1, 2, 5, 10].map((factor) => factor * power);
    const candidates = rough > 10_000 ? minutes : tens;
    const gap = candidates.find((candidate) => candidate >= rough) ?? 7_200_000;
    return Array.from({ length: Math.floor(total / gap) + 1 }, (_, index) => index * gap);
}
function shortened(text) {
    return text.length > mostName ? `${text.slice(0, mostName - 1)}…` : text;
}
function round(value) {
    return Math.round(value * 10) / 10;
}

;// CONCATENATED MODULE: ./lib/report/html/style.js
const style = `
:root{color-scheme:light dark;--paper:#fbfbfa;--card:#fff;--ink:#1d2126;--soft:#5b646f;--line:#e2e5e9;--code:#f3f4f6;
--good:#1a7f45;--good-paper:#e5f5eb;--bad:#c0282d;--bad-paper:#fdeaea;--warn:#8f5a00;--warn-paper:#fdf2da;
--path:#3659d9;--other:#a9b4cc}
@media (prefers-color-scheme:dark){:root{--paper:#14171b;--card:#1b1f25;--ink:#e6e9ed;--soft:#9aa5b1;--line:#2d333b;--code:#12151a;
--good:#57c785;--good-paper:#16301f;--bad:#ff8080;--bad-paper:#3a1a1c;--warn:#e8b458;--warn-paper:#35290f;
--path:#7d9bff;--other:#4d5a73}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main,header>div,footer{max-width:1080px;margin:0 auto;padding:0 24px}
header{background:var(--card);border-bottom:1px solid var(--line);border-top:6px solid var(--verdict);padding:28px 0 24px}
.passed{--verdict:var(--good);--verdict-paper:var(--good-paper)}
.failed,.error{--verdict:var(--bad);--verdict-paper:var(--bad-paper)}
.cancelled{--verdict:var(--warn);--verdict-paper:var(--warn-paper)}
.skipped{--verdict:var(--soft);--verdict-paper:var(--code)}
.badge{display:inline-block;background:var(--verdict-paper);color:var(--verdict);font-weight:650;border-radius:999px;padding:3px 14px;white-space:nowrap}
h1{font-size:24px;line-height:1.3;margin:14px 0 12px;font-weight:650;overflow-wrap:anywhere}
h2{font-size:17px;margin:36px 0 12px;font-weight:650}
.facts{display:flex;flex-wrap:wrap;gap:6px 28px;margin:0;color:var(--soft)}
.facts div{display:flex;gap:7px}
.facts dt::after{content:":"}
.facts dd{margin:0;color:var(--ink);overflow-wrap:anywhere}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:8px 14px;border-top:1px solid var(--line)}
thead th{border-top:0;color:var(--soft);font-weight:550;font-size:13px;white-space:nowrap}
tbody th{font-weight:550;white-space:nowrap}
td.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
th.number{text-align:right}
td.wide{min-width:13em;overflow-wrap:anywhere}
td.path{white-space:nowrap}
.pairs th{width:1%;padding-right:48px}
.sign{color:var(--verdict);font-weight:700;white-space:nowrap}
tr.critical .took{font-weight:650;color:var(--path)}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:13px}
pre{margin:0;padding:14px 18px;overflow:auto;max-height:32em;background:var(--code);border-radius:10px;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4}
.evidence{border-color:var(--bad)}
svg{display:block;min-width:720px;width:100%;height:auto;font-size:12px}
svg text{fill:var(--ink)}
svg .tick{stroke:var(--line)}
svg .scale{fill:var(--soft);font-size:11px;text-anchor:middle}
svg .took{fill:var(--soft);paint-order:stroke;stroke:var(--card);stroke-width:4px;stroke-linejoin:round}
svg .name{text-anchor:end}
svg .wait{fill:none;stroke:var(--other);stroke-width:1;stroke-dasharray:2 3}
svg .bar{fill:var(--other)}
svg .critical .bar{fill:var(--path)}
svg .wait.critical{stroke:var(--path);stroke-dasharray:none}
svg .critical .name{font-weight:650}
svg .failed .bar{fill:var(--bad)}
.legend{color:var(--soft);font-size:13px;margin:10px 2px 0;display:flex;flex-wrap:wrap;gap:4px 20px}
.legend span::before{content:"";display:inline-block;width:18px;height:9px;border-radius:2px;background:var(--other);margin-right:7px}
.legend .critical::before{background:var(--path)}
.legend .failed::before{background:var(--bad)}
a{color:var(--path)}
footer{color:var(--soft);font-size:13px;padding-top:32px;padding-bottom:40px}
@media print{.card,pre{overflow:visible;max-height:none}}
`;

;// CONCATENATED MODULE: ./lib/report/html/page.js








const evidenceLimit = { lines: 2000, characters: 256 * 1024 };
const roleNames = {
    database: 'database',
    migrate: 'migrate',
    app: 'app',
    acceptance: 'acceptance',
    test: 'test',
    companions: 'alongside',
    leftOut: 'left out',
};
function reportHtml(record) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(style).digest('base64');
    const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
    const page = html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${record.verdict}: ${record.project} · compose-gate</title>
<style>${{ markup: style }}</style>
</head>
<body class="${record.verdict}">
${opening(record)}
<main>
${[evidence(record), leftovers(record), timeLine(record), steps(record), roles(record), findings(record)]}
${[pairs('Addresses', record.urls), pairs('Images', record.images), logs(record)]}
</main>
<footer>Written by compose-gate. The same as data: report.json; as tests: junit.xml.</footer>
</body>
</html>
`;
    return page.markup;
}
function opening(record) {
    const facts = [
        ['Project', record.project],
        ['Took', (0,duration/* formatDuration */.a)(record.durationMs)],
        ['Failed at', record.failedAt ? placeOf(record.failedAt) : ''],
        ['Engine', record.engine?.version ?? ''],
        ['Compose', record.engine?.compose ?? ''],
        [record.files.length === 1 ? 'File' : 'Files', record.files.join(', ')],
    ];
    const shown = facts.filter(([, value]) => value !== '');
    return html `<header><div>
<span class="badge">${report_name/* signs */.r[record.verdict]} ${record.verdict}</span>
<h1>${record.reason}</h1>
<dl class="facts">${shown.map(([name, value]) => html `<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</div></header>`;
}
function evidence(record) {
    const failed = record.steps.find(({ id }) => id === record.failedStep);
    if (!failed?.evidence)
        return nothing;
    return section(`Evidence of ${(0,report_name/* stepName */.u)(failed)}`, html `<pre class="card evidence" tabindex="0">${(0,plain/* lastOf */.g1)(failed.evidence, evidenceLimit)}</pre>`);
}
function leftovers(record) {
    const rows = record.leftovers.map((line) => html `<tr><td class="wide">${line}</td></tr>`);
    return rows.length === 0 ? nothing : section('Left behind', table([], rows));
}
function timeLine(record) {
    const drawing = picture(record);
    if (drawing === nothing)
        return nothing;
    const failed = record.failedStep === null ? nothing : html `<span class="failed">failed</span>`;
    return section('Time line', html `<div class="card" tabindex="0">${drawing}</div>
<p class="legend"><span class="critical">critical path</span><span>meanwhile</span>${failed}</p>
<p class="legend">${(0,shortening/* shortening */.O)(record)}</p>`);
}
function steps(record) {
    if (record.steps.length === 0)
        return nothing;
    const critical = new Set(record.criticalPath);
    const rows = record.steps.map((step) => stepRow(step, critical.has(step.id)));
    const head = ['Status', 'Step', '#Took', '#Attempts', 'What happened', 'Needed'];
    return section('Steps', table(head, rows));
}
function stepRow(step, isCritical) {
    const took = step.startedAt === null ? '' : (0,duration/* formatDuration */.a)(step.durationMs);
    const attempts = step.startedAt === null ? '' : String(step.attempts);
    return html `<tr class="${isCritical ? 'critical' : ''}"><td class="sign ${step.status}">${report_name/* signs */.r[step.status]} ${step.status}</td>
<th scope="row">${(0,report_name/* stepName */.u)(step)}</th><td class="number took">${took}</td><td class="number">${attempts}</td>
<td class="wide">${step.detail}</td><td class="wide">${step.needs.join(', ')}</td></tr>
`;
}
function roles(record) {
    const all = record.roles;
    if (all === null)
        return nothing;
    const names = ['database', 'migrate', 'app', 'companions', 'acceptance', 'test', 'leftOut'];
    const rows = names.flatMap((role) => all[role].map(({ service, why, at }) => html `<tr><td>${roleNames[role]}</td><th scope="row">${service}</th>
<td class="wide">${why}</td><td class="path"><code>${at ? placeOf(at) : ''}</code></td></tr>
`));
    return rows.length === 0 ? nothing : section('Roles', table(['Role', 'Service', 'Why', 'Where'], rows));
}
function findings(record) {
    const rows = record.findings.map(({ severity, code, message, at, }) => html `<tr><td>${severity}</td><th scope="row"><code>${code}</code></th>
<td class="wide">${message}</td><td class="path"><code>${at ? placeOf(at) : ''}</code></td></tr>
`);
    return rows.length === 0 ? nothing : section('Findings', table(['Severity', 'Code', 'What', 'Where'], rows));
}
function pairs(title, entries) {
    const rows = Object.entries(entries).map(([name, value]) => html `<tr><th scope="row">${name}</th><td class="wide"><code>${value}</code></td></tr>
`);
    return rows.length === 0 ? nothing : section(title, pairsTable(rows));
}
function logs(record) {
    const rows = Object.entries(record.logs).map(([service, file,]) => html `<tr><th scope="row">${service}</th><td><a href="${linkTo(file)}">${file}</a></td></tr>
`);
    return rows.length === 0 ? nothing : section('Logs', pairsTable(rows));
}
function pairsTable(rows) {
    return html `<div class="card"><table class="pairs"><tbody>
${rows}</tbody></table></div>`;
}
function linkTo(file) {
    return `./${(0,plain/* plainLine */.h0)(file).split('/').map(encodeURIComponent).join('/')}`;
}
function table(head, rows) {
    const cells = head.map((name) => name.startsWith('#')
        ? html `<th scope="col" class="number">${name.slice(1)}</th>`
        : html `<th scope="col">${name}</th>`);
    const top = head.length > 0 ? html `<thead><tr>${cells}</tr></thead>` : nothing;
    return html `<div class="card" tabindex="0"><table>${top}<tbody>
${rows}</tbody></table></div>`;
}
function section(title, content) {
    return html `<section><h2>${title}</h2>
${content}
</section>
`;
}
function placeOf(at) {
    return `${at.file}:${at.line}`;
}

;// CONCATENATED MODULE: ./lib/report/json.js
function reportJson(record) {
    const report = {
        schema: 1,
        verdict: record.verdict,
        reason: record.reason,
        failedStep: record.failedStep,
        project: record.project,
        files: record.files,
        engine: record.engine,
        roles: record.roles && rolesOf(record.roles),
        steps: record.steps.map(stepOf),
        criticalPath: record.criticalPath,
        durationMs: Math.round(record.durationMs),
        urls: record.urls,
        images: record.images,
        findings: record.findings.map(({ severity, code, message, at }) => ({
            severity,
            code,
            message,
            ...json_placeOf(at),
            column: at?.column ?? null,
        })),
        leftovers: record.leftovers,
        logs: record.logs,
    };
    return `${JSON.stringify(report, null, 2)}\n`;
}
function rolesOf(roles) {
    const each = (assignments) => assignments.map(({ service, why, at }) => ({ service, why, ...json_placeOf(at) }));
    return {
        database: each(roles.database),
        migrate: each(roles.migrate),
        app: each(roles.app),
        acceptance: each(roles.acceptance),
        test: each(roles.test),
        companions: each(roles.companions),
        leftOut: each(roles.leftOut),
    };
}
function stepOf(step) {
    const { id, kind, service, needs, status, startedAt, endedAt, durationMs, attempts, detail } = step;
    const whole = Math.round(durationMs);
    return { id, kind, service, needs, status, startedAt, endedAt, durationMs: whole, attempts, detail };
}
function json_placeOf(at) {
    return { file: at?.file ?? null, line: at?.line ?? null };
}

// EXTERNAL MODULE: ../node_modules/xmlbuilder/lib/index.js
var lib = __webpack_require__(47658);
;// CONCATENATED MODULE: ./lib/report/junit.js



const junit_evidenceLimit = { lines: 500, characters: 64 * 1024 };
function junitXml(record) {
    const root = (0,lib.create)('testsuites', { encoding: 'UTF-8' }, {}, { invalidCharReplacement: '' });
    const gateFailed = record.verdict !== 'passed' && !record.steps.some(({ status }) => status === 'failed');
    const count = (...statuses) => record.steps.filter(({ status }) => statuses.includes(status)).length;
    const totals = {
        name: 'compose-gate',
        tests: record.steps.length + (gateFailed ? 1 : 0),
        failures: count('failed'),
        errors: gateFailed ? 1 : 0,
        skipped: count('skipped', 'cancelled'),
        time: seconds(record.durationMs),
    };
    root.att(totals);
    const suite = root.ele('testsuite', { ...totals, name: record.project || 'compose-gate', ...stamp(record) });
    for (const step of record.steps)
        addStep(suite, step, record);
    if (gateFailed) {
        const name = { classname: 'compose-gate', name: 'verdict', time: '0' };
        suite.ele('testcase', name).ele('error', { type: record.verdict, message: (0,plain/* plainLine */.h0)(record.reason) });
    }
    return `${root.end({ pretty: true })}\n`;
}
function addStep(suite, step, record) {
    const testcase = suite.ele('testcase', {
        classname: `compose-gate.${step.kind}`,
        name: (0,plain/* plainLine */.h0)((0,report_name/* stepName */.u)(step)),
        time: seconds(step.durationMs),
    });
    const detail = (0,plain/* plainLine */.h0)(step.detail);
    switch (step.status) {
        case 'passed':
            if (detail)
                testcase.ele('system-out', {}, detail);
            return;
        case 'failed': {
            const message = step.id === record.failedStep ? (0,plain/* plainLine */.h0)(record.reason) : detail;
            const evidence = step.evidence ? (0,plain/* lastOf */.g1)(step.evidence, junit_evidenceLimit) : '';
            testcase.ele('failure', { type: step.kind, message }, [detail, evidence].filter(Boolean).join('\n\n'));
            return;
        }
        case 'skipped':
        case 'cancelled':
            testcase.ele('skipped', detail ? { message: detail } : {});
            return;
    }
}
function stamp(record) {
    const first = record.steps.flatMap(({ startedAt }) => startedAt ?? []).sort()[0];
    return first === undefined ? {} : { timestamp: first.replace(/\.\d+Z$/, '') };
}
function seconds(milliseconds) {
    return (milliseconds / 1000).toFixed(3);
}

// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __webpack_require__(94851);
;// CONCATENATED MODULE: ./lib/report/files.js




function reportFiles(record) {
    return {
        'report.json': reportJson(record),
        'summary.md': (0,summary/* summaryMarkdown */.e)(record),
        'report.html': reportHtml(record),
        'junit.xml': junitXml(record),
    };
}


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


/***/ })

};
;