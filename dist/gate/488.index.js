"use strict";
exports.id = 488;
exports.ids = [488];
exports.modules = {

/***/ 68488:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31139);
/* harmony import */ var _host_report_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35446);
/* harmony import */ var _interruption_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47761);
/* harmony import */ var _run_clock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6248);
/* harmony import */ var _settings_resolve_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(12326);







async function run(given, problems, shell) {
    const { host, masker, environment, around } = shell;
    const { location, host: wishes } = (0,_settings_resolve_js__WEBPACK_IMPORTED_MODULE_6__/* .readLocation */ .m)(given, around, (problem) => problems.push(problem));
    const reportDir = wishes.reportDir ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)(), 'compose-gate', location.name);
    const signal = (0,_interruption_js__WEBPACK_IMPORTED_MODULE_4__/* .interruption */ .Y)((name) => host.note(`${name} again: still removing what the run made`));
    const reports = new _host_report_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .ReportFolder */ .L(reportDir, masker);
    const world = { host, reports, environment, clock: _run_clock_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .m, patience: PATIENCE, claim: () => { } };
    const { exitCode } = await (0,_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .gate */ .G)({ given, location, problems }, world, signal);
    return exitCode;
}
const PATIENCE = 60_000;


/***/ })

};
;