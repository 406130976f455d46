"use strict";
exports.id = 567;
exports.ids = [567];
exports.modules = {

/***/ 47567:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readLeniently: () => (/* binding */ readLeniently)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6637);
/* harmony import */ var _nodes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78057);


function readLeniently(text) {
    const options = { lineCounter: new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN(), uniqueKeys: false, logLevel: 'silent' };
    const documents = [...(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text, options)];
    const builder = new _nodes_js__WEBPACK_IMPORTED_MODULE_1__/* .NodeBuilder */ .s();
    for (const { contents } of documents) {
        builder.openDocument();
        if (contents !== null)
            build(contents, text, builder);
        builder.close();
    }
    return { ...builder.written(), flaws: documents.flatMap(({ errors }) => errors.map(flawOf)) };
}
function build(node, text, builder) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(node)) {
        build(node.key, text, builder);
        build(node.value, text, builder);
    }
    else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
        builder.alias(node.source, node.range?.[0] ?? 0);
    }
    else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node)) {
        const [start = 0, end = start] = node.range ?? [];
        const written = text.slice(start, end);
        const value = node.value === null ? undefined : (node.source ?? String(node.value));
        builder.scalar(markOf(node, written === '' ? undefined : start), value, written);
    }
    else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        const mark = markOf(node, node.range?.[0]);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            builder.openMap(mark);
        else
            builder.openList(mark);
        for (const inner of node.items)
            build(inner, text, builder);
        builder.close();
    }
    else {
        builder.scalar({ start: undefined, tag: '', anchor: undefined }, undefined, '');
    }
}
function markOf({ tag, anchor }, start) {
    return { start, tag: tag ?? '', anchor };
}
function flawOf({ message: whole, pos }) {
    const [message = '', ...rest] = whole.split('\n');
    const excerpt = rest.join('\n').replace(/^\n+|\s+$/g, '');
    return {
        message: message.replace(/(?: at line \d+, column \d+)?[:.]?$/, ''),
        offset: pos[0],
        ...(excerpt === '' ? {} : { excerpt }),
    };
}


/***/ })

};
;