"use strict";
exports.id = 261;
exports.ids = [261];
exports.modules = {

/***/ 15424:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan)
});

// EXTERNAL MODULE: ./lib/engine/compose.js
var engine_compose = __webpack_require__(81191);
;// CONCATENATED MODULE: ./lib/plan/explain/leaves.js
function leaves(steps) {
    const needed = new Set(steps.flatMap(({ needs }) => needs));
    return steps.filter(({ id }) => !needed.has(id)).map(({ id }) => id);
}

;// CONCATENATED MODULE: ./lib/plan/explain/json.js

function explainJson({ project, roles, steps, findings }) {
    const each = (assignments) => assignments.map(({ service, why, at }) => ({ service, why, ...placed(at) }));
    const document = {
        project,
        roles: {
            database: each(roles.database),
            migrate: each(roles.migrate),
            app: each(roles.app),
            acceptance: each(roles.acceptance),
            test: each(roles.test),
            companions: each(roles.companions),
            leftOut: each(roles.leftOut),
        },
        steps: [
            ...steps.map(({ id, kind, service, needs }) => ({ id, kind, service, needs })),
            { id: 'teardown', kind: 'teardown', service: '', needs: leaves(steps) },
        ],
        findings: findings.map(({ severity, code, message, at }) => ({
            severity,
            code,
            message,
            ...placed(at),
            column: at?.column ?? null,
        })),
    };
    return `${JSON.stringify(document, null, 2)}\n`;
}
function placed(at) {
    return { file: at?.file ?? null, line: at?.line ?? null };
}

;// CONCATENATED MODULE: ./lib/plan/explain/mermaid.js
function explainMermaid(plan) {
    const drawn = plan.steps.filter(({ kind }) => kind !== 'create' && kind !== 'ready');
    const ids = new Map(drawn.map((step, index) => [step.id, `s${index}`]));
    const arrows = arrowsOf(plan.steps);
    const lines = [
        'flowchart LR',
        ...drawn.map((step) => `  ${ids.get(step.id)}${shape(step)}:::${classOf(plan, step)}`),
        ...drawn.flatMap((step) => (arrows.get(step.id) ?? []).map(({ from, word }) => `  ${ids.get(from)} -->${word} ${ids.get(step.id)}`)),
        ...classes,
    ];
    return `${lines.join('\n')}\n`;
}
const classes = [
    '  classDef image stroke-dasharray:4 3',
    '  classDef database fill:#dbeafe,stroke:#1d4ed8,color:#111',
    '  classDef job fill:#fef3c7,stroke:#b45309,color:#111',
    '  classDef app fill:#dcfce7,stroke:#15803d,color:#111',
    '  classDef companion fill:#f3f4f6,stroke:#6b7280,color:#111',
    '  classDef check fill:#fce7f3,stroke:#be185d,color:#111',
];
function classOf({ roles }, step) {
    const plays = (assignments) => assignments.some(({ service }) => service === step.service);
    if (step.kind === 'build' || step.kind === 'pull')
        return 'image';
    if (step.kind === 'job' || step.kind === 'check')
        return step.kind;
    if (plays(roles.database))
        return 'database';
    return plays(roles.app) ? 'app' : 'companion';
}
function shape(step) {
    switch (step.kind) {
        case 'build':
            return `("build ${escaped(step.service)}")`;
        case 'pull':
            return `("pull ${escaped(step.image)}")`;
        case 'check':
            return `{{"${escaped('hurl' in step ? step.hurl : step.check.text)}"}}`;
        case 'job':
            return `[["${escaped(step.service)}"]]`;
        default:
            return `["${escaped(step.service)}"]`;
    }
}
function arrowsOf(steps) {
    const all = new Map(steps.map((step) => [step.id, step]));
    const arrows = new Map();
    const behind = new Map();
    for (const step of steps) {
        const direct = waitsOf(step, all);
        const further = new Set(direct.flatMap(({ from }) => [...(behind.get(from) ?? [])]));
        const drawn = direct.filter(({ from, word }) => /^(build|pull):/.test(from) || !further.has(from + word));
        arrows.set(step.id, drawn);
        behind.set(step.id, new Set([...further, ...direct.flatMap(({ from, word }) => [from, from + word])]));
    }
    return arrows;
}
function waitsOf(step, all) {
    return step.needs.flatMap((id) => {
        const need = all.get(id);
        if (!need)
            return [];
        if (need.kind === 'create')
            return waitsOf(need, all).filter(({ from }) => /^(build|pull):/.test(from));
        if (need.kind === 'ready')
            return need.needs.map((from) => ({ from, word: '|ready|' }));
        if (need.kind === 'job')
            return [{ from: id, word: '|ended|' }];
        return [{ from: id, word: '' }];
    });
}
function escaped(text) {
    return text
        .replaceAll('#', '#35;')
        .replaceAll('&', '#amp;')
        .replaceAll('"', '#quot;')
        .replaceAll('<', '#lt;')
        .replaceAll('>', '#gt;')
        .replaceAll('\n', ' ');
}

// EXTERNAL MODULE: ./lib/plan/explain/text.js + 1 modules
var explain_text = __webpack_require__(36918);
// EXTERNAL MODULE: ./lib/prepare.js + 62 modules
var prepare = __webpack_require__(24198);
// EXTERNAL MODULE: ./lib/settings/resolve.js + 14 modules
var resolve = __webpack_require__(12326);
;// CONCATENATED MODULE: ./lib/cli/plan.js






const formats = {
    text: explain_text/* explainText */.l,
    json: explainJson,
    mermaid: explainMermaid,
};
const NEVER = new AbortController().signal;
async function plan(given, format, problems, { environment, around }) {
    const { location } = (0,resolve/* readLocation */.m)(given, around, (problem) => problems.push(problem));
    const compose = new engine_compose/* Compose */.L(location, environment);
    const prepared = await (0,prepare/* prepare */.i)({ given, location, problems }, compose, environment, NEVER);
    process.stdout.write(`${formats[format](prepared.plan).trimEnd()}\n`);
    return 0;
}


/***/ }),

/***/ 75270:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GT: () => (/* binding */ RUN_MARK),
/* harmony export */   kA: () => (/* binding */ ask),
/* harmony export */   oJ: () => (/* binding */ work)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66318);



const RUN_MARK = 'COMPOSE_GATE_RUN';
const MOST_KEPT = 1_000_000;
const PATIENCE = 2000;
const YIELDING = 10;
async function ask(tool, args, options) {
    return (0,_actions_exec__WEBPACK_IMPORTED_MODULE_2__/* .getExecOutput */ .H)(tool, [...args], {
        cwd: options.cwd,
        env: defined(options.env),
        silent: true,
        ignoreReturnCode: true,
        ...(options.input === undefined ? {} : { input: Buffer.from(options.input) }),
    });
}
function work(tool, args, options, signal, onText = () => { }) {
    return new Promise((resolve, reject) => {
        if (signal.aborted) {
            reject(signal.reason);
            return;
        }
        const { keep = MOST_KEPT } = options;
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(tool, args, { cwd: options.cwd, env: options.env, detached: true, stdio: 'pipe' });
        if (options.yielding && child.pid !== undefined)
            (0,node_os__WEBPACK_IMPORTED_MODULE_1__.setPriority)(child.pid, YIELDING);
        const killGroup = (name) => {
            try {
                if (child.pid !== undefined)
                    process.kill(-child.pid, name);
            }
            catch (error) {
                if (error.code !== 'ESRCH')
                    throw error;
            }
        };
        let killer;
        const end = () => {
            killGroup('SIGTERM');
            killer = setTimeout(() => killGroup('SIGKILL'), PATIENCE);
        };
        signal.addEventListener('abort', end, { once: true });
        const printed = { stdout: '', stderr: '' };
        for (const name of ['stdout', 'stderr']) {
            child[name].setEncoding('utf8').on('data', (text) => {
                printed[name] = (printed[name] + text).slice(-keep);
                onText(text);
            });
        }
        child.stdin.on('error', () => { });
        child.stdin.end(options.input ?? '');
        const settle = () => {
            clearTimeout(killer);
            signal.removeEventListener('abort', end);
        };
        child.on('error', (error) => {
            settle();
            reject(error);
        });
        child.on('close', (code) => {
            settle();
            if (signal.aborted)
                reject(signal.reason);
            else
                resolve({ exitCode: code ?? 128, ...printed });
        });
    });
}
function defined(env) {
    return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}


/***/ }),

/***/ 5071:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ runImage)
/* harmony export */ });
function runImage(project, service) {
    return `compose-gate/${project}/${service.toLowerCase()}:run`;
}


/***/ })

};
;