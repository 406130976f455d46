"use strict";
exports.id = 328;
exports.ids = [328];
exports.modules = {

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

/***/ 66886:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sweep: () => (/* binding */ sweep),
  unsettledNote: () => (/* binding */ unsettledNote)
});

// EXTERNAL MODULE: ./lib/engine/open.js + 5 modules
var engine_open = __webpack_require__(50747);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/engine/command.js
var command = __webpack_require__(75270);
;// CONCATENATED MODULE: ./lib/engine/strays.js


async function killStrays(project) {
    const mark = `${command/* RUN_MARK */.GT}=${project}`;
    const pids = (await (0,promises_.readdir)('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
    let killed = 0;
    for (const pid of pids) {
        const environment = await (0,promises_.readFile)(`/proc/${pid}/environ`, 'utf8').catch(() => '');
        if (pid === process.pid || !environment.split('\0').includes(mark))
            continue;
        try {
            process.kill(pid, 'SIGKILL');
            killed += 1;
        }
        catch (error) {
            if (error.code !== 'ESRCH')
                throw error;
        }
    }
    return killed;
}

// EXTERNAL MODULE: ./lib/teardown/teardown.js + 1 modules
var teardown = __webpack_require__(49369);
;// CONCATENATED MODULE: ./lib/teardown/sweep.js



const PATIENCE = 60_000;
const VAGUE_PATIENCE = 10_000;
async function sweep(project, environment, options = {}) {
    await killStrays(project);
    const docker = await (0,engine_open/* connect */.N)(environment);
    await docker.version();
    for (const { id } of options.conceal === undefined ? [] : await docker.containers(project)) {
        options.conceal?.((await docker.inspect(id))?.variables ?? {});
    }
    return (0,teardown/* teardown */.z)(docker, project, {
        logs: options.logs,
        grace: 0,
        hurry: new AbortController().signal,
        patience: options.logs === undefined ? VAGUE_PATIENCE : PATIENCE,
    });
}
function unsettledNote(project) {
    return `The engine is still building or creating something. Should it be for ${project}: \`compose-gate down -p ${project}\` removes it.`;
}


/***/ })

};
;