"use strict";
exports.id = 219;
exports.ids = [219];
exports.modules = {

/***/ 41269:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ liveLine),
/* harmony export */   j: () => (/* binding */ heartbeat)
/* harmony export */ });
/* harmony import */ var _screen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86987);

const livePace = 200;
const logPace = 30_000;
const clearLine = '\r\u001b[2K';
const wrapOff = '\u001b[?7l';
const wrapOn = '\u001b[?7h';
function liveLine(screen, text) {
    let timer;
    const clear = () => {
        if (timer)
            (0,_screen_js__WEBPACK_IMPORTED_MODULE_0__/* .put */ .y)(screen, clearLine);
    };
    const stop = () => {
        clear();
        clearInterval(timer);
        timer = undefined;
    };
    const draw = () => {
        const words = text();
        if (words === '')
            return stop();
        const columns = Math.max(20, screen.columns ?? 80);
        const fitting = words.length < columns ? words : `${words.slice(0, columns - 2)}…`;
        (0,_screen_js__WEBPACK_IMPORTED_MODULE_0__/* .put */ .y)(screen, `${clearLine}${wrapOff}${fitting}${wrapOn}`);
    };
    return {
        start: () => {
            timer ??= setInterval(draw, livePace).unref();
            draw();
        },
        stop,
        above: (print) => {
            clear();
            print();
            if (timer)
                draw();
        },
    };
}
function heartbeat(write, text) {
    let timer;
    const stop = () => {
        clearInterval(timer);
        timer = undefined;
    };
    const beat = () => {
        const words = text();
        if (words === '')
            return stop();
        write(words);
    };
    return {
        start: () => {
            timer ??= setInterval(beat, logPace).unref();
        },
        stop,
        above: (print) => print(),
    };
}


/***/ }),

/***/ 87015:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ secretLines),
/* harmony export */   a: () => (/* binding */ createMasker)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46193);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_string_decoder__WEBPACK_IMPORTED_MODULE_1__);


const shortest = 3;
const stars = '***';
function createMasker() {
    const secrets = new Set();
    return {
        add: (secret) => {
            for (const form of secretLines(secret).flatMap(formsOf))
                secrets.add(form);
        },
        apply: (text) => maskNext({ held: '', covered: 0 }, text, secrets, true).text,
        stream: () => maskingStream(secrets),
    };
}
function secretLines(secret) {
    const lines = secret.split(/\r\n|\r|\n/).map((line) => line.trim());
    return lines.filter((line) => line.length >= shortest);
}
function formsOf(line) {
    return [line, JSON.stringify(line).slice(1, -1), line.replace(/\s+/g, ' ')];
}
function maskNext(carry, chunk, secrets, last) {
    const buffer = carry.held + chunk;
    const longest = Math.max(1, ...[...secrets].map((secret) => secret.length));
    const safe = last ? buffer.length : Math.max(buffer.lastIndexOf('\n') + 1, buffer.length - longest + 1);
    const spans = merge([{ start: 0, end: carry.covered }, ...find(buffer, secrets)]);
    const parts = [];
    let written = 0;
    for (const { start, end } of spans) {
        if (start >= safe)
            break;
        const starsAreOut = start === 0 && carry.covered > 0;
        parts.push(buffer.slice(written, start), starsAreOut ? '' : stars);
        written = end;
    }
    parts.push(buffer.slice(written, Math.max(written, safe)));
    return { text: parts.join(''), carry: { held: buffer.slice(safe), covered: Math.max(0, written - safe) } };
}
function find(text, secrets) {
    const spans = [];
    for (const secret of secrets) {
        for (let start = text.indexOf(secret); start >= 0; start = text.indexOf(secret, start + 1)) {
            spans.push({ start, end: start + secret.length });
        }
    }
    return spans;
}
function merge(spans) {
    const merged = [];
    const inOrder = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start);
    for (const span of inOrder) {
        const before = merged.at(-1);
        if (before && span.start < before.end) {
            merged[merged.length - 1] = { start: before.start, end: Math.max(before.end, span.end) };
        }
        else {
            merged.push(span);
        }
    }
    return merged;
}
function maskingStream(secrets) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_1__.StringDecoder('utf8');
    let carry = { held: '', covered: 0 };
    const next = (text, last) => {
        const result = maskNext(carry, text, secrets, last);
        carry = result.carry;
        return result.text;
    };
    return new node_stream__WEBPACK_IMPORTED_MODULE_0__.Transform({
        transform: (chunk, _encoding, done) => done(null, next(decoder.write(chunk), false)),
        flush: (done) => done(null, next(decoder.end(), true)),
    });
}


/***/ }),

/***/ 68259:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ colourPaint),
/* harmony export */   p: () => (/* binding */ plainPaint)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);

const plainPaint = (_style, text) => text;
const colourPaint = (style, text) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.styleText)(style, text, { validateStream: false });


/***/ }),

/***/ 9380:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ createRunning)
/* harmony export */ });
/* harmony import */ var _report_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63196);
/* harmony import */ var _report_plain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55039);
/* harmony import */ var _settings_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53334);



function createRunning(now) {
    const steps = new Map();
    return {
        begin: (step) => {
            steps.set(step.id, { name: (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)(step.label ?? (0,_report_name_js__WEBPACK_IMPORTED_MODULE_0__/* .stepName */ .u)(step)), since: now() });
        },
        end: (id) => {
            steps.delete(id);
        },
        clear: () => steps.clear(),
        text: () => {
            const parts = [...steps.values()].map(({ name, since }) => `${name} ${(0,_settings_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(Math.max(100, tenths(now() - since)))}`);
            return parts.length > 0 ? `… ${parts.join(' · ')}` : '';
        },
    };
}
function tenths(milliseconds) {
    return Math.round(milliseconds / 100) * 100;
}


/***/ }),

/***/ 86987:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ outliveReader),
/* harmony export */   y: () => (/* binding */ put)
/* harmony export */ });
function put(screen, text) {
    try {
        screen.write(text);
    }
    catch {
    }
}
const outlived = new WeakSet();
function outliveReader(screen) {
    if (outlived.has(screen))
        return;
    outlived.add(screen);
    screen.on?.('error', () => undefined);
}


/***/ }),

/***/ 11546:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MT: () => (/* binding */ verdictLine),
/* harmony export */   X1: () => (/* binding */ evidenceOf),
/* harmony export */   jH: () => (/* binding */ outputOf),
/* harmony export */   l6: () => (/* binding */ stepLine),
/* harmony export */   mC: () => (/* binding */ findingLine),
/* harmony export */   pb: () => (/* binding */ problemLines)
/* harmony export */ });
/* unused harmony export sign */
/* harmony import */ var _report_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63196);
/* harmony import */ var _report_plain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55039);
/* harmony import */ var _settings_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53334);



const outputLimit = { lines: 2000, characters: 512 * 1024 };
const evidenceLimit = { lines: 60, characters: 16 * 1024 };
const nameWidth = 24;
function stepLine(step, paint) {
    const took = step.startedAt === null ? '' : (0,_settings_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(step.durationMs);
    const name = (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)((0,_report_name_js__WEBPACK_IMPORTED_MODULE_0__/* .stepName */ .u)(step)).padEnd(nameWidth);
    const detail = (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)(step.detail);
    const quiet = step.status === 'passed' || step.status === 'skipped';
    return [
        sign(step.status, paint),
        name,
        paint('dim', took.padStart(7)),
        quiet ? paint('dim', detail) : detail,
    ]
        .join(' ')
        .trimEnd();
}
function sign(status, paint) {
    return paint(styleOf(status), _report_name_js__WEBPACK_IMPORTED_MODULE_0__/* .signs */ .r[status]);
}
function verdictLine(record, paint) {
    const head = `${_report_name_js__WEBPACK_IMPORTED_MODULE_0__/* .signs */ .r[record.verdict]} ${record.verdict} in ${(0,_settings_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(record.durationMs)}`;
    return `${paint('bold', paint(styleOf(record.verdict), `${head}:`))} ${paint('bold', (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)(record.reason))}`;
}
function evidenceOf(record) {
    const step = record.steps.find(({ id }) => id === record.failedStep);
    if (!step?.evidence)
        return undefined;
    return { title: `Evidence of ${(0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)((0,_report_name_js__WEBPACK_IMPORTED_MODULE_0__/* .stepName */ .u)(step))}`, text: (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .lastOf */ .g1)(step.evidence, evidenceLimit) };
}
function outputOf(text) {
    return (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .lastOf */ .g1)(text, outputLimit);
}
function problemLines(problem, paint) {
    const place = problem.at ? `${problem.at.file}:${problem.at.line}:${problem.at.column}: ` : '';
    const excerpt = problem.excerpt ? (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(problem.excerpt).replace(/\n+$/, '').split('\n') : [];
    return [
        `${(0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)(place)}${place ? ' ' : ''}${paint('red', (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)(problem.message))}`,
        ...excerpt.map((line) => `    ${line}`),
        ...(problem.instead ? [`  → ${(0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)(problem.instead)}`] : []),
    ];
}
function findingLine(finding, paint) {
    const at = finding.at ? `${finding.at.file}:${finding.at.line}:${finding.at.column}: ` : '';
    const mark = finding.severity === 'notice' ? paint('dim', 'i') : paint('yellow', '!');
    return `${mark} ${(0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)(at)}${at ? ' ' : ''}${(0,_report_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)(finding.message)} ${paint('dim', `(${finding.code})`)}`;
}
function styleOf(status) {
    switch (status) {
        case 'passed':
            return 'green';
        case 'failed':
        case 'error':
            return 'red';
        case 'cancelled':
            return 'yellow';
        case 'skipped':
            return 'dim';
    }
}


/***/ }),

/***/ 26755:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ EngineTrouble),
/* harmony export */   k: () => (/* binding */ BadInput)
/* harmony export */ });
class BadInput extends Error {
    problems;
    constructor(problems) {
        super(problems.map((problem) => problem.message).join('; '));
        this.problems = problems;
        this.name = 'BadInput';
    }
}
class EngineTrouble extends Error {
    instead;
    constructor(message, instead, options) {
        super(message, options);
        this.instead = instead;
        this.name = 'EngineTrouble';
    }
}


/***/ }),

/***/ 73366:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ maskedRecord)
/* harmony export */ });
function maskedRecord(record, mask) {
    return {
        ...record,
        reason: mask(record.reason),
        steps: record.steps.map((step) => ({
            ...step,
            detail: mask(step.detail),
            evidence: step.evidence === undefined ? undefined : mask(step.evidence),
        })),
        findings: record.findings.map((finding) => ({ ...finding, message: mask(finding.message) })),
        leftovers: record.leftovers.map(mask),
    };
}


/***/ }),

/***/ 63196:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ signs),
/* harmony export */   u: () => (/* binding */ stepName)
/* harmony export */ });
function stepName({ id, kind, service }) {
    if (kind === 'teardown')
        return kind;
    const rest = id.startsWith(`${kind}:`) ? id.slice(kind.length + 1) : '';
    return [kind, rest === service ? '' : rest, service].filter((word) => word !== '').join(' ');
}
const signs = {
    passed: '✔',
    failed: '✖',
    error: '✖',
    skipped: '–',
    cancelled: '–',
};


/***/ }),

/***/ 55039:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g1: () => (/* binding */ lastOf),
/* harmony export */   h0: () => (/* binding */ plainLine),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);

const unseen = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\ufeff]/gu;
const halfCharacter = /\p{Surrogate}/gu;
function plainText(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text)
        .replace(/\r\n?/g, '\n')
        .replace(unseen, '')
        .replace(halfCharacter, '\ufffd');
}
function plainLine(text) {
    return plainText(text).replace(/\s+/g, ' ').trim();
}
function lastOf(text, limit) {
    const whole = text.trimEnd();
    const kept = whole.slice(-limit.characters).split('\n').slice(-limit.lines).join('\n');
    const left = whole.length - kept.length;
    const notice = left > 0 ? `(${left.toLocaleString('en')} characters before this are left out)\n` : '';
    return notice + plainText(kept);
}


/***/ }),

/***/ 23632:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ shortening)
/* harmony export */ });
/* harmony import */ var _settings_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53334);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55039);
/* harmony import */ var _span_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6243);



function shortening(record) {
    const { spans, total } = (0,_span_js__WEBPACK_IMPORTED_MODULE_1__/* .spansOf */ .L)(record);
    const waits = spans.map((span) => ({ span, needs: needsOf(span, spans), gap: gapOf(span, spans) }));
    const gains = spans
        .filter((span) => span.critical)
        .map((span) => ({ step: span.step, gain: total - wholeWithout(span, waits) }));
    const best = gains.sort((a, b) => b.gain - a.gain)[0];
    if (!best || best.gain < total / 100)
        return '';
    const { step, gain } = best;
    return `Would shorten the run most: ${quicker(step)}, by up to ${(0,_settings_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(gain)} of ${(0,_settings_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(record.durationMs)}.`;
}
function wholeWithout(absent, waits) {
    const ends = new Map();
    for (const { span, needs, gap } of waits) {
        const begin = Math.max(0, ...needs.map((need) => ends.get(need) ?? 0)) + gap;
        ends.set(span.step.id, begin + (span === absent ? 0 : span.end - span.start));
    }
    return Math.max(0, ...ends.values());
}
function needsOf(span, spans) {
    if (span.step.kind !== 'teardown')
        return span.step.needs;
    return spans.filter((other) => other.end <= span.start).map((other) => other.step.id);
}
function gapOf(span, spans) {
    const needs = new Set(needsOf(span, spans));
    const ends = spans.filter((other) => needs.has(other.step.id)).map((other) => other.end);
    return Math.max(0, span.start - Math.max(0, ...ends));
}
function quicker(step) {
    const service = (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(step.service).slice(0, 60);
    switch (step.kind) {
        case 'build':
            return `a quicker build of ${service}`;
        case 'pull':
            return `a quicker pull of ${service}'s image`;
        case 'create':
        case 'start':
            return `a quicker ${step.kind} of ${service}`;
        case 'ready':
            return `${service} ready sooner`;
        case 'job':
            return `a quicker ${service}`;
        case 'check':
            return `${service} answering sooner`;
        case 'teardown':
            return 'a quicker teardown';
    }
}


/***/ }),

/***/ 6243:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ spansOf)
/* harmony export */ });
function spansOf(record) {
    const ran = record.steps.flatMap((step) => {
        const [start, end] = [Date.parse(step.startedAt ?? ''), Date.parse(step.endedAt ?? '')];
        return Number.isNaN(start) || Number.isNaN(end) ? [] : [{ step, start, end }];
    });
    const zero = ran.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY);
    const ended = new Map(ran.map((each) => [each.step.id, each]));
    const critical = new Set(record.criticalPath);
    const spans = ran.map(({ step, start, end }) => {
        const needs = step.needs.flatMap((need) => ended.get(need) ?? []);
        const after = needs.sort((a, b) => b.end - a.end)[0]?.step;
        return { step, start: start - zero, end: end - zero, critical: critical.has(step.id), after };
    });
    const total = spans.reduce((most, { end }) => Math.max(most, end), 0);
    return { spans: spans.sort((a, b) => a.start - b.start || a.end - b.end), total };
}


/***/ }),

/***/ 51436:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ timeline)
/* harmony export */ });
/* harmony import */ var _settings_duration_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53334);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63196);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55039);
/* harmony import */ var _shortening_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23632);
/* harmony import */ var _span_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6243);





const mostRows = 30;
const widestName = 32;
function timeline(record, width) {
    const { spans, total } = (0,_span_js__WEBPACK_IMPORTED_MODULE_3__/* .spansOf */ .L)(record);
    if (spans.length === 0)
        return '';
    const shown = worthShowing(spans, total);
    const names = Math.max(...shown.map((span) => nameOf(span.step).length));
    const cells = Math.max(20, Math.min(width, 120) - names - 12);
    const rows = shown.map((span) => row(span, total, names, cells));
    const left = spans.length - shown.length;
    const rest = left > 0 ? [`  … and ${left} more steps`] : [];
    return [...rows, ...rest, ...lastLines(spans, record, Math.max(60, width))].join('\n');
}
function worthShowing(spans, total) {
    const length = ({ start, end }) => end - start;
    const matters = (span) => span.step.status === 'failed' || span.critical;
    const ranked = [...spans].sort((a, b) => Number(matters(b)) - Number(matters(a)) || length(b) - length(a));
    const kept = new Set(ranked.filter((span, index) => index < mostRows && (spans.length <= 12 || matters(span) || length(span) >= total / 100)));
    return spans.filter((span) => kept.has(span));
}
function row(span, total, names, cells) {
    const scale = cells / Math.max(1, total);
    const start = Math.min(cells - 1, Math.floor(span.start * scale));
    const length = Math.max(1, Math.min(cells - start, Math.round((span.end - span.start) * scale)));
    const bar = (span.critical ? '█' : '▒').repeat(length);
    const name = nameOf(span.step).padEnd(names);
    const took = (0,_settings_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a)(span.end - span.start).padStart(6);
    const mark = span.step.status === 'failed' ? '✖' : ' ';
    return `${mark} ${name} ${took} ${withLabel(span, start, bar, cells)}`.trimEnd();
}
function withLabel(span, start, bar, cells) {
    const label = span.after ? `after ${nameOf(span.after)}` : '';
    if (label.length < start)
        return `${label.padStart(start - 1)} ${bar}`;
    const behind = label.length + 1 <= cells - start - bar.length ? ` ${label}` : '';
    return ' '.repeat(start) + bar + behind;
}
function lastLines(spans, record, width) {
    const path = spans.filter((span) => span.critical);
    const sum = path.reduce((all, { start, end }) => all + end - start, 0);
    const names = path.map(({ step }, index) => (index > 0 ? `→ ${nameOf(step)}` : nameOf(step)));
    const share = `(${(0,_settings_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a)(sum)} of ${(0,_settings_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a)(record.durationMs)})`;
    const sentence = (0,_shortening_js__WEBPACK_IMPORTED_MODULE_2__/* .shortening */ .O)(record);
    return [
        ...(path.length > 0 ? folded(['█ critical path:', ...names, share], width) : []),
        ...(sentence ? folded(sentence.split(' '), width) : []),
    ];
}
function folded(words, width) {
    const lines = [];
    for (const word of words) {
        const line = lines.at(-1);
        if (line !== undefined && line.length + 1 + word.length <= width)
            lines[lines.length - 1] = `${line} ${word}`;
        else
            lines.push(lines.length === 0 ? `  ${word}` : `    ${word}`);
    }
    return lines;
}
function nameOf(step) {
    return cut((0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)((0,_name_js__WEBPACK_IMPORTED_MODULE_0__/* .stepName */ .u)(step)), widestName);
}
function cut(text, width) {
    return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}


/***/ }),

/***/ 90097:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37114);
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32212);


function oneOf(...allowed) {
    return (value, origin, report) => {
        const text = typeof value === 'string' ? value.trim() : value;
        const found = allowed.find((word) => word === text);
        if (found !== undefined)
            return found;
        const meant = typeof text === 'string' ? (0,_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(text, allowed) : undefined;
        const choices = allowed.map((word) => `\`${word}\``);
        report((0,_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .problemAt */ .l4)(origin, `${(0,_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(value)} is none of ${choices.join(', ')}`, meant === undefined ? `write ${choices.join(' or ')}` : `write \`${meant}\``));
        return undefined;
    };
}


/***/ }),

/***/ 53334:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   a: () => (/* binding */ formatDuration)
/* harmony export */ });
/* harmony import */ var parse_duration__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69217);

const shape = /^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;
function parseDuration(text) {
    const trimmed = text.trim();
    if (trimmed === '0')
        return 0;
    if (!shape.test(trimmed))
        return undefined;
    const milliseconds = (0,parse_duration__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(trimmed.replace(/\.(?!\d)/g, '').replaceAll('μ', 'µ'));
    if (milliseconds === null || !Number.isFinite(milliseconds))
        return undefined;
    return milliseconds > 0 ? Math.max(1, Math.round(milliseconds)) : 0;
}
function formatDuration(milliseconds) {
    const whole = Math.max(0, Math.round(milliseconds));
    if (whole === 0)
        return '0s';
    if (whole < 1000)
        return `${whole}ms`;
    const tenths = Math.round(whole / 100);
    if (tenths < 600)
        return `${tenths / 10}s`;
    const seconds = Math.round(whole / 1000);
    const parts = [
        { count: Math.floor(seconds / 3600), unit: 'h' },
        { count: Math.floor(seconds / 60) % 60, unit: 'm' },
        { count: seconds % 60, unit: 's' },
    ];
    return parts.flatMap(({ count, unit }) => (count > 0 ? [`${count}${unit}`] : [])).join('');
}


/***/ }),

/***/ 37114:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2818);

const letters = (word) => [...word].sort().join('');
function edits(word, other) {
    return letters(word) === letters(other) ? Math.min(1, (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word, other)) : (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word, other);
}
const plain = (word) => word.toLowerCase().replaceAll('_', '-');
function nearest(word, candidates) {
    const scored = candidates
        .map((candidate) => ({ candidate, slips: edits(plain(word), plain(candidate)) }))
        .sort((a, b) => a.slips - b.slips);
    const best = scored[0];
    if (best === undefined)
        return undefined;
    const bearable = Math.min(3, Math.floor(Math.max(word.length, best.candidate.length) / 3));
    return best.slips <= Math.max(1, bearable) ? best.candidate : undefined;
}


/***/ }),

/***/ 32212:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ partOf),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   l4: () => (/* binding */ problemAt)
/* harmony export */ });
function partOf(origin, key) {
    const { find } = origin;
    if (find === undefined)
        return origin;
    return {
        label: typeof key === 'number' ? `${origin.label}, item ${key + 1}` : `${origin.label}.${key}`,
        at: find([key]) ?? origin.at,
        find: (path) => find([key, ...path]),
    };
}
function problemAt(origin, wrong, instead) {
    return { message: `${origin.label}: ${wrong}`, instead, at: origin.at };
}
function quoted(value) {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
    const line = text.replace(/\s+/g, ' ').trim();
    return `\`${line.length > 80 ? `${line.slice(0, 79)}…` : line}\``;
}


/***/ }),

/***/ 93917:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ parseProjectName),
/* harmony export */   oD: () => (/* binding */ uniqueProjectName)
/* harmony export */ });
/* unused harmony exports isProjectName, normalisedName */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32212);


const rule = /^[a-z0-9][a-z0-9_-]*$/;
function isProjectName(name) {
    return rule.test(name);
}
function normalisedName(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9_-]/g, '')
        .replace(/^[_-]+/, '');
}
function uniqueProjectName(directory, random) {
    const folder = normalisedName((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(directory).replace(/[^a-zA-Z0-9]+/g, '-'))
        .slice(0, 30)
        .replace(/-+$/, '');
    return [folder, 'gate', random].filter((part) => part !== '').join('-');
}
function parseProjectName(value, origin, report) {
    const text = typeof value === 'string' ? value.trim() : '';
    if (isProjectName(text))
        return text;
    const normal = normalisedName(text);
    const rule = 'lower-case letters, digits, `-` and `_`, a letter or digit first';
    report((0,_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .problemAt */ .l4)(origin, `${(0,_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(value)} is not a project name Compose takes (${rule})`, isProjectName(normal) ? `write \`${normal}\`` : 'write for instance `my-release`'));
    return undefined;
}


/***/ }),

/***/ 5468:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ rows),
/* harmony export */   Pv: () => (/* binding */ longFlag),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
const table = {
    'compose-file': {
        group: 'Project',
        kind: 'paths',
        flag: '-f, --file <path>',
        gate: false,
        otherwise: "Compose's own look-up, `COMPOSE_FILE` included",
        help: 'Compose file; repeatable',
    },
    'working-directory': {
        group: 'Project',
        kind: 'path',
        flag: '-C, --project-directory <path>',
        gate: false,
        default: '.',
        help: 'the project directory',
    },
    'env-file': {
        group: 'Project',
        kind: 'paths',
        flag: '--env-file <path>',
        gate: false,
        otherwise: "Compose's own",
        help: 'file of variables; repeatable',
    },
    profiles: {
        group: 'Project',
        kind: 'profiles',
        flag: '--profile <names>',
        gate: true,
        otherwise: 'none',
        help: 'profiles to activate; repeatable',
    },
    'project-name': {
        group: 'Project',
        kind: 'projectName',
        flag: '-p, --project-name <name>',
        gate: false,
        otherwise: 'unique per run',
        help: "the Compose project's name",
    },
    database: {
        group: 'Roles',
        kind: 'services',
        flag: '--database <services>',
        gate: true,
        otherwise: 'inferred',
        help: 'data stores, the first to be ready',
    },
    migrate: {
        group: 'Roles',
        kind: 'jobs',
        flag: '--migrate <job>',
        gate: true,
        otherwise: 'inferred',
        help: "SERVICE or 'SERVICE -- COMMAND'; repeatable",
    },
    app: {
        group: 'Roles',
        kind: 'services',
        flag: '--app <services>',
        gate: true,
        otherwise: 'inferred',
        help: 'services to start and check',
    },
    acceptance: {
        group: 'Roles',
        kind: 'services',
        flag: '--acceptance <services>',
        gate: true,
        otherwise: 'inferred',
        help: 'one-shots run against the app',
    },
    test: {
        group: 'Roles',
        kind: 'services',
        flag: '--test <services>',
        gate: true,
        otherwise: 'none',
        help: 'one-shots run before all else starts',
    },
    smoke: {
        group: 'Checks',
        kind: 'smoke',
        flag: '--smoke <check>',
        gate: true,
        otherwise: '`GET /` on each published port of the app, any status below 500',
        help: 'check or .hurl file; repeatable',
    },
    timeout: {
        group: 'Limits',
        kind: 'timeout',
        flag: '--timeout <time>',
        gate: true,
        default: '15m',
        help: 'for the whole run',
    },
    'build-timeout': {
        group: 'Limits',
        kind: 'timeout',
        flag: '--build-timeout <time>',
        gate: true,
        default: '10m',
        help: 'for the build of one image',
    },
    'ready-timeout': {
        group: 'Limits',
        kind: 'timeout',
        flag: '--ready-timeout <time>',
        gate: true,
        otherwise: "the health check's own budget, and 2m where there is none",
        help: 'for a service to get ready',
    },
    'migrate-timeout': {
        group: 'Limits',
        kind: 'timeout',
        flag: '--migrate-timeout <time>',
        gate: true,
        default: '5m',
        help: 'for a migration',
    },
    'smoke-timeout': {
        group: 'Limits',
        kind: 'timeout',
        flag: '--smoke-timeout <time>',
        gate: true,
        default: '30s',
        help: 'for a check to hold, once the app runs',
    },
    'cache-from': {
        group: 'Build',
        kind: 'caches',
        flag: '--cache-from <cache>',
        gate: true,
        otherwise: 'what the Compose file says',
        help: 'build cache to read, type=…; repeatable',
    },
    'cache-to': {
        group: 'Build',
        kind: 'caches',
        flag: '--cache-to <cache>',
        gate: true,
        otherwise: 'what the Compose file says',
        help: 'build cache to write; repeatable',
    },
    builder: {
        group: 'Build',
        kind: 'word',
        flag: '--builder <name>',
        gate: false,
        otherwise: "Compose's own",
        help: 'buildx builder to build with',
    },
    ports: {
        group: 'Engine',
        kind: 'ports',
        flag: '--ports <mode>',
        gate: true,
        default: 'ephemeral',
        help: 'ephemeral or declared host ports',
    },
    teardown: {
        group: 'Engine',
        kind: 'teardown',
        flag: '--keep',
        flagMeans: 'job',
        gate: false,
        default: 'step',
        help: 'leave the stack up, for compose-gate down',
    },
    'stop-grace': {
        group: 'Engine',
        kind: 'grace',
        flag: '--stop-grace <time>',
        gate: true,
        default: '0s',
        help: 'for a container to stop by itself',
    },
    pull: {
        group: 'Engine',
        kind: 'pull',
        flag: '--pull <policy>',
        gate: true,
        default: 'missing',
        help: 'missing, always or never',
    },
    strict: {
        group: 'Report',
        kind: 'switch',
        flag: '--strict',
        flagMeans: 'true',
        gate: true,
        default: 'false',
        help: 'fail where a finding is a warning',
    },
    'report-dir': {
        group: 'Report',
        kind: 'path',
        flag: '--report-dir <path>',
        gate: false,
        otherwise: 'a new one in the temp folder',
        help: 'report folder',
    },
    summary: {
        group: 'Report',
        kind: 'switch',
        gate: false,
        default: 'true',
        help: 'tell the run on the page of the workflow run',
    },
};
const rows = Object.keys(table).map((name) => ({ name, ...table[name] }));
function longFlag(row) {
    return row.flag?.match(/--[a-z-]+/)?.[0];
}


/***/ }),

/***/ 86826:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ unknown)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37114);

function unknown(label, name, choices) {
    const near = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(name, choices.flatMap(({ names }) => names));
    const meant = choices.find(({ names }) => near !== undefined && names.includes(near));
    const allowed = choices.map(({ write }) => `\`${write}\``).join(', ');
    return {
        message: `${label} is unknown`,
        instead: meant ? `write \`${meant.write}\` (allowed are ${allowed})` : `write one of ${allowed}`,
    };
}


/***/ })

};
;