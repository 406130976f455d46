"use strict";
exports.id = 479;
exports.ids = [479];
exports.modules = {

/***/ 31139:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ gate)
});

// EXTERNAL MODULE: ./lib/engine/compose.js
var engine_compose = __webpack_require__(81191);
// EXTERNAL MODULE: ./lib/engine/open.js + 5 modules
var engine_open = __webpack_require__(50747);
// EXTERNAL MODULE: ./lib/plan/explain/text.js + 1 modules
var explain_text = __webpack_require__(36918);
// EXTERNAL MODULE: ./lib/prepare.js + 62 modules
var prepare = __webpack_require__(24198);
// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(26755);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/project/json.js
var json = __webpack_require__(11890);
;// CONCATENATED MODULE: ./lib/project/secrets.js


const SENSITIVE = /passw(or)?d|secret|token|credential|api_?key|private_?key|access_?key/i;
const SHORTEST = 4;
async function secretsOf(project, environment) {
    const secrets = [];
    for (const service of Object.values(project.services)) {
        secrets.push(...sensitive(service.environment));
        if ((0,json/* isObject */.Gv)(service.build) && (0,json/* isObject */.Gv)(service.build.args))
            secrets.push(...sensitive(service.build.args));
    }
    for (const variable of fromEnvironment(project.model.secrets)) {
        secrets.push({ variable, value: environment[variable] ?? '' });
    }
    const candidates = secrets.filter(({ value }) => value.length >= SHORTEST);
    if (candidates.length === 0)
        return [];
    const files = await Promise.all(project.sources.files.map((file) => (0,promises_.readFile)(file, 'utf8').catch(() => '')));
    return candidates.filter(({ value }) => !files.some((text) => text.includes(value)));
}
function sensitive(variables) {
    return Object.entries(variables).flatMap(([variable, value]) => SENSITIVE.test(variable) && typeof value === 'string' ? [{ variable, value }] : []);
}
function fromEnvironment(secrets) {
    if (!(0,json/* isObject */.Gv)(secrets))
        return [];
    return Object.values(secrets).flatMap((secret) => (0,json/* isObject */.Gv)(secret) && typeof secret.environment === 'string' ? [secret.environment] : []);
}

// EXTERNAL MODULE: ./lib/settings/duration.js
var duration = __webpack_require__(53334);
// EXTERNAL MODULE: ./lib/run/limit.js
var run_limit = __webpack_require__(29213);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/run/log-lines.js

const LONGEST = 200;
function lastLine(text) {
    const lines = (0,external_node_util_.stripVTControlCharacters)(text)
        .split(/[\r\n]+/)
        .filter((line) => line.trim() !== '');
    const last = lines.findLast((line, index) => !isPointer(line) && !isPointer(lines[index + 1])) ?? lines.at(-1);
    const told = last?.trim() ?? '';
    return told.length > LONGEST ? `${told.slice(0, LONGEST - 1)}…` : told;
}
function isPointer(line) {
    return line !== undefined && /^\s*[\^~]+\s*$/.test(line);
}
function lastLines(text, count) {
    return text.trimEnd().split('\n').slice(-count).join('\n');
}

;// CONCATENATED MODULE: ./lib/steps/build-reason.js

const OF_BUILDERS = [
    {
        says: /^(?!#).*cache export (?:feature )?is (?:currently )?not supported for (?:the )?docker driver/im,
        meaning: (builder) => `${builder} has the docker driver, which cannot write this cache; ` +
            'set `builder` to one with the docker-container driver, which docker/setup-buildx-action makes',
    },
    {
        says: /^#\d+ \[[^\]]*internal\] waiting for connection$[\s\S]*^(?!#).*context deadline exceeded\s*$/m,
        meaning: (builder) => `${builder} cannot be reached; \`docker buildx inspect\` shows where it should be`,
    },
];
function buildReason(log, builder) {
    const name = builder === undefined ? "Compose's own builder" : `the builder "${builder}"`;
    for (const { says, meaning } of OF_BUILDERS) {
        if (says.test(log))
            return meaning(name);
    }
    const lines = log.split('\n').map((line) => line.trim());
    const told = lines.findLast((line) => /(failed to solve|^ERROR|^error):/i.test(line));
    return lastLine(told ?? log).replace(/^.*?failed to solve: /, '');
}

;// CONCATENATED MODULE: ./lib/steps/build.js




async function build(step, stage, signal) {
    const limit = (0,run_limit/* limited */.T)(signal, stage.settings.timeouts.build);
    let log = '';
    const keep = (text) => {
        log = (log + text).slice(-MOST_EVIDENCE);
        stage.keepLog(`build-${step.service}`, text);
    };
    try {
        const result = await stage.compose.build(stage, step.service, stage.settings.build.builder, limit.signal, keep);
        if (result.exitCode !== 0) {
            return {
                status: 'failed',
                detail: `the build failed: ${buildReason(log, stage.settings.build.builder)}`,
                evidence: lastLines(log, 40),
            };
        }
        for (const { image } of step.shared)
            await stage.docker.tag(step.image, image);
        return { status: 'passed' };
    }
    catch (error) {
        if (!limit.expired())
            throw error;
        const detail = `the build took longer than ${(0,duration/* formatDuration */.a)(stage.settings.timeouts.build)}: ${lastLine(log)}`;
        return { status: 'failed', detail, evidence: lastLines(log, 40) };
    }
}
const MOST_EVIDENCE = 100_000;

// EXTERNAL MODULE: ./lib/smoke/show.js
var show = __webpack_require__(28481);
// EXTERNAL MODULE: ./lib/smoke/status.js
var smoke_status = __webpack_require__(8270);
;// CONCATENATED MODULE: ./lib/smoke/describe.js


function describeExpectation(expect) {
    const { status, contains, matches, json, jsonPath = {}, responseHeaders = {} } = expect;
    return [
        (0,smoke_status/* describeStatus */.Wn)(status),
        ...Object.entries(responseHeaders).map(([name, value]) => (0,show/* oneLine */.TN)(`header ${name}: ${value}`)),
        ...(contains === undefined ? [] : [`a body with '${(0,show/* oneLine */.TN)(contains)}'`]),
        ...(matches === undefined ? [] : [`a body that matches /${(0,show/* oneLine */.TN)(matches.source)}/`]),
        ...(json === undefined ? [] : [`JSON ${(0,show/* showJson */.qN)(json.value)}`]),
        ...Object.entries(jsonPath).map(([path, value]) => `${(0,show/* showJson */.qN)(value)} at ${(0,show/* oneLine */.TN)(path)}`),
    ];
}

;// CONCATENATED MODULE: ./lib/smoke/evidence.js


const SHOWN = 2048;
const SECRET = /^(proxy-)?authorization$|cookie|token|secret|password|api-?key|signature/i;
function explain(target, check, trouble, answer) {
    const parts = [
        ['Request', ...requestLines(target, check)],
        ['Expected', ...describeExpectation(check.expect)],
        ...(trouble === undefined ? [] : [['Last attempt', trouble]]),
        ...(answer === undefined ? [] : [['Last response', ...answerLines(answer)]]),
    ];
    return parts.map(([title, ...lines]) => [`${title}:`, ...lines.map(indented)].join('\n')).join('\n');
}
function requestLines(target, check) {
    const headers = headerLines(check.headers);
    const body = check.body === undefined ? [] : ['', ...bodyLines(check.body, false)];
    return [(0,show/* printable */.g$)(`${check.method} ${target.origin}${check.path}`), ...headers, ...body];
}
function answerLines(answer) {
    const status = (0,show/* printable */.g$)(`HTTP ${answer.status} ${answer.statusText}`).trimEnd();
    return [status, ...headerLines(answer.headers), '', ...bodyLines(answer.body, answer.truncated === true)];
}
function headerLines(headers) {
    return Object.entries(headers).map(([name, value]) => (0,show/* printable */.g$)(`${name}: ${SECRET.test(name) ? '***' : value}`));
}
function bodyLines(body, truncated) {
    const { text, cut } = (0,show/* firstBytes */.mI)(body, SHOWN);
    if (body === '')
        return ['(empty body)'];
    const size = `${Buffer.byteLength(body)} bytes${truncated ? ' or more' : ''}`;
    return [...(0,show/* printable */.g$)(text).trimEnd().split('\n'), ...(cut ? [`… (the first ${SHOWN} of ${size})`] : [])];
}
function indented(line) {
    return line === '' ? '' : `  ${line}`;
}

// EXTERNAL MODULE: ../node_modules/json-p3/dist/json-p3.cjs.js
var json_p3_cjs = __webpack_require__(79499);
// EXTERNAL MODULE: ./lib/smoke/json.js
var smoke_json = __webpack_require__(56106);
;// CONCATENATED MODULE: ./lib/smoke/judge.js




const NOT_YET = [502, 503, 504];
const SHORT = 80;
function judge(check, answer) {
    const { expect } = check;
    const wrong = wrongStatus(expect, answer) ??
        wrongHeader(expect, answer) ??
        wrongText(expect, answer) ??
        wrongJson(expect, answer) ??
        wrongJsonPath(expect, answer);
    if (wrong === undefined)
        return { holds: true };
    const notYet = NOT_YET.includes(answer.status) && !(0,smoke_status/* allowsStatus */.dc)(expect.status, answer.status);
    return { holds: false, notYet, ...wrong };
}
function wrongStatus({ status }, answer) {
    if ((0,smoke_status/* allowsStatus */.dc)(status, answer.status))
        return undefined;
    const got = (0,show/* oneLine */.TN)(`${answer.status} ${answer.statusText}`);
    return { expected: (0,smoke_status/* describeStatus */.Wn)(status), got, essence: `status ${answer.status}` };
}
function wrongHeader({ responseHeaders = {} }, answer) {
    for (const [name, expected] of Object.entries(responseHeaders)) {
        const got = answer.headers[name.toLowerCase()];
        if (got !== undefined && sameHeader(expected, got))
            continue;
        return {
            expected: `header ${name}: ${(0,show/* oneLine */.TN)(expected)}`,
            got: got === undefined ? 'no such header' : (0,show/* oneLine */.TN)(got),
            essence: `header ${name} ${got ?? ''}`,
        };
    }
    return undefined;
}
function sameHeader(expected, got) {
    const wanted = expected.trim();
    return got.trim() === wanted || (!wanted.includes(';') && got.split(';')[0]?.trim() === wanted);
}
function wrongText({ contains, matches }, answer) {
    const seen = { got: showBody(answer), essence: `text ${answer.body}` };
    if (contains !== undefined && !answer.body.includes(contains)) {
        return { expected: `a body with '${(0,show/* oneLine */.TN)(contains)}'`, ...seen };
    }
    if (matches !== undefined && !matches.test(answer.body)) {
        return { expected: `a body that matches /${(0,show/* oneLine */.TN)(matches.source)}/`, ...seen };
    }
    return undefined;
}
function wrongJson({ json }, answer) {
    if (json === undefined)
        return undefined;
    const whole = `JSON ${(0,show/* showJson */.qN)(json.value)}`;
    const parsed = (0,smoke_json/* parseJson */.qF)(answer.body);
    if (parsed === undefined)
        return notJson(whole, answer);
    const differs = (0,smoke_json/* difference */.iv)(json.value, parsed.value);
    if (differs === undefined)
        return undefined;
    const { path, expected, got } = differs;
    const essence = `JSON ${path} ${differs.essence}`;
    if (path === '$' || answer.body.length <= SHORT)
        return { expected: whole, got: (0,show/* showJson */.qN)(parsed.value), essence };
    return { expected: `JSON with ${(0,show/* showJson */.qN)(expected)} at ${(0,show/* oneLine */.TN)(path)}`, got: (0,show/* showJson */.qN)(got), essence };
}
function wrongJsonPath({ jsonPath = {} }, answer) {
    for (const [path, value] of Object.entries(jsonPath)) {
        const expected = `${(0,show/* showJson */.qN)(value)} at ${(0,show/* oneLine */.TN)(path)}`;
        const parsed = (0,smoke_json/* parseJson */.qF)(answer.body);
        if (parsed === undefined)
            return notJson(`JSON with ${expected}`, answer);
        const found = firstMatch(path, parsed.value);
        if ('problem' in found)
            return { expected, got: found.problem, essence: `${path} ${found.problem}` };
        const differs = (0,smoke_json/* difference */.iv)(value, found.value);
        if (differs === undefined)
            continue;
        return { expected, got: (0,show/* showJson */.qN)(found.value), essence: `${path} ${differs.path} ${differs.essence}` };
    }
    return undefined;
}
function firstMatch(path, body) {
    try {
        const [first] = (0,json_p3_cjs/* query */.P)(path, body).nodes;
        return first === undefined ? { problem: 'nothing there' } : { value: first.value };
    }
    catch (error) {
        return { problem: error instanceof Error ? (0,show/* oneLine */.TN)(error.message) : String(error) };
    }
}
function notJson(expected, answer) {
    const what = answer.truncated === true ? 'more than 1 MiB' : showBody(answer);
    const essence = `no JSON ${answer.body}`;
    return { expected, got: answer.body === '' ? what : `${what}, which is not JSON`, essence };
}
function showBody(answer) {
    const shown = (0,show/* oneLine */.TN)(answer.body);
    return shown === '' ? 'an empty body' : shown;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./lib/smoke/request.js



const MOST_READ = 1024 * 1024;
const MOST_HEADERS = 64 * 1024;
async function request(target, check, { signal, timeoutMs }) {
    signal.throwIfAborted();
    const send = target.protocol === 'https:' ? (await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 44708, 23))).request : external_node_http_.request;
    const sent = send(optionsOf(target, check));
    let tooLate;
    const stop = () => sent.destroy(new Error('aborted'));
    const expire = (milliseconds) => {
        tooLate = new TooLate(milliseconds);
        sent.destroy(tooLate);
    };
    signal.addEventListener('abort', stop, { once: true });
    const timer = timeoutMs === undefined ? undefined : setTimeout(expire, timeoutMs, timeoutMs);
    try {
        return { kind: 'answer', answer: await answerTo(sent, check.body) };
    }
    catch (error) {
        signal.throwIfAborted();
        const cause = tooLate ?? error;
        return { kind: 'unreachable', ...reasonOf(cause), cause };
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        sent.destroy();
    }
}
class TooLate extends Error {
    milliseconds;
    constructor(milliseconds) {
        super('no answer in time');
        this.milliseconds = milliseconds;
    }
}
function optionsOf(target, check) {
    const given = new Set(Object.keys(check.headers).map((name) => name.toLowerCase()));
    const own = { accept: '*/*', 'user-agent': 'compose-gate' };
    if (check.body !== undefined && !given.has('transfer-encoding')) {
        own['content-length'] = String(Buffer.byteLength(check.body));
    }
    const defaults = Object.entries(own).filter(([name]) => !given.has(name));
    return {
        host: target.hostname === 'localhost' ? '127.0.0.1' : target.hostname.replace(/^\[|\]$/g, ''),
        port: target.port,
        method: check.method,
        path: encoded(check.path),
        headers: { ...Object.fromEntries(defaults), ...check.headers },
        agent: false,
        maxHeaderSize: MOST_HEADERS,
        ...(target.protocol === 'https:' ? { rejectUnauthorized: false } : {}),
    };
}
function encoded(path) {
    const bytes = (char) => [...Buffer.from(char)].map((byte) => `%${byte.toString(16).toUpperCase()}`);
    return path.replace(/[^\x21-\x7e]/gu, (char) => bytes(char).join(''));
}
function answerTo(sent, body) {
    return new Promise((resolve, reject) => {
        sent.on('error', reject);
        sent.on('response', (response) => {
            read(response).then(resolve, reject);
        });
        sent.on('upgrade', (response, socket) => {
            socket.on('error', () => { });
            socket.destroy();
            resolve({ ...headOf(response), body: '' });
        });
        sent.end(body);
    });
}
function read(response) {
    return new Promise((resolve, reject) => {
        const chunks = [];
        let length = 0;
        const finish = () => {
            const truncated = length > MOST_READ;
            const bytes = Buffer.concat(chunks).subarray(0, MOST_READ);
            const body = new TextDecoder().decode(bytes);
            resolve({ ...headOf(response), body, ...(truncated ? { truncated } : {}) });
        };
        response.on('data', (chunk) => {
            chunks.push(chunk);
            length += chunk.length;
            if (length > MOST_READ)
                finish();
        });
        response.on('end', finish);
        response.on('error', reject);
    });
}
function headOf(response) {
    const headers = Object.entries(response.headersDistinct).map(([name, values]) => [
        name,
        (values ?? []).join(', '),
    ]);
    return {
        status: response.statusCode ?? 0,
        statusText: response.statusMessage ?? '',
        headers: Object.fromEntries(headers),
    };
}
const WORDS = {
    ECONNREFUSED: 'connection refused',
    ECONNRESET: 'connection reset',
    EPIPE: 'connection reset',
    ETIMEDOUT: 'connection timed out',
    EHOSTUNREACH: 'host unreachable',
    ENETUNREACH: 'network unreachable',
    EADDRNOTAVAIL: 'no free local port',
    HPE_HEADER_OVERFLOW: `headers of more than ${MOST_HEADERS / 1024} KiB`,
};
function reasonOf(error) {
    if (error instanceof TooLate)
        return { why: `no answer within ${(0,duration/* formatDuration */.a)(error.milliseconds)}`, notYet: true };
    const { code = '', message = String(error) } = error;
    const noHttp = code.startsWith('HPE_');
    const noTls = code === 'EPROTO' || code.startsWith('ERR_SSL');
    if (noTls)
        return { why: 'an answer that is not TLS', notYet: false };
    return { why: WORDS[code] ?? (noHttp ? 'an answer that is not HTTP' : (0,show/* oneLine */.TN)(message)), notYet: !noHttp };
}

;// CONCATENATED MODULE: ./lib/smoke/attempts.js




const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 250;
const LEAST_CHANCE = 250;
const FIRST_CHANCE = 1000;
async function holdUntil(check, target, options) {
    const { signal, within, clock, settle = 5000, patience = 5000 } = options;
    const start = clock.now();
    const deadline = start + within;
    let seen = {};
    let pause = FIRST_PAUSE;
    for (let attempts = 1;; attempts++) {
        const left = Math.max(deadline - clock.now(), attempts === 1 ? FIRST_CHANCE : LEAST_CHANCE);
        const timeoutMs = Math.min(left, Math.max(left / 2, patience));
        const url = typeof target === 'function' ? await target() : target;
        const reply = await request(url, check, { signal, timeoutMs });
        const miss = missOf(check, reply);
        if (miss === undefined)
            return { status: 'passed', attempts, detail: passed(reply) };
        const now = clock.now();
        const known = after(seen, reply, miss, now);
        const settled = known.same !== undefined && now - known.same.since >= settle;
        if (settled || now >= deadline) {
            const when = settled
                ? `unchanged for ${(0,duration/* formatDuration */.a)(settle)}`
                : `after ${(0,duration/* formatDuration */.a)(now - start)} of trying`;
            const evidence = explain(url, check, reply.kind === 'answer' ? undefined : reply.why, known.answer);
            return { status: 'failed', attempts, detail: `${known.miss.said}, ${when}`, evidence };
        }
        seen = known;
        await clock.sleep(Math.min(pause, deadline - now), signal);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
}
function after(seen, reply, miss, now) {
    const cutOff = reply.kind === 'unreachable' && reply.cause instanceof TooLate && seen.answer !== undefined;
    const answer = reply.kind === 'answer' ? reply.answer : seen.answer;
    const since = seen.same?.essence === miss.essence ? seen.same.since : now;
    return {
        miss: cutOff ? (seen.miss ?? miss) : miss,
        ...(answer === undefined ? {} : { answer }),
        ...(miss.notYet ? {} : { same: { essence: miss.essence, since } }),
    };
}
function missOf(check, reply) {
    if (reply.kind === 'unreachable') {
        const said = reply.notYet ? reply.why : `expected an HTTP answer, got ${reply.why}`;
        return { notYet: reply.notYet, said, essence: reply.why };
    }
    const judged = judge(check, reply.answer);
    if (judged.holds)
        return undefined;
    return { ...judged, said: `expected ${judged.expected}, got ${judged.got}` };
}
function passed(reply) {
    return reply.kind === 'answer' ? `${reply.answer.status} ${reply.answer.statusText}`.trim() : '';
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/engine/command.js
var command = __webpack_require__(75270);
// EXTERNAL MODULE: ./lib/smoke/default.js
var smoke_default = __webpack_require__(47619);
;// CONCATENATED MODULE: ./lib/smoke/hurl.js

function hurlArguments(file, apps) {
    const variables = new Map();
    const [first] = apps;
    for (const { service, url } of apps) {
        const name = `${service.replace(/\W/g, '_')}_url`;
        if (!variables.has(name))
            variables.set(name, url);
    }
    if (first !== undefined)
        variables.set('url', first.url);
    const given = [...variables].flatMap(([name, url]) => ['--variable', `${name}=${url}`]);
    const path = file.startsWith('-') ? `./${file}` : file;
    return ['--test', '--no-color', '--error-format', 'long', ...given, path];
}
function hurlOutcome(exitCode, stdout, stderr) {
    const summary = /^Executed requests:\s*(\d+)/m.exec(stderr)?.[1];
    if (exitCode === 0) {
        return {
            status: 'passed',
            detail: summary === undefined ? '' : `${summary} ${summary === '1' ? 'request' : 'requests'} held`,
        };
    }
    const evidence = withoutSummary([stderr, stdout].join('\n'));
    const error = firstError(stderr);
    const detail = error?.said ?? ((0,show/* oneLine */.TN)(hurl_lastLine(evidence)) || `hurl ended with exit code ${exitCode}`);
    const unusable = exitCode <= 2 || /^(undefined variable|file read|unauthorized file)/i.test(error?.title ?? '');
    return { status: unusable ? 'unusable' : 'failed', detail, evidence };
}
function firstError(stderr) {
    const block = /^error: (.+)\n\s+--> (.+?):(\d+):\d+\n((?:.*\|.*\n?)*)/m.exec(stderr);
    if (block === null) {
        const plain = /^error: (.+)$/m.exec(stderr)?.[1];
        return plain === undefined ? undefined : { title: plain, said: (0,show/* oneLine */.TN)(plain) };
    }
    const [, title = '', file = '', line = '', quoted = ''] = block;
    const lines = quoted.split('\n');
    const at = lines.findIndex((one) => new RegExp(`^\\s*${line} \\|`).test(one));
    const reasons = lines
        .slice(at + 1)
        .map((one) => one
        .replace(/^\s*\|\s*\^*\s*/, '')
        .replace(/\s+/g, ' ')
        .trim())
        .filter((one) => one !== '');
    const because = reasons.length === 0 ? '' : `: ${reasons.join(', ')}`;
    return { title, said: (0,show/* oneLine */.TN)(`${title} at ${file}:${line}${because}`, 200) };
}
function withoutSummary(text) {
    return text.replace(/^(Failure|Success) .*\n-{10,}\n(?:.*\n)*?Duration:.*$/m, '').trim();
}
function hurl_lastLine(text) {
    return text.trim().split('\n').at(-1) ?? '';
}

;// CONCATENATED MODULE: ./lib/steps/stage.js
async function urlOf(service, port, stage) {
    return urlAmong(await containersOf(service, stage), port);
}
const BETWEEN_LOOKS = 50;
async function publishedUrl(service, port, stage, signal) {
    for (;;) {
        const containers = await containersOf(service, stage);
        const url = urlAmong(containers, port);
        if (url !== undefined || !containers.some(({ restarting }) => restarting))
            return url;
        await stage.clock.sleep(BETWEEN_LOOKS, signal);
    }
}
async function followed(service, port, stage, signal) {
    const first = await publishedUrl(service, port, stage, signal);
    if (first === undefined)
        return undefined;
    let last = first;
    return async () => {
        last = (await urlOf(service, port, stage)) ?? last;
        return new URL(last);
    };
}
async function containersOf(service, { containers, docker }) {
    const facts = await Promise.all(containers.of(service).map(({ id }) => docker.inspect(id)));
    return facts.filter((one) => one !== undefined);
}
function urlAmong(containers, port) {
    const places = containers.flatMap(({ published }) => published[`${port}/tcp`] ?? []);
    return places[0] && `http://${places[0].address}:${places[0].port}`;
}

;// CONCATENATED MODULE: ./lib/steps/hurl.js









async function hurl(step, stage, signal) {
    const { clock, base, settings } = stage;
    const within = settings.timeouts.smoke;
    const apps = [];
    for (const { service, port } of step.apps) {
        const target = await followed(service, port, stage, signal);
        if (target === undefined)
            return { status: 'failed', detail: `${service} does not publish port ${port}` };
        const up = await holdUntil((0,smoke_default/* anyAnswer */.H)(service, port), target, { signal, within, clock });
        if (up.status === 'failed')
            return { ...up, detail: `${step.hurl}: ${up.detail}` };
        apps.push({ service, url: (await target()).origin });
    }
    const limit = (0,run_limit/* limited */.T)(signal, within);
    try {
        const args = hurlArguments(step.hurl, apps);
        const result = await (0,command/* work */.oJ)('hurl', args, { cwd: base, env: process.env }, limit.signal);
        const outcome = hurlOutcome(result.exitCode, result.stdout, result.stderr);
        const detail = `${step.hurl}: ${outcome.detail}`;
        if (outcome.status !== 'unusable')
            return { ...outcome, status: outcome.status, detail };
        throw new problem/* BadInput */.k([
            {
                message: `hurl cannot run ${detail}`,
                at: { file: (0,external_node_path_.resolve)(base, step.hurl), line: 1, column: 1 },
            },
        ]);
    }
    catch (error) {
        if (!limit.expired())
            throw error;
        return { status: 'failed', detail: `${step.hurl} did not end within ${(0,duration/* formatDuration */.a)(within)}` };
    }
}

;// CONCATENATED MODULE: ./lib/steps/check.js



async function check(step, stage, signal) {
    if ('hurl' in step)
        return hurl(step, stage, signal);
    const target = await followed(step.service, step.port, stage, signal);
    if (target === undefined) {
        return { status: 'failed', detail: `${step.service} does not publish port ${step.port}` };
    }
    const within = step.check.within ?? stage.settings.timeouts.smoke;
    const result = await holdUntil(step.check, target, { signal, within, clock: stage.clock });
    return { ...result, detail: `${step.check.text}: ${result.detail}` };
}

;// CONCATENATED MODULE: ./lib/run/containers.js

class NotCreated extends Error {
}
class Containers {
    compose;
    docker;
    project;
    release;
    signal;
    byService = new Map();
    wishes = [];
    busy = false;
    constructor(compose, docker, project, release, signal) {
        this.compose = compose;
        this.docker = docker;
        this.project = project;
        this.release = release;
        this.signal = signal;
    }
    create(service, signal) {
        return new Promise((resolve, reject) => {
            this.wishes.push({ service, signal, resolve, reject });
            if (!this.busy)
                void this.work();
        });
    }
    of(service) {
        return this.byService.get(service) ?? [];
    }
    images() {
        const pairs = [...this.byService].flatMap(([service, [first]]) => (first ? [[service, first.image]] : []));
        return Object.fromEntries(pairs);
    }
    async work() {
        this.busy = true;
        await Promise.resolve();
        while (this.wishes.length > 0) {
            const wanted = this.wishes.filter(({ signal }) => !signal.aborted);
            for (const { signal, reject } of this.wishes)
                if (signal.aborted)
                    reject(signal.reason);
            this.wishes = [];
            if (wanted.length > 0)
                await this.fulfil(wanted);
        }
        this.busy = false;
    }
    async fulfil(batch) {
        try {
            const services = batch.map(({ service }) => service);
            const result = await this.compose.create(this.release, services, this.signal);
            if (result.exitCode === 0) {
                await this.list();
                for (const wish of batch)
                    wish.resolve();
            }
            else if (batch.length === 1) {
                batch[0]?.reject(new NotCreated(lastLine(result.stderr)));
            }
            else {
                for (const wish of batch)
                    await this.fulfil([wish]);
            }
        }
        catch (error) {
            for (const wish of batch)
                wish.reject(error);
        }
    }
    async list() {
        const listed = new Map();
        for (const container of await this.docker.containers(this.project)) {
            listed.set(container.service, [...(listed.get(container.service) ?? []), container]);
        }
        for (const [service, containers] of listed)
            this.byService.set(service, containers);
    }
}

;// CONCATENATED MODULE: ./lib/steps/create.js

async function create(step, stage, signal) {
    try {
        await stage.containers.create(step.service, signal);
    }
    catch (error) {
        if (error instanceof NotCreated)
            return { status: 'failed', detail: `could not be created: ${error.message}` };
        throw error;
    }
    if (stage.containers.of(step.service).length > 0)
        return { status: 'passed' };
    return { status: 'failed', detail: 'Compose created no container for it' };
}

;// CONCATENATED MODULE: ./lib/steps/not-started.js

const TAKEN = [
    /listen (?:tcp|udp)\d? (\S+:\d+): bind: address already in use/,
    /Bind for (\S+:\d+) failed: port is already allocated/,
    /failed to bind host port (?:for )?(\S+?:\d+)[:/].*address already in use/,
];
function whyNotStarted(message) {
    for (const pattern of TAKEN) {
        const address = pattern.exec(message)?.[1];
        if (address !== undefined)
            return `the port ${address} is already in use on this machine`;
    }
    const innermost = message
        .replace(/^[^\n]*unable to start container process: /m, '')
        .replace(/: unknown\s*$/, '');
    return lastLine(innermost);
}

;// CONCATENATED MODULE: ./lib/run/supervision.js


const CRASH_LOOP = 3;
const EVIDENCE_LINES = 30;
class Supervision {
    docker;
    watch;
    fail;
    isWaitedFor;
    abandon;
    kept = new Map();
    constructor(docker, watch, fail, isWaitedFor, abandon) {
        this.docker = docker;
        this.watch = watch;
        this.fail = fail;
        this.isWaitedFor = isWaitedFor;
        this.abandon = abandon;
        watch.listen(({ action, id, exitCode }) => {
            const container = this.kept.get(id);
            if (container === undefined)
                return;
            if (action === 'healthy' || action === 'unhealthy')
                container.unhealthy = action === 'unhealthy';
            if (action !== 'die')
                return;
            container.ends += 1;
            container.exitCode = exitCode;
            this.look(id, container).catch((error) => this.abandon(error));
        });
    }
    keep(id, service, mayEnd) {
        this.kept.set(id, { service, mayEnd, ends: 0, exitCode: 0, unhealthy: false });
    }
    becameReady(id, trouble) {
        const container = this.kept.get(id);
        if (container !== undefined)
            container.ready = { endsBefore: container.ends, trouble };
    }
    async lookAtAll() {
        await Promise.all([...this.kept].map(([id, container]) => this.examine(id, container)));
    }
    async lookAtUnhealthy() {
        const unhealthy = [...this.kept].filter(([, container]) => container.unhealthy);
        await Promise.all(unhealthy.map(([id, container]) => this.examine(id, container)));
    }
    async examine(id, container) {
        const trouble = hasRestarted(container) ? undefined : await container.ready?.trouble();
        const ended = await this.howItIs(id, container, true);
        if (ended !== undefined)
            this.fail(container.service, ended);
        else if (trouble !== undefined) {
            const detail = `${container.service} was ready, but is so no longer: ${trouble}`;
            const evidence = await this.docker.lastLines(id, EVIDENCE_LINES);
            this.fail(container.service, { status: 'failed', detail, evidence });
        }
    }
    async look(id, container) {
        const failure = await this.howItIs(id, container, false);
        if (failure !== undefined)
            this.fail(container.service, failure);
    }
    async howItIs(id, container, tooLate) {
        const facts = await this.docker.inspect(id);
        if (facts === undefined)
            return undefined;
        const { service, ends, exitCode } = container;
        const stays = facts.running || facts.restarting;
        if (!stays && facts.exitCode === 0 && container.mayEnd && !this.isWaitedFor(service))
            return undefined;
        if (stays && ends < CRASH_LOOP && !(tooLate && hasRestarted(container)))
            return undefined;
        const evidence = await this.docker.lastLines(id, EVIDENCE_LINES);
        const how = howItEnded(stays ? { ...facts, exitCode } : facts, this.watch.ranOutOfMemory(id));
        const what = !stays
            ? `${service} ${how}`
            : ends < CRASH_LOOP
                ? `${service} was ready, then ${how} and was started again`
                : `${service} is in a crash loop: it ${how} ${ends} times`;
        return { status: 'failed', attempts: ends, detail: withLastLine(what, evidence), evidence };
    }
}
function hasRestarted({ ends, ready }) {
    return ready !== undefined && ends > ready.endsBefore;
}
function howItEnded(facts, ranOutOfMemory) {
    if (facts.outOfMemory || ranOutOfMemory) {
        const limit = facts.memoryLimit > 0 ? ` (limit ${Math.round(facts.memoryLimit / 2 ** 20)} MiB)` : '';
        return `was killed for memory${limit}`;
    }
    if (facts.error !== '')
        return `could not be started: ${whyNotStarted(facts.error)}`;
    return `exited ${facts.exitCode}`;
}
function withLastLine(what, log) {
    const last = lastLine(log);
    return last === '' ? what : `${what}: ${last}`;
}

// EXTERNAL MODULE: ./lib/engine/trouble.js
var trouble = __webpack_require__(26264);
;// CONCATENATED MODULE: ./lib/steps/start.js



async function start(step, stage, signal) {
    for (const { id } of stage.containers.of(step.service)) {
        stage.supervision.keep(id, step.service, step.mayEnd);
    }
    return (await startContainers(step.service, step.byCompose, stage, signal)) ?? { status: 'passed' };
}
async function startContainers(service, byCompose, stage, signal) {
    if (byCompose) {
        const result = await stage.compose.start(stage, service, signal);
        if (result.exitCode === 0)
            return undefined;
        return {
            status: 'failed',
            detail: `could not be started: ${whyNotStarted(result.stderr)}`,
            evidence: result.stderr,
        };
    }
    try {
        await Promise.all(stage.containers.of(service).map(({ id }) => stage.docker.start(id)));
        return undefined;
    }
    catch (error) {
        if (error instanceof problem/* EngineTrouble */._)
            throw error;
        const message = (0,trouble/* messageOf */.bD)(error);
        return { status: 'failed', detail: `could not be started: ${whyNotStarted(message)}`, evidence: message };
    }
}

;// CONCATENATED MODULE: ./lib/steps/job.js




const job_EVIDENCE_LINES = 30;
async function job(step, stage, signal) {
    const allowed = stage.settings.timeouts.migrate;
    const limit = (0,run_limit/* limited */.T)(signal, allowed);
    const containers = stage.containers.of(step.service);
    try {
        const endings = Promise.all(containers.map(({ id }) => finalEnd(id, stage, limit.signal)));
        endings.catch(() => { });
        const trouble = await startContainers(step.service, step.byCompose, stage, limit.signal);
        if (trouble !== undefined)
            return trouble;
        const ended = await endings;
        const bad = ended.find(({ facts }) => facts.exitCode !== 0);
        if (bad === undefined) {
            await stage.supervision.lookAtUnhealthy();
            return { status: 'passed', attempts: Math.max(...ended.map(({ starts }) => starts)) };
        }
        const evidence = await stage.docker.lastLines(bad.facts.id, job_EVIDENCE_LINES);
        const how = howItEnded(bad.facts, stage.watch.ranOutOfMemory(bad.facts.id));
        const times = bad.starts > 1 ? `, the last of ${bad.starts} times` : '';
        const detail = withLastLine(`${step.service} ${how}${times}`, evidence);
        return { status: 'failed', attempts: bad.starts, detail, evidence };
    }
    catch (error) {
        if (!limit.expired())
            throw error;
        const log = await Promise.all(containers.map(({ id }) => stage.docker.lastLines(id, job_EVIDENCE_LINES)));
        const evidence = log.join('\n');
        const detail = withLastLine(`${step.service} did not end within ${(0,duration/* formatDuration */.a)(allowed)}`, evidence);
        return { status: 'failed', detail, evidence };
    }
}
async function finalEnd(id, stage, signal) {
    for (let starts = 1;; starts += 1) {
        await stage.watch.moreEnds(id, starts - 1, signal);
        const facts = await stage.docker.inspect(id);
        if (facts === undefined)
            throw new Error(`container ${id} was removed while it was waited for`);
        if (!facts.running && !facts.restarting)
            return { facts, starts };
    }
}

;// CONCATENATED MODULE: ./lib/steps/pull.js



async function pull(step, stage, signal) {
    const { settings } = stage;
    const there = (await stage.docker.imageId(step.image)) !== undefined;
    if (there && settings.pull !== 'always')
        return { status: 'passed', detail: 'already there' };
    if (settings.pull === 'never') {
        return { status: 'failed', detail: `the image ${step.image} is not on the engine, and pull is never` };
    }
    const limit = (0,run_limit/* limited */.T)(signal, settings.timeouts.build);
    let log = '';
    const keep = (text) => {
        log = (log + text).slice(-20_000);
        stage.keepLog(`pull-${step.service}`, text);
    };
    try {
        const result = await stage.compose.pull(stage, step.service, limit.signal, keep);
        if (result.exitCode === 0)
            return { status: 'passed', detail: `pulled ${step.image}` };
        return {
            status: 'failed',
            detail: `${step.image} could not be pulled: ${lastLine(log)}`,
            evidence: lastLines(log, 10),
        };
    }
    catch (error) {
        if (!limit.expired())
            throw error;
        return {
            status: 'failed',
            detail: `the pull of ${step.image} took longer than ${(0,duration/* formatDuration */.a)(settings.timeouts.build)}`,
        };
    }
}

;// CONCATENATED MODULE: ./lib/steps/probe.js


const OWN_TIMEOUT = 10_000;
function probeOf(facts, store, patience, pace) {
    const declared = facts.healthCheck;
    if (declared !== undefined) {
        const { test, timeout, interval, retries, startPeriod } = declared;
        const command = commandOf(test);
        const budget = startPeriod + (pace ?? interval) * retries;
        return { command, timeout, budget, asksPort: asksPort(command) };
    }
    if (store?.probe === undefined)
        return undefined;
    return { command: commandOf(store.probe), timeout: OWN_TIMEOUT, budget: patience, asksPort: false };
}
function asksPort(command) {
    const text = command.join(' ');
    return (/\bhttps?:\/\/|\/dev\/tcp\/|\b(?:localhost|127\.0\.0\.1)[: ]\d/.test(text) &&
        !/\b(?:unix|udp)\b/.test(text));
}
function commandOf(test) {
    const [form, ...rest] = test;
    return form === 'CMD-SHELL' ? ['/bin/sh', '-c', rest.join(' ')] : form === 'CMD' ? rest : test;
}
function howItFailed(last, { timeout }) {
    if (last === undefined)
        return 'its first probe had not ended';
    if (last.timedOut)
        return `its last probe did not end within ${(0,duration/* formatDuration */.a)(timeout)}`;
    return withLastLine(ending(last.exitCode), last.output);
}
function ending(exitCode) {
    if (exitCode === undefined)
        return 'its last probe could not be run';
    if (exitCode === 127)
        return "its health check's command is not in the image (exit code 127)";
    if (exitCode === 126)
        return "its health check's command cannot be run (exit code 126)";
    return `its last probe exited ${exitCode}`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./lib/steps/kernel-tables.js

const TABLES = ['net/tcp', 'net/tcp6'];
const COUNTS = ['net/sockstat', 'net/sockstat6'];
const REST = 100;
class KernelTables {
    pid;
    id;
    last;
    constructor(pid, id) {
        this.pid = pid;
        this.id = id;
    }
    read(exact = false) {
        try {
            if (this.pid <= 0 || !this.of('cgroup').includes(this.id))
                return undefined;
            const counts = COUNTS.map((file) => tcpLine(this.ofMaybe(file))).join('\n');
            const began = performance.now();
            if (!exact && this.last?.counts === counts && counts.trim() !== '' && began < this.last.until)
                return this.last.text;
            const [first = '', ...others] = TABLES;
            const text = [this.of(first), ...others.map((file) => this.ofMaybe(file))].join('\n');
            const now = performance.now();
            this.last = { counts, text, until: now + REST * (now - began) };
            return text;
        }
        catch {
            return undefined;
        }
    }
    of(file) {
        return (0,external_node_fs_.readFileSync)(`/proc/${this.pid}/${file}`, 'utf8');
    }
    ofMaybe(file) {
        try {
            return this.of(file);
        }
        catch {
            return '';
        }
    }
}
function tcpLine(text) {
    return /^TCP6?: inuse \d+/m.exec(text)?.[0] ?? '';
}

;// CONCATENATED MODULE: ./lib/steps/listening.js

const LIMIT = 5000;
const MOST_TABLE = 1_000_000;
const listening_TABLES = ['net/tcp', 'net/tcp6'];
class Ears {
    docker;
    id;
    pid = 0;
    tables;
    constructor(docker, id) {
        this.docker = docker;
        this.id = id;
    }
    async listening(signal) {
        const here = await this.listeningHere();
        if (here.known)
            return here;
        const command = ['cat', ...listening_TABLES.map((table) => `/proc/${table}`)];
        const { output } = await this.docker.exec(this.id, command, LIMIT, signal, MOST_TABLE);
        if (!output.includes('local_address'))
            return { known: false };
        return { known: true, ...listenersIn(output), free: false };
    }
    async listeningHere(exact = false) {
        const tables = this.tables?.read(exact) ?? (await this.tablesOfNewProcess());
        return tables === undefined ? { known: false } : { known: true, ...listenersIn(tables), free: true };
    }
    async tablesOfNewProcess() {
        if (this.pid === ELSEWHERE)
            return undefined;
        const pid = (await this.docker.inspect(this.id))?.pid ?? 0;
        if (pid === 0)
            return undefined;
        this.tables = new KernelTables(pid, this.id);
        const text = this.tables.read();
        this.pid = text === undefined && this.pid === 0 ? ELSEWHERE : pid;
        return text;
    }
}
const ELSEWHERE = -1;
function listenersIn(tables) {
    const listeners = tables.split('\n').flatMap((line) => {
        const [, local = '', , state] = line.trim().split(/\s+/);
        const [address = '', port = ''] = local.split(':');
        return state === LISTEN && address !== RESOLVER ? [{ address, port: Number.parseInt(port, 16) }] : [];
    });
    const ports = listeners.flatMap(({ address, port }) => (isLoopback(address) ? [] : [port]));
    return { ports: new Set(ports), silent: listeners.length === 0 };
}
const LISTEN = '0A';
const RESOLVER = '0B00007F';
function isLoopback(address) {
    return (/^[0-9A-F]{6}7F$/.test(address) ||
        address === '00000000000000000000000001000000' ||
        /^0{16}FFFF0000[0-9A-F]{6}7F$/.test(address));
}

;// CONCATENATED MODULE: ./lib/steps/pace.js
const LOOKS = { share: 1 / 100, least: 20, most: 250 };
const PROBES = { share: 1 / 5, least: 50, most: 1000 };
class Pace {
    gait;
    since;
    next;
    constructor(gait, now) {
        this.gait = gait;
        this.since = now;
        this.next = now + gait.least;
    }
    changed(now) {
        this.since = now;
        this.next = now;
    }
    until(now) {
        return Math.max(0, this.next - now);
    }
    done(began, now, deadline = Number.POSITIVE_INFINITY) {
        const { share, least, most } = this.gait;
        const took = now - began;
        const pause = Math.min(Math.max(share * (now - this.since), took, least), most);
        const lastCall = deadline - 2 * took;
        this.next = now < lastCall && lastCall < now + pause ? lastCall : now + pause;
    }
}

;// CONCATENATED MODULE: ./lib/steps/readiness.js




const PATIENCE = 120_000;
const STRANGE_PORT_PATIENCE = 5000;
const CROSS_EXAMINATION = 1000;
const SILENCE = 3000;
class Readiness {
    subject;
    stage;
    signal;
    attempts = 0;
    held = false;
    last;
    open;
    deaf = false;
    heard = new Set();
    silent = false;
    strangeSince;
    ears;
    looks;
    probes;
    constructor(subject, stage, signal) {
        this.subject = subject;
        this.stage = stage;
        this.signal = signal;
        this.open = subject.ports === undefined;
        this.ears = new Ears(stage.docker, subject.id);
        this.looks = new Pace(LOOKS, subject.begun);
        this.probes = new Pace(PROBES, subject.begun);
    }
    async reached() {
        const { probe } = this.subject;
        for (;;) {
            if (!this.deaf && this.looks.until(this.now()) === 0)
                await this.look();
            if (probe === undefined ? this.open : await this.passes(probe)) {
                return { status: 'passed', attempts: Math.max(1, this.attempts) };
            }
            if (this.now() >= this.deadline())
                return this.tooLate();
            await this.stage.clock.sleep(this.rest(), this.signal);
        }
    }
    async trouble() {
        const { ports, probe } = this.subject;
        const found = await this.ears.listeningHere(true);
        if (found.known && ports !== undefined && found.ports.size === 0)
            return 'nothing listens any more';
        if (probe === undefined)
            return undefined;
        const probed = await this.run(probe, CROSS_EXAMINATION);
        return probed.exitCode === 0 || (probed.timedOut && probe.timeout > CROSS_EXAMINATION)
            ? undefined
            : howItFailed(probed, probe);
    }
    async look() {
        const { ports } = this.subject;
        const began = this.now();
        const found = ports === undefined ? await this.ears.listeningHere() : await this.ears.listening(this.signal);
        const now = this.now();
        this.looks.done(began, now);
        if (!found.known) {
            this.deaf = true;
            this.open = true;
            return;
        }
        if ([...found.ports].some((port) => !this.heard.has(port)))
            this.probes.changed(now);
        this.heard = found.ports;
        this.silent = found.silent;
        this.open = ports === undefined || this.isOpen(ports, now);
    }
    isOpen(ports, now) {
        if ([...ports].some((port) => this.heard.has(port)))
            return true;
        if (this.heard.size === 0)
            this.strangeSince = undefined;
        else
            this.strangeSince ??= now;
        return this.strangeSince !== undefined && now - this.strangeSince >= STRANGE_PORT_PATIENCE;
    }
    async passes(probe) {
        if (this.untilProbe() > 0)
            return false;
        const began = this.now();
        this.attempts += 1;
        const probed = await this.run(probe, this.deadline() - began);
        if (!probed.timedOut || this.now() - began >= probe.timeout)
            this.last = probed;
        this.held ||= probed.exitCode === 0;
        this.probes.done(began, this.now(), this.deadline());
        return probed.exitCode === 0 && this.open;
    }
    async run(probe, most) {
        const limit = Math.max(1, Math.round(Math.min(probe.timeout, most)));
        const began = this.now();
        const result = await this.stage.docker.exec(this.subject.id, probe.command, limit, this.signal);
        return { ...result, timedOut: result.exitCode === undefined && this.now() - began >= limit };
    }
    untilProbe() {
        const { begun, probe } = this.subject;
        if (probe === undefined)
            return Number.POSITIVE_INFINITY;
        if (this.open) {
            const silence = this.silent && probe.asksPort ? Math.min(SILENCE, probe.budget / 2) : 0;
            return Math.max(begun + silence - this.now(), this.probes.until(this.now()));
        }
        if (this.held)
            return Number.POSITIVE_INFINITY;
        const late = begun + probe.budget / 2 - this.now();
        return Math.max(late, this.probes.until(this.now()));
    }
    rest() {
        const now = this.now();
        const look = this.deaf ? Number.POSITIVE_INFINITY : this.looks.until(now);
        return Math.max(0, Math.ceil(Math.min(look, this.untilProbe(), this.deadline() - now)));
    }
    deadline() {
        const { begun, probe } = this.subject;
        const budget = probe?.budget ?? PATIENCE;
        const granted = this.held ? Math.max(PATIENCE, budget) : budget;
        return begun + (this.stage.settings.timeouts.ready ?? granted);
    }
    tooLate() {
        const { service, begun, probe } = this.subject;
        const within = (0,duration/* formatDuration */.a)(this.deadline() - begun);
        const evidence = this.last?.output ?? '';
        const detail = this.held || probe === undefined
            ? `${service} did not listen on the network within ${within}`
            : `${service} was not healthy within ${within}; ${howItFailed(this.last, probe)}`;
        return { status: 'failed', attempts: this.attempts, detail, evidence };
    }
    now() {
        return this.stage.clock.now();
    }
}

;// CONCATENATED MODULE: ./lib/steps/ready.js


async function ready(step, stage, signal) {
    const containers = stage.containers.of(step.service);
    const outcomes = await Promise.all(containers.map(({ id }) => reached(step, id, stage, signal)));
    const attempts = Math.max(0, ...outcomes.map((outcome) => outcome.attempts ?? 0));
    return outcomes.find(({ status }) => status === 'failed') ?? { ...outcomes[0], status: 'passed', attempts };
}
async function reached(step, id, stage, signal) {
    const { service, store, interval } = step;
    const begun = stage.clock.now();
    const facts = await stage.docker.inspect(id);
    const probe = facts && probeOf(facts, store, PATIENCE, interval);
    if (probe === undefined && store === undefined) {
        return { status: 'passed', detail: 'it runs; no health check says more' };
    }
    const ports = store && portsOf(store, facts?.exposed ?? []);
    const readiness = new Readiness({ service, id, begun, probe, ports }, stage, signal);
    const outcome = await readiness.reached();
    if (outcome.status === 'passed' && store !== undefined) {
        stage.supervision.becameReady(id, () => readiness.trouble());
    }
    return outcome;
}
function portsOf({ port }, exposed) {
    return new Set(exposed.includes(port) ? [port] : [port, ...exposed]);
}

;// CONCATENATED MODULE: ./lib/steps/perform.js







function performOn(stage) {
    return async (step, signal) => {
        const outcome = await perform(step, stage, signal);
        if (outcome.status === 'failed')
            await stage.supervision.lookAtAll();
        return outcome;
    };
}
function perform(step, stage, signal) {
    switch (step.kind) {
        case 'build':
            return build(step, stage, signal);
        case 'pull':
            return pull(step, stage, signal);
        case 'create':
            return create(step, stage, signal);
        case 'start':
            return start(step, stage, signal);
        case 'ready':
            return ready(step, stage, signal);
        case 'job':
            return job(step, stage, signal);
        case 'check':
            return check(step, stage, signal);
    }
}

;// CONCATENATED MODULE: ./lib/run/runner.js
class Superseded extends Error {
}
class Runner {
    steps;
    perform;
    options;
    records = new Map();
    running = new Map();
    stop = new AbortController();
    signal;
    failed;
    crash;
    constructor(steps, perform, options) {
        this.steps = steps;
        this.perform = perform;
        this.options = options;
        this.signal = AbortSignal.any([options.signal, this.stop.signal]);
    }
    async run() {
        await this.advance();
        if (this.crash !== undefined)
            throw this.crash.error;
        for (const step of this.steps)
            if (!this.records.has(step.id))
                this.records.set(step.id, unstarted(step));
        return { records: this.steps.flatMap(({ id }) => this.records.get(id) ?? []), failed: this.failed };
    }
    soFar() {
        return this.steps.map((step) => this.records.get(step.id) ?? unstarted(step));
    }
    fail(blamed, failure) {
        if (this.signal.aborted)
            return;
        const running = blamed.map((id) => this.running.get(id)).find((found) => found !== undefined);
        if (running !== undefined) {
            this.end(running, failure.status, failure);
            return;
        }
        const passed = blamed.map((id) => this.records.get(id)).find((record) => record?.status === 'passed');
        if (passed === undefined)
            return;
        const { attempts: _, ...why } = failure;
        this.keep({ ...passed, ...why });
    }
    isRunning(id) {
        return this.running.has(id);
    }
    abandon(error) {
        this.crash ??= { error };
        this.stop.abort(new Superseded());
    }
    async advance() {
        const ready = this.steps.filter((step) => this.mayStart(step));
        await Promise.all(ready.map(async (step) => {
            await this.execute(step);
            await this.advance();
        }));
    }
    mayStart(step) {
        return (!this.signal.aborted &&
            !this.running.has(step.id) &&
            !this.records.has(step.id) &&
            step.needs.every((id) => this.records.get(id)?.status === 'passed'));
    }
    async execute(step) {
        const running = { step, startedAt: this.options.clock.now() };
        this.running.set(step.id, running);
        this.options.onStart(step);
        try {
            const outcome = await this.perform(step, this.signal);
            this.end(running, outcome.status, outcome);
        }
        catch (error) {
            if (!this.signal.aborted)
                this.abandon(error);
            this.end(running, 'cancelled', {});
        }
    }
    end(running, status, outcome) {
        const { step, startedAt } = running;
        if (!this.running.delete(step.id))
            return;
        const endedAt = this.options.clock.now();
        const told = status === 'failed' && this.signal.aborted ? 'cancelled' : status;
        const record = {
            id: step.id,
            kind: step.kind,
            service: step.service,
            needs: step.needs,
            status: told,
            startedAt: this.options.clock.iso(startedAt),
            endedAt: this.options.clock.iso(endedAt),
            durationMs: Math.round(endedAt - startedAt),
            attempts: outcome.attempts ?? 1,
            detail: outcome.detail ?? '',
            ...(outcome.evidence === undefined ? {} : { evidence: outcome.evidence }),
        };
        this.keep(record);
    }
    keep(record) {
        this.records.set(record.id, record);
        this.options.onEnd(record);
        if (record.status !== 'failed')
            return;
        this.failed ??= record;
        this.stop.abort(new Superseded());
    }
}
function unstarted(step) {
    return {
        id: step.id,
        kind: step.kind,
        service: step.service,
        needs: step.needs,
        status: 'skipped',
        startedAt: null,
        endedAt: null,
        durationMs: 0,
        attempts: 0,
        detail: '',
    };
}

;// CONCATENATED MODULE: ./lib/run/watch.js
class Watch {
    listeners = new Set();
    outOfMemory = new Set();
    ends = new Map();
    static async begin(docker, project, signal, onLost) {
        const watch = new Watch();
        await docker.watch(project, (event) => watch.tell(event), onLost, signal);
        return watch;
    }
    listen(listener) {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }
    ranOutOfMemory(id) {
        return this.outOfMemory.has(id);
    }
    moreEnds(id, seen, signal) {
        return new Promise((resolve, reject) => {
            const settle = (then) => {
                leave();
                signal.removeEventListener('abort', abort);
                then();
            };
            const abort = () => settle(() => reject(signal.reason));
            const look = () => {
                if ((this.ends.get(id) ?? 0) > seen)
                    settle(resolve);
            };
            const leave = this.listen(look);
            signal.addEventListener('abort', abort, { once: true });
            if (signal.aborted)
                abort();
            else
                look();
        });
    }
    tell(event) {
        if (event.action === 'oom')
            this.outOfMemory.add(event.id);
        if (event.action === 'die')
            this.ends.set(event.id, (this.ends.get(event.id) ?? 0) + 1);
        for (const listener of [...this.listeners])
            listener(event);
    }
}

;// CONCATENATED MODULE: ./lib/run/execute.js







async function execute(scene) {
    const { plan, settings, engine, world, signal } = scene;
    const { compose, docker } = engine;
    const release = { model: plan.model, directory: scene.project.directory };
    const over = new AbortController();
    const whole = AbortSignal.any([signal, over.signal]);
    const containers = new Containers(compose, docker, plan.project, release, whole);
    let runner;
    try {
        const watch = await Watch.begin(docker, plan.project, over.signal, (trouble) => runner?.abandon(trouble));
        const supervision = new Supervision(docker, watch, (service, failure) => runner?.fail([`ready:${service}`, `start:${service}`], failure), (service) => runner?.isRunning(`ready:${service}`) ?? false, (error) => runner?.abandon(error));
        const stage = {
            settings,
            ...release,
            base: scene.base,
            compose,
            docker,
            containers,
            watch,
            supervision,
            clock: world.clock,
            keepLog: (name, text) => world.reports.keepLog(name, text),
        };
        runner = new Runner(plan.steps, performOn(stage), {
            signal,
            clock: world.clock,
            onStart: (step) => world.host.started({ ...step, label: labelOf(step) }),
            onEnd: (record) => world.host.ended(record),
        });
        const timer = timeLimit(runner, plan, settings.timeouts.total);
        const outcome = await runner.run().finally(() => clearTimeout(timer));
        const urls = await urlsOf(plan, stage);
        return { ...outcome, interrupted: signal.aborted, urls, images: containers.images() };
    }
    catch (crash) {
        const records = runner?.soFar() ?? [];
        return { records, failed: undefined, interrupted: true, crash, urls: {}, images: containers.images() };
    }
    finally {
        over.abort();
    }
}
function timeLimit(runner, plan, limit) {
    const detail = `the whole run took longer than ${(0,duration/* formatDuration */.a)(limit)}`;
    const ids = plan.steps.map(({ id }) => id);
    return setTimeout(() => runner.fail(ids, { status: 'failed', detail }), limit);
}
function labelOf(step) {
    if (step.kind !== 'check')
        return undefined;
    return 'hurl' in step ? step.hurl : step.check.text;
}
async function urlsOf(plan, stage) {
    const urls = {};
    for (const { service, port } of plan.urls) {
        const url = await urlOf(service, port, stage);
        if (url !== undefined)
            urls[`${service}:${port}`] = url;
    }
    return urls;
}

// EXTERNAL MODULE: ./lib/plan/adopt.js
var adopt = __webpack_require__(92944);
;// CONCATENATED MODULE: ./lib/run/fit.js






async function fitToEngine(plan, docker) {
    const { containers, networks, volumes } = await docker.inventory(plan.project);
    if (containers.length + networks.length + volumes.length > 0) {
        const there = [...containers, ...networks].map(({ name }) => name).concat(volumes);
        throw new problem/* BadInput */.k([
            {
                message: `the project name ${plan.project} is taken: the engine has ${there.slice(0, 3).join(', ')}`,
                instead: `leave the name out, choose another, or remove what is there with \`compose-gate down -p ${plan.project}\``,
            },
        ]);
    }
    const missing = {
        networks: await absent(external(plan.model.networks), (name) => docker.hasNetwork(name)),
        volumes: await absent(external(plan.model.volumes), (name) => docker.hasVolume(name)),
    };
    return missing.networks.length + missing.volumes.length > 0 ? (0,adopt/* adopt */.d)(plan, missing) : plan;
}
async function needTools(plan, { build }, base, environment) {
    const file = plan.steps.flatMap((step) => (step.kind === 'check' && 'hurl' in step ? [step.hurl] : []))[0];
    const options = { cwd: base, env: environment };
    const problems = await Promise.all([
        file === undefined ? [] : hurlProblems(file, options),
        build.builder === undefined ? [] : builderProblems(build.builder, options),
    ]);
    if (problems.flat().length > 0)
        throw new problem/* BadInput */.k(problems.flat());
}
async function hurlProblems(file, options) {
    const problems = [];
    await (0,promises_.access)((0,external_node_path_.resolve)(options.cwd, file)).catch(() => {
        const message = `smoke: there is no ${file} in ${options.cwd}`;
        problems.push({ message, instead: 'write its path from there' });
    });
    await (0,command/* ask */.kA)('hurl', ['--version'], options).catch(() => {
        const instead = 'install Hurl in a step before, or write the check as `GET /path 200`';
        problems.push({ message: `${file} needs hurl, which is not on PATH`, instead });
    });
    return problems;
}
async function builderProblems(builder, options) {
    const answer = await (0,command/* ask */.kA)('docker', ['buildx', 'inspect', builder], options);
    if (!/no builder ".*" found/.test(answer.stderr))
        return [];
    return [
        {
            message: `builder: there is no builder "${builder}"`,
            instead: 'name one that `docker buildx ls` lists',
        },
    ];
}
function external(section) {
    if (!(0,json/* isObject */.Gv)(section))
        return [];
    return Object.entries(section).flatMap(([key, value]) => {
        if (!(0,json/* isObject */.Gv)(value) || value.external !== true)
            return [];
        return [{ key, name: typeof value.name === 'string' ? value.name : key }];
    });
}
async function absent(wanted, has) {
    const found = await Promise.all(wanted.map(({ name }) => has(name)));
    return wanted.filter((_, index) => !found[index]).map(({ key }) => key);
}

;// CONCATENATED MODULE: ./lib/report/critical-path.js
function criticalPath(steps) {
    const teardown = steps.filter((step) => step.kind === 'teardown' && step.endedAt !== null);
    const ended = steps.filter((step) => step.kind !== 'teardown' && step.endedAt !== null);
    const byId = new Map(ended.map((step) => [step.id, step]));
    const chain = [];
    let step = lastWord(ended);
    while (step && !chain.includes(step.id)) {
        chain.unshift(step.id);
        step = latest(step.needs.flatMap((need) => byId.get(need) ?? []));
    }
    return [...chain, ...teardown.map((step) => step.id)];
}
function lastWord(steps) {
    const failed = steps.filter((step) => step.status === 'failed');
    return failed.length > 0 ? extreme(failed, (a, b) => a < b) : latest(steps);
}
function latest(steps) {
    return extreme(steps, (a, b) => a > b);
}
function extreme(steps, isBetter) {
    return steps.reduce((best, step) => (best === undefined || isBetter(end(step), end(best)) ? step : best), undefined);
}
function end(step) {
    return Date.parse(step.endedAt ?? '');
}

;// CONCATENATED MODULE: ./lib/run/record.js

function recordOf(story, judgement, ownLogs, clock) {
    const { plan, execution, removal } = story;
    const steps = [...(execution?.records ?? []), ...(removal?.step === undefined ? [] : [removal.step])];
    return {
        verdict: judgement.verdict,
        reason: judgement.reason,
        failedStep: judgement.failedStep,
        failedAt: story.refused?.[0]?.at ??
            placeOf(steps.find(({ id }) => id === judgement.failedStep), story),
        project: story.project,
        files: story.where?.files ?? [],
        engine: story.engine ?? null,
        roles: plan?.roles ?? null,
        steps,
        criticalPath: criticalPath(steps),
        durationMs: Math.round(clock.now() - story.begunAt),
        urls: execution?.urls ?? {},
        images: execution?.images ?? {},
        findings: plan?.findings ?? [],
        leftovers: removal?.leftovers ?? [],
        logs: { ...removal?.logs, ...ownLogs },
    };
}
const ABOUT = {
    build: 'build',
    pull: 'image',
    ready: 'healthcheck',
    job: 'command',
};
function placeOf(failed, { where, plan }) {
    if (failed === undefined || where === undefined || failed.kind === 'teardown')
        return undefined;
    const step = plan?.steps.find(({ id }) => id === failed.id);
    const service = step?.declaredAs ?? failed.service;
    const key = ABOUT[failed.kind];
    return where.at(['services', service, ...(key === undefined ? [] : [key])]);
}

// EXTERNAL MODULE: ./lib/run/verdict.js
var verdict = __webpack_require__(92335);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./lib/teardown/logs.js
var teardown_logs = __webpack_require__(20178);
// EXTERNAL MODULE: ./lib/teardown/teardown.js + 1 modules
var teardown = __webpack_require__(49369);
;// CONCATENATED MODULE: ./lib/teardown/clear-away.js




async function clearAway({ plan, settings, engine, execution, world, signal, }) {
    const { reports, clock } = world;
    const stays = settings.teardown === 'job' && execution !== undefined && !execution.interrupted;
    try {
        if (stays)
            return { leftovers: [], logs: await (0,teardown_logs/* keepLogs */.NN)(engine.docker, plan.project, reports.logs) };
        const begun = clock.now();
        const options = {
            grace: settings.stopGrace,
            hurry: signal,
            logs: reports.logs,
            patience: endedMidway(execution) ? world.patience : 0,
        };
        const { logs, removed, unkept, ...result } = await persistently(signal, () => (0,teardown/* teardown */.z)(engine.docker, plan.project, options));
        const leftovers = result.unsettled ? [...result.leftovers, UNFINISHED] : result.leftovers;
        const needs = execution?.records.filter(({ startedAt }) => startedAt !== null).map(({ id }) => id) ?? [];
        const ended = clock.now();
        const step = {
            id: 'teardown',
            kind: 'teardown',
            service: plan.project,
            needs,
            status: leftovers.length === 0 ? 'passed' : 'failed',
            startedAt: clock.iso(begun),
            endedAt: clock.iso(ended),
            durationMs: Math.round(ended - begun),
            attempts: 1,
            detail: leftovers.length === 0
                ? [`removed ${removed || 'nothing'}`, ...unkept].join('; ')
                : `left ${leftovers.join('; ')}`,
        };
        return { step, leftovers, logs };
    }
    catch (trouble) {
        return { leftovers: [], logs: {}, trouble };
    }
}
const RETURN = 10_000;
const BETWEEN_ATTEMPTS = 250;
async function persistently(hurry, attempt) {
    for (const deadline = performance.now() + RETURN;; await (0,external_node_timers_promises_.setTimeout)(BETWEEN_ATTEMPTS)) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof problem/* EngineTrouble */._) || hurry.aborted || performance.now() > deadline)
                throw error;
        }
    }
}
const UNFINISHED = 'an image or a container that the engine was still making';
function endedMidway(execution) {
    if (execution === undefined)
        return true;
    return execution.records.some(({ kind, status }) => (status === 'cancelled' && MAKES.has(kind)) || (status === 'failed' && kind === 'build'));
}
const MAKES = new Set(['build', 'create', 'start']);

;// CONCATENATED MODULE: ./lib/gate.js











function later(promise) {
    promise.catch(() => { });
    return promise;
}
async function gate(request, world, signal) {
    const { host, reports, environment, clock } = world;
    const { directory: base } = request.location;
    const story = { begunAt: clock.now(), project: request.location.name };
    try {
        const compose = new engine_compose/* Compose */.L(request.location, environment);
        const opening = later(compose.reading.then(() => (0,engine_open/* openEngine */.F)(compose, environment, signal)));
        const { settings, project, plan: intended } = await (0,prepare/* prepare */.i)(request, compose, environment, signal);
        story.where = project.sources;
        await needTools(intended, settings, base, environment);
        const secrets = await secretsOf(project, environment);
        for (const { value } of secrets)
            host.mask(value);
        const engine = await opening;
        story.engine = engine.versions;
        const plan = await fitToEngine(intended, engine.docker);
        story.plan = plan;
        host.plan((0,explain_text/* explainText */.l)(plan));
        for (const finding of plan.findings)
            host.finding(finding);
        const warnings = plan.findings.filter(({ severity }) => severity === 'warning');
        if (settings.strict && warnings.length > 0) {
            story.refused = warnings;
        }
        else {
            world.claim(secrets.map(({ variable }) => variable));
            try {
                story.execution = await execute({ plan, settings, project, base, engine, world, signal });
            }
            finally {
                story.removal = await clearAway({ settings, execution: story.execution, engine, world, plan, signal });
            }
        }
    }
    catch (error) {
        if (error instanceof problem/* BadInput */.k)
            host.problems(error.problems);
        story.trouble = error;
    }
    const judgement = (0,verdict/* judge */.S)(story, signal);
    const record = recordOf(story, judgement, await reports.closeLogs(), clock);
    const reportDir = await reports.write(record);
    for (const trouble of reports.troubles)
        host.note(trouble);
    await host.verdict(record, { reportDir, instead: judgement.instead });
    return { record, exitCode: judgement.exitCode };
}


/***/ }),

/***/ 35446:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ ReportFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _report_masked_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73366);





class ReportFolder {
    directory;
    masker;
    open = new Map();
    trouble = new Set();
    constructor(directory, masker) {
        this.directory = directory;
        this.masker = masker;
    }
    get logs() {
        return { directory: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.directory, 'logs'), mask: () => this.masker.stream() };
    }
    get troubles() {
        return [...this.trouble];
    }
    keepLog(name, text) {
        const log = this.open.get(name) ?? this.begin(name);
        if (!log.entrance.destroyed)
            log.entrance.write(text);
    }
    async closeLogs() {
        const files = {};
        for (const [name, { entrance, written }] of this.open) {
            entrance.end();
            if (await written)
                files[name] = `logs/${name}.log`;
        }
        this.open.clear();
        return files;
    }
    async write(record) {
        const shown = (0,_report_masked_js__WEBPACK_IMPORTED_MODULE_4__/* .maskedRecord */ .r)(record, (text) => this.masker.apply(text));
        return this.attempt(null, async () => {
            const { reportFiles } = await Promise.all(/* import() */[__webpack_require__.e(834), __webpack_require__.e(640)]).then(__webpack_require__.bind(__webpack_require__, 27640));
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(this.directory, { recursive: true });
            for (const [name, content] of Object.entries(reportFiles(shown))) {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.directory, name), content);
            }
            return this.directory;
        });
    }
    begin(name) {
        const entrance = this.masker.stream();
        const written = this.attempt(false, async () => {
            try {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(this.logs.directory, { recursive: true });
                await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(entrance, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.logs.directory, `${name}.log`)));
                return true;
            }
            finally {
                entrance.destroy();
            }
        });
        const log = { entrance, written };
        this.open.set(name, log);
        return log;
    }
    async attempt(otherwise, act) {
        try {
            return await act();
        }
        catch (error) {
            this.trouble.add(`the report is not whole: ${error instanceof Error ? error.message : error}`);
            return otherwise;
        }
    }
}


/***/ }),

/***/ 47761:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ interruption)
/* harmony export */ });
/* harmony import */ var _run_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92335);

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
function interruption(onAgain) {
    const controller = new AbortController();
    for (const name of SIGNALS) {
        process.on(name, () => {
            if (controller.signal.aborted)
                onAgain(name);
            else
                controller.abort(new _run_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .Interrupted */ .j(name));
        });
    }
    return controller.signal;
}


/***/ }),

/***/ 6248:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
const systemClock = {
    now: () => performance.now(),
    iso: (moment) => new Date(performance.timeOrigin + moment).toISOString(),
    sleep: (milliseconds, signal) => new Promise((resolve, reject) => {
        if (signal.aborted) {
            reject(signal.reason);
            return;
        }
        const leave = () => {
            clearTimeout(timer);
            reject(signal.reason);
        };
        const timer = setTimeout(() => {
            signal.removeEventListener('abort', leave);
            resolve();
        }, milliseconds);
        signal.addEventListener('abort', leave, { once: true });
    }),
};


/***/ }),

/***/ 92335:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ judge),
/* harmony export */   j: () => (/* binding */ Interrupted)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26755);

class Interrupted extends Error {
    signal;
    constructor(signal) {
        super(`interrupted by ${signal}`);
        this.signal = signal;
        this.name = 'Interrupted';
    }
}
const EXIT = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
function judge(story, { reason: interruption }) {
    const { execution, removal, trouble } = story;
    if (execution?.failed !== undefined) {
        const { failed } = execution;
        return { verdict: 'failed', reason: sentence(failed), failedStep: failed.id, exitCode: 1 };
    }
    if (story.refused !== undefined)
        return refused(story.refused);
    if (interruption instanceof Interrupted)
        return cancelled(interruption, execution?.records ?? []);
    const error = trouble ?? execution?.crash ?? removal?.trouble;
    if (error !== undefined)
        return notJudged(error);
    const leftovers = removal?.leftovers ?? [];
    if (leftovers.length > 0) {
        const reason = `Everything passed, but the teardown left ${leftovers.join('; ')}.`;
        return { verdict: 'error', reason, failedStep: 'teardown', exitCode: 3 };
    }
    return { verdict: 'passed', reason: whatHeld(execution?.records ?? []), failedStep: null, exitCode: 0 };
}
function refused(findings) {
    const [first, ...others] = findings;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    const reason = `Strict: ${first?.code} ${first?.message}${more}.`;
    return { verdict: 'failed', reason, failedStep: null, exitCode: 1 };
}
function notJudged(error) {
    const nothing = { verdict: 'error', failedStep: null };
    if (error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .BadInput */ .k) {
        const { length } = error.problems;
        const first = error.problems[0]?.message ?? 'nothing can be run';
        return {
            ...nothing,
            exitCode: 2,
            reason: length > 1 ? `${first} (and ${length - 1} more).` : `${first}.`,
        };
    }
    const reason = `${error instanceof Error ? error.message : String(error)}.`;
    return {
        ...nothing,
        exitCode: 3,
        reason,
        instead: error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineTrouble */ ._ ? error.instead : undefined,
    };
}
function cancelled({ signal }, records) {
    const during = records.filter(({ status }) => status === 'cancelled').map(({ id }) => id);
    const reason = `Cancelled by ${signal}${during.length === 0 ? '' : ` during ${during.join(', ')}`}.`;
    return { verdict: 'cancelled', reason, failedStep: null, exitCode: EXIT[signal] ?? 130 };
}
function sentence({ service, detail }) {
    const text = detail.startsWith(service) ? detail : `${service}: ${detail}`;
    return /[.!?…]$/.test(text) ? text : `${text}.`;
}
function whatHeld(records) {
    const of = (kind) => records.filter((record) => record.kind === kind);
    const names = (steps) => steps.map(({ service }) => service).join(', ');
    const [builds, ready, jobs, checks] = [of('build'), of('ready'), of('job'), of('check')];
    const parts = [
        builds.length > 0 ? `${builds.length} ${builds.length === 1 ? 'image' : 'images'} built` : '',
        ready.length > 0 ? `${names(ready)} ready` : '',
        jobs.length > 0 ? `${names(jobs)} exited 0` : '',
        checks.length > 0 ? `${checks.length} ${checks.length === 1 ? 'check' : 'checks'} held` : '',
    ];
    const held = parts.filter((part) => part !== '').join(', ');
    return held === '' ? `${names(of('start'))} started, and nothing else was asked.` : `${held}.`;
}


/***/ })

};
;