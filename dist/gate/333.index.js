"use strict";
exports.id = 333;
exports.ids = [333];
exports.modules = {

/***/ 33714:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   down: () => (/* binding */ down)
/* harmony export */ });
/* harmony import */ var _teardown_sweep_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66886);

async function down(project, { host, environment }) {
    const { removed, leftovers, unsettled } = await (0,_teardown_sweep_js__WEBPACK_IMPORTED_MODULE_0__.sweep)(project, environment);
    if (unsettled)
        host.note((0,_teardown_sweep_js__WEBPACK_IMPORTED_MODULE_0__.unsettledNote)(project));
    for (const what of leftovers)
        host.note(`could not remove ${what}`);
    if (leftovers.length > 0)
        return 3;
    host.note(removed === '' ? `Nothing of ${project} is there.` : `Removed ${removed} of ${project}.`);
    return 0;
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