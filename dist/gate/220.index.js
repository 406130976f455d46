"use strict";
exports.id = 220;
exports.ids = [220];
exports.modules = {

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

/***/ 10220:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11302);
/* harmony import */ var _host_mask_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87015);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53785);




async function post() {
    const left = _state_js__WEBPACK_IMPORTED_MODULE_3__/* .state */ .w.load();
    if (left === undefined)
        return;
    try {
        const { sweep, unsettledNote } = await Promise.all(/* import() */[__webpack_require__.e(11), __webpack_require__.e(328)]).then(__webpack_require__.bind(__webpack_require__, 66886));
        const masker = (0,_host_mask_js__WEBPACK_IMPORTED_MODULE_2__/* .createMasker */ .a)();
        const conceal = (variables) => {
            for (const name of left.secrets)
                masker.add(variables[name] ?? '');
        };
        conceal(process.env);
        const logs = { directory: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(left.reportDir, 'logs'), mask: masker.stream };
        const { removed, leftovers, unsettled } = await sweep(left.project, process.env, { logs, conceal });
        if (unsettled)
            _actions_core__WEBPACK_IMPORTED_MODULE_1__.warning(unsettledNote(left.project));
        for (const what of leftovers)
            _actions_core__WEBPACK_IMPORTED_MODULE_1__.error(`compose-gate could not remove ${what}`);
        if (leftovers.length > 0)
            process.exitCode = 1;
        else
            _actions_core__WEBPACK_IMPORTED_MODULE_1__.info(`Removed ${removed || 'nothing'} of ${left.project}.`);
    }
    catch (error) {
        _actions_core__WEBPACK_IMPORTED_MODULE_1__.setFailed(`compose-gate could not remove ${left.project}: ${error instanceof Error ? error.message : error}`);
    }
    process.exit();
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


/***/ })

};
;