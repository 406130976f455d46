"use strict";
exports.id = 763;
exports.ids = [763];
exports.modules = {

/***/ 81191:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ Compose)
/* harmony export */ });
/* unused harmony export OLDEST_COMPOSE */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26755);
/* harmony import */ var _run_limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29213);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75270);



const OLDEST_COMPOSE = '2.24.4';
const CONFIG_LIMIT = 120_000;
const MOST_CONFIG = 200_000_000;
const NO_COMPOSE = `install Docker Compose ${OLDEST_COMPOSE} or newer as a plugin of docker (docker-compose-plugin)`;
class Compose {
    location;
    options;
    asked;
    begin = () => { };
    reading;
    constructor(location, environment) {
        this.location = location;
        this.reading = new Promise((resolve) => {
            this.begin = resolve;
        });
        this.options = { cwd: location.directory, env: { ...environment, [_command_js__WEBPACK_IMPORTED_MODULE_1__/* .RUN_MARK */ .GT]: location.name } };
    }
    version(signal) {
        this.asked ??= this.askVersion(signal);
        return this.asked;
    }
    async config({ format, profiles, tuning }, signal) {
        const question = [...this.compose(), ...this.selection(profiles), 'config', '--format', format];
        const limit = (0,_run_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .limited */ .T)(signal, CONFIG_LIMIT);
        try {
            const env = { ...this.options.env, ...tuning };
            const asked = (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .work */ .oJ)('docker', question, { ...this.options, env, keep: MOST_CONFIG }, limit.signal);
            this.begin();
            const answer = await asked;
            if (answer.exitCode !== 0)
                await this.version(limit.signal);
            return answer;
        }
        catch (error) {
            if (limit.expired())
                throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineTrouble */ ._(`docker compose config did not end within ${CONFIG_LIMIT} ms`);
            throw withoutDocker(error);
        }
    }
    build(release, service, builder, signal, onText) {
        const flags = builder === undefined ? [] : ['--builder', builder];
        return this.work(release, ['build', ...flags, service], signal, onText, true);
    }
    pull(release, service, signal, onText) {
        return this.work(release, ['pull', service], signal, onText);
    }
    create(release, services, signal) {
        return this.work(release, ['create', '--no-build', '--pull', 'never', ...services], signal);
    }
    start(release, service, signal) {
        const flags = ['--detach', '--no-deps', '--no-build', '--no-recreate', '--pull', 'never'];
        return this.work(release, ['up', ...flags, service], signal);
    }
    compose() {
        return ['compose', '--project-name', this.location.name];
    }
    selection(profiles) {
        const { files } = this.location;
        return [
            ...files.flatMap((file) => ['--file', file]),
            ...this.envFiles(),
            ...profiles.flatMap((profile) => ['--profile', profile]),
        ];
    }
    envFiles() {
        return this.location.envFiles.flatMap((file) => ['--env-file', file]);
    }
    work({ model, directory }, args, signal, onText, yielding = false) {
        const before = ['--project-directory', directory, '--progress', 'plain', '--ansi', 'never'];
        const all = [...this.compose(), ...before, ...this.envFiles(), '--file', '-', ...args];
        const options = { ...this.options, input: JSON.stringify(model), yielding };
        return (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .work */ .oJ)('docker', all, options, signal, onText);
    }
    async askVersion(signal) {
        const answer = await (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .work */ .oJ)('docker', ['compose', 'version', '--short'], this.options, signal);
        const version = /\d+\.\d+\.\d+/.exec(answer.stdout)?.[0];
        if (answer.exitCode !== 0 || version === undefined)
            throw await this.noCompose(answer);
        if (isOlder(version, OLDEST_COMPOSE)) {
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineTrouble */ ._(`Docker Compose ${version} is too old`, NO_COMPOSE);
        }
        return version;
    }
    async noCompose(answer) {
        const alone = await (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)('docker-compose', ['--version'], this.options).catch(() => undefined);
        const old = alone === undefined ? undefined : /\d+\.\d+\.\d+/.exec(alone.stdout)?.[0];
        return old === undefined
            ? new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineTrouble */ ._('docker has no Compose plugin', NO_COMPOSE, {
                cause: new Error(answer.stderr.trim()),
            })
            : new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineTrouble */ ._(isOlder(old, OLDEST_COMPOSE)
                ? `docker-compose ${old} is too old`
                : `docker-compose ${old} is there, but not as a plugin of docker`, NO_COMPOSE);
    }
}
function withoutDocker(cause) {
    const missing = cause instanceof Error && /ENOENT|Unable to locate executable/.test(cause.message);
    if (!missing)
        return cause;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineTrouble */ ._('the docker command is not on PATH', 'install Docker with its Compose plugin', {
        cause,
    });
}
function isOlder(version, than) {
    const [left, right] = [version, than].map((text) => text.split('.').map(Number));
    for (const index of [0, 1, 2]) {
        const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
        if (difference !== 0)
            return difference < 0;
    }
    return false;
}


/***/ }),

/***/ 92944:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ EXTERNAL_CODES),
/* harmony export */   d: () => (/* binding */ adopt)
/* harmony export */ });
/* harmony import */ var _project_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11890);

const EXTERNAL_CODES = { network: 'EXTERNAL_NETWORK', volume: 'EXTERNAL_VOLUME' };
function adopt(plan, missing) {
    return {
        ...plan,
        model: {
            ...plan.model,
            ...adopted(plan.model, 'networks', missing.networks),
            ...adopted(plan.model, 'volumes', missing.volumes),
        },
        findings: [
            ...plan.findings,
            ...(plan.externals ?? [])
                .filter(({ kind, key, silenced }) => missing[`${kind}s`].includes(key) && !silenced)
                .map(finding),
        ],
    };
}
function adopted(model, kind, keys) {
    const declared = model[kind];
    if (!(0,_project_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(declared) || keys.length === 0)
        return {};
    const entries = Object.entries(declared).map(([key, options]) => {
        if (!keys.includes(key) || !(0,_project_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(options))
            return [key, options];
        const { external: _external, name: _name, ...own } = options;
        return [key, own];
    });
    return { [kind]: Object.fromEntries(entries) };
}
function finding({ kind, name, at }) {
    return {
        severity: 'notice',
        code: EXTERNAL_CODES[kind],
        message: `the external ${kind} ${name} does not exist on this engine, so the run gets an empty one of its own. Where what is in it matters, make it beforehand with docker ${kind} create ${name}`,
        at,
    };
}


/***/ }),

/***/ 36918:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ explainText)
});

// EXTERNAL MODULE: ./lib/plan/scene.js
var scene = __webpack_require__(2590);
;// CONCATENATED MODULE: ./lib/plan/explain/waves.js
function wavesOf({ steps }) {
    const waves = new Map();
    const levels = new Map();
    for (const step of steps) {
        const before = step.needs.map((id) => levels.get(id) ?? 0);
        const last = before.reduce((most, level) => Math.max(most, level), 0);
        const level = step.kind === 'start' || step.kind === 'job' ? last + 1 : last;
        levels.set(step.id, level);
        if (level === 0)
            continue;
        const wave = waves.get(level);
        if (wave)
            wave.push(step);
        else
            waves.set(level, [step]);
    }
    return [...waves].sort(([left], [right]) => left - right).map(([, wave]) => waveOf(wave));
}
function waveOf(steps) {
    const ready = new Set(steps.filter(({ kind }) => kind === 'ready').map(({ service }) => service));
    return {
        started: steps
            .filter(({ kind }) => kind === 'start')
            .map(({ service }) => ({ service, ready: ready.has(service) })),
        jobs: steps.filter(({ kind }) => kind === 'job').map(({ service }) => service),
        checks: steps.filter((step) => step.kind === 'check'),
    };
}

;// CONCATENATED MODULE: ./lib/plan/explain/text.js


const WIDTH = 100;
function explainText(plan) {
    const sections = [order(plan), roles(plan), leftOut(plan), findings(plan.findings)];
    const page = [`Plan for ${plan.project}`, ...sections.filter((section) => section.length > 0).map(joined)];
    return `${page.join('\n\n')}\n`;
}
function joined(lines) {
    return lines.join('\n');
}
function order(plan) {
    const images = [...builds(plan.steps), ...pulls(plan.steps)];
    const waves = [images, ...wavesOf(plan).map(events), ['remove  everything the run made']];
    const numbered = waves
        .filter((wave) => wave.length > 0)
        .flatMap((wave, index) => wave.flatMap((event, line) => wrapped(line === 0 ? `${index + 1}.`.padStart(4) : '    ', event, 13)));
    return ['In this order', ...numbered];
}
function builds(steps) {
    return steps.flatMap((step) => {
        if (step.kind !== 'build')
            return [];
        const also = step.shared.map(({ service }) => service);
        return [
            `build   ${step.service}${also.length > 0 ? ` (its image serves ${(0,scene/* listed */.KE)([...also].sort())} too)` : ''}`,
        ];
    });
}
function pulls(steps) {
    const images = steps.flatMap((step) => (step.kind === 'pull' ? [step.image] : []));
    return images.length > 0 ? [`pull    ${(0,scene/* listed */.KE)(images.sort(scene/* compare */.UD))}`] : [];
}
function events({ started, jobs, checks }) {
    const names = (those) => those.map(({ service }) => service).sort(scene/* compare */.UD);
    const ready = names(started.filter((one) => one.ready));
    const running = names(started.filter((one) => !one.ready));
    return [
        ...(ready.length > 0
            ? [`start   ${(0,scene/* listed */.KE)(ready)}, and wait until ${ready.length > 1 ? 'they are' : 'it is'} ready`]
            : []),
        ...(running.length > 0 ? [`start   ${(0,scene/* listed */.KE)(running)}`] : []),
        ...(jobs.length > 0 ? [`run     ${(0,scene/* listed */.KE)(jobs)} to ${jobs.length > 1 ? 'their' : 'its'} end`] : []),
        ...checks.map((check) => `check   ${checked(check)}`),
    ];
}
function checked(step) {
    if ('hurl' in step)
        return `${step.hurl} against ${(0,scene/* listed */.KE)(step.apps.map(({ service, port }) => `${service}:${port}`))}`;
    const { check, service, port } = step;
    const place = `${service}:${port}`;
    return check.text.includes(place) ? check.text : `${check.text} (${place})`;
}
function wrapped(lead, text, hanging) {
    const lines = [];
    let line = `${lead} `;
    for (const word of text.split(/(?<=\S) (?=\S)/)) {
        const longer = line.trim() === lead.trim() ? `${line}${word}` : `${line} ${word}`;
        if (longer.length > WIDTH && line.trim() !== lead.trim()) {
            lines.push(line);
            line = `${' '.repeat(hanging)}${word}`;
        }
        else
            line = longer;
    }
    return [...lines, line];
}
const titles = [
    ['test', 'test'],
    ['database', 'database'],
    ['migrate', 'migration'],
    ['app', 'app'],
    ['companions', 'beside it'],
    ['acceptance', 'acceptance'],
];
function roles({ roles }) {
    const rows = titles.flatMap(([role, title]) => roles[role].map((assignment, index) => ({ title: index === 0 ? title : '', ...assignment })));
    return rows.length === 0 ? [] : ['Who plays what', ...table(rows)];
}
function leftOut({ roles }) {
    const rows = roles.leftOut.map((assignment) => ({ title: '', ...assignment }));
    return rows.length === 0 ? [] : ['Left out', ...table(rows)];
}
function table(rows) {
    const titled = rows.some(({ title }) => title !== '');
    const wide = Math.min(Math.max(...rows.map(({ service }) => service.length)), 30);
    return rows.map(({ title, service, why, at }) => {
        const lead = titled ? `  ${title.padEnd(10)}  ` : '  ';
        return `${lead}${service.padEnd(wide)}  ${why}${at === undefined ? '' : `  (${place(at)})`}`;
    });
}
function findings(all) {
    if (all.length === 0)
        return [];
    return [
        'Worth knowing',
        ...all.flatMap(({ severity, code, message, at }) => {
            const where = at === undefined ? '' : `${place(at)}:${at.column} `;
            return [`  ${where}${severity} ${code}`, ...wrapped('     ', message, 6)];
        }),
    ];
}
function place({ file, line }) {
    return `${file}:${line}`;
}


/***/ }),

/***/ 4681:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   vM: () => (/* binding */ fixedNames),
/* harmony export */   vy: () => (/* binding */ withNamedJoins),
/* harmony export */   xY: () => (/* binding */ rejoined)
/* harmony export */ });
/* harmony import */ var _project_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11890);

const modes = ['network_mode', 'ipc', 'pid'];
function fixedNames(services) {
    return new Map(services.flatMap(({ containerName, name }) => containerName === undefined ? [] : [[containerName, name]]));
}
function withNamedJoins(service, names) {
    if (names.size === 0)
        return service;
    const { raw } = service;
    const values = [...modes.map((key) => raw[key]), ...(0,_project_json_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(raw.volumes_from)];
    const joined = values.flatMap((value) => {
        const [kind, name = ''] = ((0,_project_json_js__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj)(value) ?? '').split(':');
        return kind === 'container' ? (names.get(name) ?? []) : [];
    });
    return joined.length === 0 ? service : { ...service, joins: [...new Set([...service.joins, ...joined])] };
}
function rejoined(raw, names) {
    const changed = modes.flatMap((key) => {
        const name = /^container:(.+)$/.exec((0,_project_json_js__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj)(raw[key]) ?? '')?.[1];
        const service = name === undefined ? undefined : names.get(name);
        return service === undefined ? [] : [[key, `service:${service}`]];
    });
    if (!Array.isArray(raw.volumes_from))
        return Object.fromEntries(changed);
    const volumes = raw.volumes_from.map((value) => {
        const [kind, name = '', ...mode] = ((0,_project_json_js__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj)(value) ?? '').split(':');
        const service = kind === 'container' ? names.get(name) : undefined;
        return service === undefined ? value : [service, ...mode].join(':');
    });
    return { ...Object.fromEntries(changed), volumes_from: volumes };
}


/***/ }),

/***/ 2590:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   Vp: () => (/* binding */ awaiting),
/* harmony export */   cO: () => (/* binding */ sceneOf),
/* harmony export */   gl: () => (/* binding */ reach)
/* harmony export */ });
/* unused harmony export byName */
/* harmony import */ var _fixed_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4681);

function sceneOf(project, extra = []) {
    const replaced = new Set(extra.map((service) => service.name));
    const declared = Object.values(project.services).filter((service) => !replaced.has(service.name));
    const names = (0,_fixed_names_js__WEBPACK_IMPORTED_MODULE_0__/* .fixedNames */ .vM)(declared);
    const services = [...declared, ...extra].map((service) => (0,_fixed_names_js__WEBPACK_IMPORTED_MODULE_0__/* .withNamedJoins */ .vy)(service, names)).sort(byName);
    const all = new Map(services.map((service) => [service.name, service]));
    const edges = new Map(services.map((service) => [service.name, edgesOf(service)]));
    const dependents = dependentsOf(services, edges);
    return {
        project,
        services,
        service: (name) => all.get(name),
        dependents: (name) => dependents.get(name) ?? [],
        edges: (name) => edges.get(name) ?? [],
        at: (path) => project.sources.at(path),
    };
}
function dependentsOf(services, edges) {
    const found = new Map();
    for (const service of services) {
        for (const [name, { condition, required }] of edges.get(service.name) ?? []) {
            const dependents = found.get(name);
            if (dependents)
                dependents.push({ service, condition, required });
            else
                found.set(name, [{ service, condition, required }]);
        }
    }
    return found;
}
function edgesOf(service) {
    const joined = service.joins
        .filter((name) => service.dependsOn[name] === undefined && name !== service.name)
        .map((name) => [name, { condition: 'service_started', required: true }]);
    return [...Object.entries(service.dependsOn), ...joined].sort(([left], [right]) => compare(left, right));
}
function reach(scene, name) {
    const reached = new Set();
    const open = [name];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        for (const [target] of scene.edges(next)) {
            if (reached.has(target))
                continue;
            reached.add(target);
            open.push(target);
        }
    }
    return reached;
}
function awaiting(scene, name) {
    const reached = new Set([name]);
    for (const next of reached)
        for (const { service } of scene.dependents(next))
            reached.add(service.name);
    reached.delete(name);
    return reached;
}
function compare(left, right) {
    return left < right ? -1 : left > right ? 1 : 0;
}
function byName(left, right) {
    return compare(left.name, right.name);
}
function listed(names) {
    const last = names.at(-1) ?? '';
    return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}


/***/ }),

/***/ 24198:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ prepare)
});

;// CONCATENATED MODULE: ./lib/project/findings/codes.js
const SEVERITIES = {
    STORE_HEALTH_CHECK: 'warning',
    STORE_DEPENDENCY: 'warning',
    PROBE_SOCKET: 'warning',
    PROBE_MYSQLADMIN_PING: 'notice',
    START_INTERVAL: 'warning',
    CONTAINER_NAME: 'notice',
    HOST_PORT: 'notice',
    FIXED_SUBNET: 'notice',
    BRIDGE_NAME: 'notice',
    IMAGE_LATEST: 'warning',
    ENGINE_SOCKET: 'warning',
    PRIVILEGED: 'warning',
    HOST_NETWORK: 'warning',
    UNSET_VARIABLE: 'warning',
    OBSOLETE_VERSION: 'notice',
    COMPOSE_WARNING: 'notice',
};
const CODES = Object.keys(SEVERITIES);
function finding(code, at, why, instead) {
    return { severity: SEVERITIES[code], code, message: `${why}. ${instead}`, at };
}

;// CONCATENATED MODULE: ./lib/project/findings/compose.js

const UNSET = /^The "(\w+)" variable is not set/;
const OBSOLETE = /`version` is obsolete/;
function unsetVariable(project) {
    return project.warnings.flatMap((warning) => {
        const name = UNSET.exec(warning)?.[1];
        if (name === undefined)
            return [];
        return finding('UNSET_VARIABLE', project.sources.variable(name), `the variable ${name} is not set and became empty`, `Set it, write a default, \${${name}:-value}, or demand it, \${${name}:?why}; a dollar sign that is meant is written $$`);
    });
}
function obsoleteVersion(project) {
    const at = project.sources.written(['version']);
    if (at === undefined)
        return [];
    return [finding('OBSOLETE_VERSION', at, 'version is obsolete, and Compose ignores it', 'Take the line out')];
}
function composeWarning(project) {
    return project.warnings.flatMap((warning) => UNSET.test(warning) || OBSOLETE.test(warning)
        ? []
        : finding('COMPOSE_WARNING', undefined, warning.replace(/\.$/, ''), 'These are the words of docker compose'));
}

// EXTERNAL MODULE: ./lib/project/json.js
var json = __webpack_require__(11890);
;// CONCATENATED MODULE: ./lib/project/findings/host.js


const SOCKETS = /\/(?:docker|podman|containerd)\.sock$/;
function engineSocket(project) {
    return Object.values(project.services).flatMap(({ name, raw }) => {
        const sources = (0,json/* list */.p_)(raw.volumes).flatMap((volume) => (0,json/* string */.Yj)((0,json/* object */.Ik)(volume).source) ?? []);
        const socket = sources.find((source) => SOCKETS.test(source));
        if (socket === undefined && raw.use_api_socket !== true)
            return [];
        return finding('ENGINE_SOCKET', project.sources.at([
            'services',
            name,
            ...(socket === undefined ? ['use_api_socket'] : ['volumes', socket]),
        ]), `${name} gets the engine's socket and with it the whole machine; what it starts there is not removed with the project`, 'Leave it out of what is released, or put the service under a profile');
    });
}
function privileged(project) {
    return Object.values(project.services).flatMap(({ name, raw }) => {
        if (raw.privileged !== true)
            return [];
        return finding('PRIVILEGED', project.sources.at(['services', name, 'privileged']), `${name} is privileged, so its container is no boundary for what runs in it`, 'Name the capabilities and devices it needs: cap_add, devices');
    });
}
function hostNetwork(project) {
    return Object.values(project.services).flatMap(({ name, raw }) => {
        if (raw.network_mode !== 'host')
            return [];
        return finding('HOST_NETWORK', project.sources.at(['services', name, 'network_mode']), `${name} uses the host's network, so its ports are the host's own and two runs collide; the gate cannot give it free ones`, "Publish its ports on the project's network instead");
    });
}

;// CONCATENATED MODULE: ./lib/project/findings/images.js

function imageLatest(project) {
    return Object.values(project.services).flatMap(({ name, image, build }) => {
        if (image === undefined || build !== undefined || !isLatest(image))
            return [];
        return finding('IMAGE_LATEST', project.sources.at(['services', name, 'image']), `${image} is whatever was pushed last, so the same release may pass today and fail tomorrow`, 'Name a version, for instance by its tag');
    });
}
function isLatest(image) {
    if (image.includes('@'))
        return false;
    const tag = /:([^/:]*)$/.exec(image)?.[1];
    return tag === undefined || tag === 'latest';
}

;// CONCATENATED MODULE: ./lib/project/findings/names.js

function containerName(project) {
    return Object.values(project.services).flatMap(({ name, containerName }) => {
        if (containerName === undefined)
            return [];
        return finding('CONTAINER_NAME', project.sources.at(['services', name, 'container_name']), `container_name: ${containerName} can be there once on an engine, so two runs collide; the gate leaves it out and keeps it as a name on the network`, 'Take it out: other services reach this one by its service name');
    });
}
function hostPort(project) {
    return Object.values(project.services).flatMap(({ name, ports }) => {
        const fixed = ports.flatMap(({ published }) => published === undefined || published === '0' ? [] : [published]);
        if (fixed.length === 0)
            return [];
        const [what, them] = fixed.length === 1 ? ['port', 'it'] : ['ports', 'each'];
        return finding('HOST_PORT', project.sources.at(['services', name, 'ports']), `${name} publishes fixed host ${what} ${fixed.join(', ')}, which only one run at a time can have; the gate gives ${them} a free one on 127.0.0.1, unless ports is set to declared`, 'Leave the host port out where nobody needs to know it');
    });
}

;// CONCATENATED MODULE: ./lib/project/fixed-networks.js

const BRIDGE_NAME = 'com.docker.network.bridge.name';
function fixedNetworks({ model }) {
    return Object.entries((0,json/* object */.Ik)(model.networks)).flatMap(([key, value]) => {
        const network = (0,json/* object */.Ik)(value);
        if (network.external === true)
            return [];
        const subnets = (0,json/* list */.p_)((0,json/* object */.Ik)(network.ipam).config).flatMap((pool) => (0,json/* string */.Yj)((0,json/* object */.Ik)(pool).subnet) ?? []);
        const bridge = (0,json/* string */.Yj)((0,json/* object */.Ik)(network.driver_opts)[BRIDGE_NAME]);
        if (subnets.length === 0 && bridge === undefined)
            return [];
        return {
            key,
            subnets,
            bridge,
            needed: subnets.length > 0 ? whyNeeded(network, subnets, model) : undefined,
        };
    });
}
function freed(network, { subnets, needed }) {
    const { ipam, driver_opts, ...rest } = network;
    const { [BRIDGE_NAME]: _bridge, ...options } = (0,json/* object */.Ik)(driver_opts);
    const { config: _config, ...pools } = (0,json/* object */.Ik)(ipam);
    const keeps = subnets.length === 0 || needed !== undefined;
    return {
        ...rest,
        ...(ipam === undefined ? {} : { ipam: keeps ? ipam : pools }),
        ...(driver_opts === undefined ? {} : { driver_opts: options }),
    };
}
function whyNeeded(network, subnets, model) {
    const driver = (0,json/* string */.Yj)(network.driver) ?? 'bridge';
    if (driver !== 'bridge')
        return `its driver is ${driver}`;
    if (subnets.some((subnet) => subnet.includes(':')))
        return 'not every engine has IPv6 addresses to give';
    const users = [...Object.entries((0,json/* object */.Ik)(model.services)), ...Object.entries((0,json/* object */.Ik)(model.configs))];
    for (const [name, value] of users) {
        const address = addressesIn(value).find((one) => subnets.some((subnet) => isOf(subnet, one)));
        if (address !== undefined)
            return `${name} speaks of ${address}`;
    }
    return undefined;
}
function addressesIn(value) {
    if (typeof value === 'string')
        return value.match(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)/g) ?? [];
    if (Array.isArray(value))
        return value.flatMap(addressesIn);
    return (0,json/* isObject */.Gv)(value)
        ? Object.entries(value).flatMap(([key, inner]) => [...addressesIn(key), ...addressesIn(inner)])
        : [];
}
function isOf(subnet, address) {
    const [base = '', bits = '32'] = subnet.split('/');
    const size = 2 ** (32 - Number(bits));
    return Math.floor(numberOf(base) / size) === Math.floor(numberOf(address) / size);
}
function numberOf(address) {
    return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

;// CONCATENATED MODULE: ./lib/project/findings/networks.js


function fixedSubnet(project) {
    return fixedNetworks(project).flatMap(({ key, subnets, needed }) => {
        if (subnets.length === 0)
            return [];
        const [what, it] = subnets.length === 1 ? ['subnet', 'it'] : ['subnets', 'them'];
        const meanwhile = needed === undefined
            ? `the gate leaves ${it} out, unless ports is set to declared`
            : `the gate keeps ${it}, as ${needed}`;
        return finding('FIXED_SUBNET', project.sources.at(['networks', key, 'ipam']), `the network ${key} has the fixed ${what} ${subnets.join(', ')}, which one network of an engine can have, so two runs collide; ${meanwhile}`, 'Let the engine choose the addresses: services reach each other by name');
    });
}
function bridgeName(project) {
    return fixedNetworks(project).flatMap(({ key, bridge }) => {
        if (bridge === undefined)
            return [];
        return finding('BRIDGE_NAME', project.sources.at(['networks', key, 'driver_opts', BRIDGE_NAME]), `the bridge of the network ${key} is always called ${bridge}, which the host can have once, so two runs collide; the gate leaves the name out, unless ports is set to declared`, 'Take it out, or set it in an override file for the one host that needs it');
    });
}

;// CONCATENATED MODULE: ./lib/project/known-stores.js
const shell = (script) => ['CMD-SHELL', script];
const mysqlPing = shell('"$(command -v mariadb-admin || command -v mysqladmin)" ping --host=127.0.0.1 --silent');
const redisPing = (client) => shell(`${client} ping | grep -Eq 'PONG|NOAUTH'`);
const knownStores = [
    {
        name: 'mysql',
        port: 3306,
        probe: mysqlPing,
        images: ['mysql', 'mysql-server', 'mysql/community-server', 'mysql/enterprise-server'],
        variable: /^MYSQL_(ROOT_PASSWORD|DATABASE|ALLOW_EMPTY_PASSWORD|RANDOM_ROOT_PASSWORD)(_FILE)?$/,
    },
    {
        name: 'mariadb',
        port: 3306,
        probe: mysqlPing,
        images: ['mariadb', 'mariadb-galera'],
        variable: /^MARIADB_(ROOT_PASSWORD|DATABASE|ALLOW_EMPTY_ROOT_PASSWORD)(_FILE)?$/,
    },
    {
        name: 'percona',
        port: 3306,
        probe: mysqlPing,
        images: ['percona', 'percona-server', 'percona-xtradb-cluster'],
    },
    {
        name: 'postgres',
        port: 5432,
        probe: shell('pg_isready --host=127.0.0.1 --quiet'),
        images: [
            'postgres',
            'postgresql',
            'postgresql-repmgr',
            'postgis',
            'timescaledb',
            'timescaledb-ha',
            'pgvector',
            'citus',
            'spilo',
            'alloydbomni',
            'paradedb',
        ],
        alias: ['postgres', 'postgresql', 'pg', 'postgis', 'timescaledb', 'timescale', 'pgvector'],
        variable: /^(POSTGRES_(PASSWORD|HOST_AUTH_METHOD|INITDB_ARGS)(_FILE)?|POSTGRESQL_PASSWORD)$/,
    },
    {
        name: 'mongo',
        port: 27017,
        probe: shell('"$(command -v mongosh || command -v mongo)" --quiet --host 127.0.0.1 --eval "db.runCommand({ping: 1})"'),
        images: ['mongo', 'mongodb', 'mongodb-community-server', 'mongodb-atlas-local', 'percona-server-mongodb'],
        alias: ['mongo', 'mongodb'],
        variable: /^MONGO_INITDB_(ROOT_USERNAME|ROOT_PASSWORD|DATABASE)(_FILE)?$/,
    },
    {
        name: 'redis',
        port: 6379,
        probe: redisPing('redis-cli'),
        images: ['redis', 'redis-stack', 'redis-stack-server', 'redis-cluster', 'dragonfly', 'redismod'],
    },
    {
        name: 'valkey',
        port: 6379,
        probe: redisPing('valkey-cli'),
        images: ['valkey', 'valkey-bundle', 'valkey-cluster'],
    },
    { name: 'keydb', port: 6379, probe: redisPing('keydb-cli'), images: ['keydb'] },
    { name: 'memcached', port: 11211, images: ['memcached'], alias: ['memcached', 'memcache'] },
    { name: 'elasticsearch', port: 9200, images: ['elasticsearch'], alias: ['elasticsearch', 'elastic'] },
    { name: 'opensearch', port: 9200, images: ['opensearch'] },
    { name: 'solr', port: 8983, images: ['solr'] },
    { name: 'meilisearch', port: 7700, images: ['meilisearch'] },
    { name: 'typesense', port: 8108, images: ['typesense'] },
    {
        name: 'rabbitmq',
        port: 5672,
        probe: ['CMD', 'rabbitmq-diagnostics', '-q', 'check_port_connectivity'],
        images: ['rabbitmq'],
        alias: ['rabbitmq', 'rabbit'],
    },
    { name: 'kafka', port: 9092, images: ['kafka', 'cp-kafka', 'cp-server', 'kafka-native'] },
    { name: 'redpanda', port: 9092, images: ['redpanda'] },
    { name: 'zookeeper', port: 2181, images: ['zookeeper', 'cp-zookeeper'] },
    { name: 'nats', port: 4222, images: ['nats'] },
    { name: 'pulsar', port: 6650, images: ['pulsar', 'pulsar-all'] },
    { name: 'activemq', port: 61616, images: ['activemq', 'activemq-classic', 'activemq-artemis'] },
    { name: 'cassandra', port: 9042, images: ['cassandra', 'dse-server'] },
    { name: 'scylla', port: 9042, images: ['scylla'], alias: ['scylla', 'scylladb'] },
    { name: 'clickhouse', port: 8123, images: ['clickhouse', 'clickhouse-server'] },
    { name: 'cockroachdb', port: 26257, images: ['cockroach'], alias: ['cockroachdb', 'cockroach'] },
    { name: 'yugabyte', port: 5433, images: ['yugabyte'], alias: ['yugabyte', 'yugabytedb'] },
    { name: 'tidb', port: 4000, images: ['tidb'] },
    {
        name: 'mssql',
        port: 1433,
        images: ['mssql/server', 'mssql-server-linux', 'azure-sql-edge'],
        alias: ['mssql', 'sqlserver'],
        variable: /^(MSSQL_SA_PASSWORD|SA_PASSWORD)$/,
    },
    {
        name: 'oracle',
        port: 1521,
        images: [
            'oracle-xe',
            'oracle-free',
            'oracle-database',
            'database/free',
            'database/express',
            'database/enterprise',
        ],
        variable: /^ORACLE_(PASSWORD|PWD|DATABASE)$/,
    },
    { name: 'db2', port: 50000, images: ['db2', 'db2_community/db2'] },
    { name: 'couchdb', port: 5984, images: ['couchdb'] },
    { name: 'couchbase', port: 8091, images: ['couchbase', 'couchbase/server'] },
    { name: 'neo4j', port: 7687, images: ['neo4j'] },
    { name: 'arangodb', port: 8529, images: ['arangodb'] },
    { name: 'influxdb', port: 8086, images: ['influxdb'] },
    { name: 'questdb', port: 9000, images: ['questdb'] },
    { name: 'rethinkdb', port: 28015, images: ['rethinkdb'] },
    { name: 'surrealdb', port: 8000, images: ['surrealdb'] },
    { name: 'firebird', port: 3050, images: ['firebird'] },
    { name: 'minio', port: 9000, images: ['minio', 'minio/minio'] },
    { name: 'seaweedfs', port: 8333, images: ['seaweedfs'] },
    { name: 'etcd', port: 2379, images: ['etcd'] },
    { name: 'qdrant', port: 6333, images: ['qdrant'] },
    { name: 'weaviate', port: 8080, images: ['weaviate'] },
    { name: 'milvus', port: 19530, images: ['milvus'] },
    { name: 'chroma', port: 8000, images: ['chroma'], alias: ['chroma', 'chromadb'] },
    { name: 'dynamodb', port: 8000, images: ['dynamodb-local'], alias: ['dynamodb', 'dynamodb-local'] },
];

;// CONCATENATED MODULE: ./lib/project/words.js
function wordsOf(name) {
    return name
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== '');
}
function commandLine(service) {
    return [...(service.entrypoint ?? []), ...(service.command ?? [])].join(' ');
}
function endsAtOnce(service) {
    const words = [...(service.entrypoint ?? []), ...(service.command ?? [])];
    if (words.length === 0)
        return isImage(service.image, BARE) && service.raw.tty !== true;
    const isShell = /(?:^|\/)(?:ba|da|a)?sh$/.test(words[0] ?? '') && words[1] === '-c';
    const line = (isShell ? words.slice(2) : words).join(' ').trim();
    return /^(?:(?:\/usr)?\/bin\/)?(?:true|:|(?:echo|printf)(?: [^;&|\n]*)?|exit 0)$/.test(line);
}
const BARE = new Set(['busybox', 'alpine', 'debian', 'ubuntu', 'tianon/true', 'hello-world']);
function repository(image) {
    const untagged = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
    const [first = '', ...rest] = untagged.split('/');
    const registry = rest.length > 0 && /[.:]|^localhost$/.test(first);
    return (registry ? rest.join('/') : untagged).toLowerCase();
}
function isImage(image, names) {
    return imageNames(image).some((name) => names.has(name));
}
function imageNames(image) {
    if (image === undefined)
        return [];
    const known = namesByImage.get(image);
    if (known !== undefined)
        return known;
    const parts = repository(image).split('/');
    const names = [parts.slice(-2).join('/'), ...parts.slice(-1)];
    namesByImage.set(image, names);
    return names;
}
const namesByImage = new Map();

;// CONCATENATED MODULE: ./lib/project/stores.js


const storesByImage = new Map(knownStores.flatMap((store) => store.images.map((image) => [image, store])));
const storesByWord = new Map(knownStores.flatMap((store) => (store.alias ?? [store.name]).map((word) => [word, store])));
const databaseWords = new Set(['db', 'database', 'datastore']);
function storeKind(service) {
    return dataStore(service)?.kind;
}
function dataStore(service) {
    if (!known.has(service))
        known.set(service, recognised(service));
    return known.get(service);
}
const known = new WeakMap();
function recognised(service) {
    if (runsClient(service) || endsAtOnce(service))
        return undefined;
    const [imaged] = imageNames(service.image).flatMap((name) => storesByImage.get(name) ?? []);
    if (imaged) {
        return { kind: kindOf(imaged), why: `${service.image} is a data store`, key: 'image' };
    }
    return namedStore(service) ?? builtStore(service);
}
function namedStore(service) {
    const words = wordsOf(service.name);
    const named = storeSaid(words);
    if (named) {
        if (asksOnlyFor(service, named.port))
            return { kind: kindOf(named), why: 'its name says data store' };
        return undefined;
    }
    if (lastKnown(words, databaseWords) === undefined)
        return undefined;
    const guessed = knownStores.find((store) => looksLike(service, store));
    if (!guessed && looksLikeWeb(service))
        return undefined;
    return { kind: guessed && kindOf(guessed), why: 'its name says database' };
}
function builtStore(service) {
    if (service.build === undefined)
        return undefined;
    const places = [service.build.context, service.build.dockerfile].map(lastPart);
    const [built] = places.flatMap((place) => storeSaid(wordsOf(place)) ?? []);
    if (!built || !asksOnlyFor(service, built.port) || !looksLike(service, built))
        return undefined;
    return { kind: kindOf(built), why: `it builds a ${built.name} of its own`, key: 'build' };
}
function kindOf({ name, port, probe }) {
    return probe === undefined ? { name, port } : { name, port, probe };
}
const afterStore = /^(v?\d+|primary|replica|secondary|master|slave|main|server|cluster|node|data|cache|broker|queue|sessions?|test|tests|dev|local|store|db|database|service|ha)$/;
const beforeStore = /^(wait|await|for|init|migrate|migrator|migrations?|seed|seeder|setup|create|prepare|bootstrap|provision|backup|dump|restore|import|load|check|upgrade|update|reset|clean|drop|to|with|without)$/;
function storeSaid(words) {
    return storesByWord.get(lastKnown(words, storesByWord) ?? '');
}
function lastKnown(words, known) {
    const plain = words.map((word) => (known.has(word) ? word : word.replace(/\d+$/, '')));
    const at = plain.findLastIndex((word) => known.has(word));
    if (at < 0 || words.slice(0, at).some((word) => beforeStore.test(word)))
        return undefined;
    return words.slice(at + 1).every((word) => afterStore.test(word)) ? plain[at] : undefined;
}
function asksOnlyFor(service, port) {
    return service.ports.length === 0 || service.ports.some((published) => published.target === port);
}
function looksLike(service, store) {
    const { variable } = store;
    if (variable && Object.keys(service.environment).some((name) => variable.test(name)))
        return true;
    if (service.ports.some((port) => port.target === store.port))
        return true;
    return service.expose.includes(store.port);
}
function looksLikeWeb(service) {
    return service.ports.some(({ target }) => [80, 443, 3000, 5000, 8000, 8080, 8443].includes(target));
}
function lastPart(path) {
    return typeof path === 'string' ? (path.split('/').at(-1) ?? '') : '';
}
const client = /(^|[\s/;&|(])(psql|createdb|pg_dump|pg_dumpall|pg_restore|pg_isready|mysql|mariadb|mysqldump|mysqladmin|mysqlshow|mongosh|mongo|mongodump|mongorestore|mongoimport|redis-cli|valkey-cli|mc|rabbitmqadmin|kafka-topics(\.sh)?|cqlsh|clickhouse-client|sqlcmd|curl|wget|etcdctl|nats|cub)(\s|$)/;
const server = /^(\S*\/)?(mysqld(_safe)?|mariadbd|postgres|redis-server|valkey-server|keydb-server|mongod|mongos|minio|server|docker-entrypoint\.sh|entrypoint\.sh|docker-ensure-initdb\.sh|run|run\.sh|start|start-single-node|cassandra|rabbitmq-server|nats-server|etcd|sqlservr|elasticsearch|opensearch|kafka-server-start(\.sh)?|memcached|clickhouse-server|zkServer\.sh)(\s|$)/;
function runsClient(service) {
    const line = commandLine(service);
    return client.test(line) && !commands(line).some((command) => server.test(command));
}
function commands(line) {
    return line.split(/[;&|()\n]+|\s-\w*c\s/).map((command) => command.replace(beforeProgram, ''));
}
const beforeProgram = /^(\s|["']|(exec|then|do|else|!|(gosu|su-exec)\s+\S+|\w+=\S*)\s)+/;

// EXTERNAL MODULE: ../node_modules/shell-quote/index.js
var shell_quote = __webpack_require__(44425);
;// CONCATENATED MODULE: ./lib/project/findings/probe.js

const MYSQL = new Set(['mysql', 'mariadb', 'percona']);
const MYSQL_CLIENT = /^(?:mysql|mysqladmin|mysqlshow|mysqlcheck|mariadb|mariadb-admin|mariadb-show)$/;
const POSTGRES_CLIENT = /^(?:pg_isready|psql)$/;
function probeOf(service) {
    const test = service.healthCheck?.disabled ? undefined : service.healthCheck?.test;
    if (test === undefined)
        return undefined;
    const commands = commandsOf(test);
    return {
        isSocketOnly: (kind) => isSocketOnly(kind, commands, service),
        isMysqladminPing: commands.some(([tool, ...args]) => (tool === 'mysqladmin' || tool === 'mariadb-admin') && args.includes('ping')),
    };
}
function commandsOf(test) {
    const [form, ...rest] = test;
    const words = form === 'CMD-SHELL' ? shellWords(rest.join(' ')) : rest;
    const isShell = /(?:^|\/)(?:ba|da|a)?sh$/.test(words[0] ?? '');
    const script = isShell ? words[words.findIndex((word) => /^-\w*c$/.test(word)) + 1] : undefined;
    return split(script === undefined ? words : shellWords(script));
}
function shellWords(script) {
    return (0,shell_quote.parse)(script, (name) => `$${name}`).flatMap((entry) => {
        if (typeof entry === 'string')
            return [entry];
        if ('comment' in entry)
            return [];
        return 'pattern' in entry ? [entry.pattern] : [';'];
    });
}
const BEFORE = /^(?:\w+=.*|exec|if|then|!|timeout|\d+[smh]?|gosu|su-exec|until|while|do)$/;
function split(words) {
    const commands = [[]];
    for (const word of words) {
        if (word === ';')
            commands.push([]);
        else if (commands.at(-1)?.length !== 0 || !BEFORE.test(word))
            commands.at(-1)?.push(word);
    }
    return commands.flatMap(([tool, ...args]) => tool === undefined ? [] : [[tool.replace(/^.*\//, ''), ...args]]);
}
function isSocketOnly(kind, commands, service) {
    if (MYSQL.has(kind)) {
        const script = commands.find(([tool]) => tool === 'healthcheck.sh');
        if (script !== undefined)
            return !script.includes('--connect');
        return every(commands, MYSQL_CLIENT, (args) => !mysqlOverNetwork(args));
    }
    if (kind !== 'postgres' || service.environment.PGHOST !== undefined)
        return false;
    return every(commands, POSTGRES_CLIENT, (args) => !postgresOverNetwork(args));
}
function every(commands, tools, isSo) {
    const known = commands.filter(([tool]) => tools.test(tool ?? ''));
    return known.length > 0 && known.every(([, ...args]) => isSo(args));
}
function mysqlOverNetwork(args) {
    if (args.some((arg, index) => /^--protocol=tcp$/i.test(arg) || (arg === '--protocol' && /^tcp$/i.test(args[index + 1] ?? '')))) {
        return true;
    }
    const host = probe_option(args, '-h', '--host');
    return host !== undefined && host !== '' && host !== 'localhost';
}
function postgresOverNetwork(args) {
    if (args.some((arg) => /^postgres(?:ql)?:\/\/[^/]*@?[\w$]/.test(arg) || /(?:^|\s)host(?:addr)?=[^/\s]/.test(arg))) {
        return true;
    }
    const host = probe_option(args, '-h', '--host');
    return host !== undefined && host !== '' && !host.startsWith('/');
}
function probe_option(args, short, long) {
    for (const [index, arg] of args.entries()) {
        if (arg === short || arg === long)
            return args[index + 1];
        if (arg.startsWith(`${long}=`))
            return arg.slice(long.length + 1);
        if (arg.startsWith(short) && !arg.startsWith('--'))
            return arg.slice(short.length);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/project/findings/stores.js



const RULES = [storeHealthCheck, storeDependency, socketProbe, mysqladminPing];
function storeFindings(project) {
    const stores = Object.values(project.services).flatMap((service) => {
        const kind = service.replicas === 0 ? undefined : storeKind(service);
        return kind === undefined ? [] : [{ service, kind }];
    });
    return RULES.flatMap((rule) => rule(project, stores));
}
function storeHealthCheck(project, stores) {
    return stores.flatMap(({ service, kind }) => {
        if (service.healthCheck !== undefined && !service.healthCheck.disabled)
            return [];
        const { name } = service;
        const meanwhile = kind.probe === undefined
            ? `the gate waits until its port ${kind.port} answers`
            : 'the gate asks it with a probe of its own';
        const example = JSON.stringify(kind.probe ?? ['CMD', '…']);
        return finding('STORE_HEALTH_CHECK', project.sources.at(['services', name, 'healthcheck']), `${name} is a data store without a health check, so nothing can wait until it answers; ${meanwhile}`, `Write healthcheck: {test: ${example}, interval: 5s, retries: 20} under ${name}`);
    });
}
function storeDependency(project, stores) {
    const names = new Set(stores.map(({ service }) => service.name));
    return Object.values(project.services).flatMap((service) => Object.entries(service.dependsOn)
        .filter(([target, { condition }]) => names.has(target) && condition === 'service_started')
        .filter(([target]) => !service.joins.includes(target))
        .map(([target]) => finding('STORE_DEPENDENCY', project.sources.at(['services', service.name, 'depends_on', target]), `${service.name} waits until ${target} has been started, not until it answers; the gate waits for its answer`, `Write depends_on: {${target}: {condition: service_healthy}} under ${service.name}`)));
}
function socketProbe(project, stores) {
    return stores.flatMap(({ service, kind }) => {
        const probe = probeOf(service);
        if (probe === undefined || !probe.isSocketOnly(kind.name))
            return [];
        return finding('PROBE_SOCKET', project.sources.at(['services', service.name, 'healthcheck', 'test']), `the health check of ${service.name} asks over the socket, where the temporary server of the first start answers too; then ${service.name} is called healthy and goes away again; the gate also waits for the real server`, 'Give the probe the host 127.0.0.1, for instance with -h 127.0.0.1');
    });
}
function mysqladminPing(project, stores) {
    return stores.flatMap(({ service }) => {
        if (!probeOf(service)?.isMysqladminPing)
            return [];
        return finding('PROBE_MYSQLADMIN_PING', project.sources.at(['services', service.name, 'healthcheck', 'test']), `mysqladmin ping in the health check of ${service.name} passes even where access is denied`, `Ask for something: mysql -h 127.0.0.1 -u USER -pPASSWORD -e "SELECT 1"`);
    });
}

;// CONCATENATED MODULE: ./lib/project/findings/timing.js

function startInterval(project) {
    return Object.values(project.services).flatMap(({ name, healthCheck }) => {
        const isIdle = healthCheck?.startInterval !== undefined && !healthCheck.startPeriod;
        if (!isIdle || healthCheck.disabled)
            return [];
        return finding('START_INTERVAL', project.sources.at(['services', name, 'healthcheck', 'start_interval']), `start_interval of ${name} does nothing without a start_period`, 'Write start_period: with the time its start may take, for instance 60s');
    });
}

;// CONCATENATED MODULE: ./lib/project/findings/index.js







const findings_RULES = [
    storeFindings,
    startInterval,
    containerName,
    hostPort,
    fixedSubnet,
    bridgeName,
    imageLatest,
    engineSocket,
    privileged,
    hostNetwork,
    unsetVariable,
    obsoleteVersion,
    composeWarning,
];
function projectFindings(project) {
    return findings_RULES.flatMap((rule) => rule(project));
}
function unsilenced(findings, { sources }) {
    return findings
        .filter(({ code, at }) => at === undefined || !sources.isSilenced(code, at))
        .sort((one, other) => compare(one, other));
}
function compare({ at: one }, { at: other }) {
    if (one === undefined || other === undefined)
        return Number(one === undefined) - Number(other === undefined);
    if (one.file !== other.file)
        return one.file < other.file ? -1 : 1;
    return one.line - other.line || one.column - other.column;
}

// EXTERNAL MODULE: ./lib/settings/origin.js
var settings_origin = __webpack_require__(32212);
;// CONCATENATED MODULE: ./lib/plan/build-cache.js
const PLACE = '{service}';
function withCaches(build, service, settings) {
    const add = (key, more) => {
        if (more === undefined)
            return {};
        const declared = Array.isArray(build[key]) ? build[key] : [];
        return { [key]: [...declared, ...more.value.map((cache) => cache.replaceAll(PLACE, service))] };
    };
    return { ...build, ...add('cache_from', settings.cacheFrom), ...add('cache_to', settings.cacheTo) };
}
function checkCaches({ cacheTo }, steps, report) {
    const builds = steps.filter(({ kind }) => kind === 'build').map(({ service }) => service);
    const shared = cacheTo?.value.find((cache) => !cache.includes(PLACE));
    if (cacheTo === undefined || shared === undefined || builds.length < 2)
        return;
    report({
        message: `${cacheTo.origin.label}: ${builds.join(', ')} would overwrite each other's cache in \`${shared}\``,
        instead: `write \`${PLACE}\` where each is to have its own, for instance \`${example(shared)}\``,
        at: cacheTo.origin.at,
    });
}
function example(cache) {
    if (/^type=gha\b/.test(cache) && !cache.includes('scope='))
        return `${cache},scope=${PLACE}`;
    if (/\bdest=[^,]+/.test(cache))
        return cache.replace(/\bdest=[^,]+/, (dest) => `${dest}/${PLACE}`);
    return `${cache}-${PLACE}`;
}

// EXTERNAL MODULE: ./lib/smoke/default.js
var smoke_default = __webpack_require__(47619);
;// CONCATENATED MODULE: ./lib/plan/ports.js

const otherProtocols = new Set([
    21, 22, 25, 53, 110, 143, 389, 465, 587, 636, 993, 995, 1025, 1883, 2222, 5005, 5678, 8883, 9003, 9229,
    9230,
]);
const tls = new Set([443, 4443, 8443]);
const shared = new Set([4000, 8000, 8080, 8123, 9000, 9200]);
function httpPorts({ ports }) {
    const targets = ports.filter(({ protocol }) => protocol === 'tcp').map(({ target }) => target);
    const candidates = [...new Set(targets)].filter((port) => !otherProtocols.has(port) && !storePorts.has(port));
    const plain = candidates.filter((port) => !tls.has(port));
    return plain.length > 0 ? plain : candidates;
}
const storePorts = new Set(knownStores.map(({ port }) => port).filter((port) => !shared.has(port)));

// EXTERNAL MODULE: ./lib/plan/scene.js
var plan_scene = __webpack_require__(2590);
;// CONCATENATED MODULE: ./lib/plan/checks.js




function aimChecks(cast, smoke, report) {
    if (smoke === undefined)
        return defaultChecks(cast);
    if (smoke.value.kind === 'hurl')
        return [];
    return smoke.value.checks.flatMap((check, index) => {
        const origin = (0,settings_origin/* partOf */.BU)(smoke.origin, index);
        const service = serviceOf(cast, check, origin, report);
        const port = service && (check.port ?? onlyPort(service, check, origin, report));
        return service && port !== undefined ? [{ check, service: service.name, port }] : [];
    });
}
function defaultChecks({ scene, roles }) {
    return roles.app.flatMap(({ service: name }) => {
        const service = scene.service(name);
        return (service ? httpPorts(service) : []).map((port) => {
            const check = (0,smoke_default/* defaultCheck */.I)(name, port);
            return { check, service: name, port };
        });
    });
}
function serviceOf(cast, check, origin, report) {
    const { scene, roles, jobs } = cast;
    if (check.service !== undefined) {
        const job = jobs.get(check.service);
        if (job === undefined)
            return scene.service(check.service);
        const wrong = `the check ${(0,settings_origin/* quoted */.TL)(check.text)} asks ${check.service}, which runs once (${job}) and serves nothing`;
        report((0,settings_origin/* problemAt */.l4)(origin, wrong, 'name a service that keeps running'));
        return undefined;
    }
    const apps = roles.app.flatMap(({ service }) => scene.service(service) ?? []);
    const serving = apps.filter(({ ports, expose }) => check.port === undefined ||
        ports.some(({ target }) => target === check.port) ||
        expose.includes(check.port));
    const [only] = serving.length === 1 ? serving : apps;
    if (serving.length === 1 || apps.length < 2)
        return only;
    const wrong = `the check ${(0,settings_origin/* quoted */.TL)(check.text)} could go to ${(0,plan_scene/* listed */.KE)(apps.map(({ name }) => name))}`;
    const example = `${check.method} ${apps[0]?.name ?? ''}${check.path}`;
    report((0,settings_origin/* problemAt */.l4)(origin, wrong, `name the service, for instance ${(0,settings_origin/* quoted */.TL)(example)}`));
    return undefined;
}
function onlyPort(service, check, origin, report) {
    const published = unique(service.ports.filter(({ protocol }) => protocol === 'tcp').map(({ target }) => target));
    const candidates = published.length > 0 ? published : unique(service.expose);
    const [first] = candidates;
    if (candidates.length === 1)
        return first;
    const { name } = service;
    const wrong = first === undefined
        ? `the check ${(0,settings_origin/* quoted */.TL)(check.text)} goes to ${name}, which publishes and exposes no port`
        : `the check ${(0,settings_origin/* quoted */.TL)(check.text)} could go to port ${(0,plan_scene/* listed */.KE)(candidates.map(String))} of ${name}`;
    const example = `${check.method} ${name}:${first ?? 8080}${check.path}`;
    report((0,settings_origin/* problemAt */.l4)(origin, wrong, `name the port, for instance ${(0,settings_origin/* quoted */.TL)(example)}`));
    return undefined;
}
function unique(numbers) {
    return [...new Set(numbers)];
}

// EXTERNAL MODULE: ./lib/plan/adopt.js
var adopt = __webpack_require__(92944);
;// CONCATENATED MODULE: ./lib/plan/dense-probes.js


const MOST_A_SECOND = 4;
function slowerProbes({ scene, started }) {
    const services = [...started].flatMap((name) => scene.service(name) ?? []);
    if (services.some(mayAskEngine))
        return new Map();
    const probed = services.flatMap((service) => {
        const { disabled, interval } = service.healthCheck ?? { disabled: true };
        return disabled || !interval ? [] : [{ service, interval }];
    });
    const perSecond = probed.reduce((sum, { service, interval }) => sum + (service.replicas * 1000) / interval, 0);
    const factor = perSecond / MOST_A_SECOND;
    if (factor <= 1)
        return new Map();
    return new Map(probed
        .filter(({ service }) => storeKind(service) === undefined)
        .map(({ service, interval }) => [service.name, Math.ceil(interval * factor)]));
}
function mayAskEngine({ raw, environment }) {
    const sources = (0,json/* list */.p_)(raw.volumes).map((volume) => (0,json/* string */.Yj)((0,json/* object */.Ik)(volume).source) ?? '');
    return (environment.DOCKER_HOST !== undefined ||
        raw.use_api_socket === true ||
        sources.some((source) => /\.sock$|^(\/var)?\/run\/?$|docker_engine$/.test(source)));
}

// EXTERNAL MODULE: ./lib/plan/fixed-names.js
var fixed_names = __webpack_require__(4681);
// EXTERNAL MODULE: ./lib/project/run-image.js
var run_image = __webpack_require__(5071);
;// CONCATENATED MODULE: ./lib/plan/images.js

function imageOf(service, project) {
    return service.image ?? (0,run_image/* runImage */.D)(project, service.name);
}
function tagged(image) {
    return /(:[^/]+|@.+)$/.test(image) ? image : `${image}:latest`;
}

;// CONCATENATED MODULE: ./lib/plan/compose-model.js







function runModel(cast, settings, checks) {
    const { scene, started, jobs } = cast;
    const { model, name } = scene.project;
    const kept = [...withContexts(scene.service, started)].sort();
    const containers = (0,fixed_names/* fixedNames */.vM)(scene.services);
    const asked = askedPorts(checks);
    const slower = slowerProbes(cast);
    const services = kept.flatMap((one) => {
        const service = scene.service(one);
        if (!service)
            return [];
        return [
            [
                one,
                serviceModel(service, {
                    project: name,
                    settings,
                    asked: asked.get(one) ?? new Set(),
                    containers,
                    once: jobs.has(one),
                    interval: slower.get(one),
                }),
            ],
        ];
    });
    return {
        ...Object.fromEntries(Object.entries(model).filter(([key]) => !key.startsWith('x-'))),
        name,
        services: Object.fromEntries(services),
        ...ownNames(settings.ports === 'declared' ? model : withFreedNetworks(scene.project), 'networks'),
        ...ownNames(model, 'volumes'),
    };
}
function askedPorts(checks) {
    const asked = new Map();
    for (const { service, port } of checks)
        asked.set(service, (asked.get(service) ?? new Set()).add(port));
    return asked;
}
function withContexts(service, started) {
    const kept = new Set(started);
    for (const name of kept) {
        const contexts = service(name)?.build?.additional_contexts;
        for (const value of (0,json/* isObject */.Gv)(contexts) ? Object.values(contexts) : []) {
            if (typeof value === 'string' && value.startsWith('service:'))
                kept.add(value.slice(8));
        }
    }
    return kept;
}
function serviceModel(service, edits) {
    const { depends_on: _order, profiles: _profiles, container_name: _container, pull_policy: _pull, extends: _extends, ...raw } = service.raw;
    const ports = portsOf(service, edits);
    return {
        ...raw,
        ...built(service, edits),
        ...(edits.once ? ranOnce(service) : {}),
        ...probedEach(service, edits),
        ...(ports.length > 0 ? { ports } : {}),
        ...aliased(service),
        ...(0,fixed_names/* rejoined */.xY)(raw, edits.containers),
    };
}
function built(service, { project, settings }) {
    if (service.build === undefined)
        return {};
    const build = withCaches(service.build, service.name, settings.build);
    return { build, image: imageOf(service, project) };
}
function ranOnce({ restart, raw }) {
    const { restart_policy: policy, ...deploy } = (0,json/* isObject */.Gv)(raw.deploy) ? raw.deploy : {};
    const anew = (0,json/* isObject */.Gv)(policy) && (policy.condition === undefined || policy.condition === 'any');
    return {
        ...(restart === 'always' || restart === 'unless-stopped' ? { restart: 'no' } : {}),
        ...(anew ? { deploy } : {}),
    };
}
function probedEach({ raw }, { interval }) {
    if (interval === undefined)
        return {};
    return { healthcheck: { ...(0,json/* object */.Ik)(raw.healthcheck), interval: `${interval}ms` } };
}
function portsOf({ raw, ports }, { settings, asked }) {
    const declared = Array.isArray(raw.ports) ? raw.ports : [];
    const missing = [...asked].filter((port) => !ports.some(({ target, protocol }) => target === port && protocol === 'tcp'));
    const own = settings.ports === 'declared'
        ? declared
        : ports.map(({ target, protocol }) => ephemeral(target, protocol));
    return [...own, ...missing.map((port) => ephemeral(port, 'tcp'))];
}
function ephemeral(target, protocol) {
    return { mode: 'ingress', host_ip: '127.0.0.1', target, protocol };
}
function aliased({ containerName, name, raw }) {
    if (containerName === undefined || containerName === name || raw.network_mode !== undefined)
        return {};
    const declared = (0,json/* isObject */.Gv)(raw.networks) ? raw.networks : { default: null };
    const networks = Object.entries(declared).map(([network, options]) => {
        const own = (0,json/* isObject */.Gv)(options) ? options : {};
        const aliases = Array.isArray(own.aliases) ? own.aliases : [];
        return [network, { ...own, aliases: [...new Set([...aliases, containerName])] }];
    });
    return { networks: Object.fromEntries(networks) };
}
function withFreedNetworks({ model }) {
    const freedOnes = fixedNetworks({ model }).map((fixed) => [
        fixed.key,
        freed((0,json/* object */.Ik)((0,json/* object */.Ik)(model.networks)[fixed.key]), fixed),
    ]);
    return { ...model, networks: { ...(0,json/* object */.Ik)(model.networks), ...Object.fromEntries(freedOnes) } };
}
function ownNames(model, kind) {
    const declared = model[kind];
    if (!(0,json/* isObject */.Gv)(declared))
        return {};
    const entries = Object.entries(declared).map(([key, options]) => {
        if (!(0,json/* isObject */.Gv)(options) || isExternal(options))
            return [key, options];
        const { name: _name, ...own } = options;
        return [key, own];
    });
    return { [kind]: Object.fromEntries(entries) };
}
function isExternal(options) {
    return options.external !== undefined && options.external !== false && options.external !== null;
}
function externalsOf({ scene }) {
    return ['network', 'volume'].flatMap((kind) => {
        const declared = scene.project.model[`${kind}s`];
        return Object.entries((0,json/* isObject */.Gv)(declared) ? declared : {}).flatMap(([key, options]) => {
            if (!(0,json/* isObject */.Gv)(options) || !isExternal(options))
                return [];
            const name = typeof options.name === 'string' ? options.name : key;
            const at = scene.at([`${kind}s`, key]);
            const silenced = at !== undefined && scene.project.sources.isSilenced(adopt/* EXTERNAL_CODES */.F[kind], at);
            return [{ kind, key, name, at, silenced }];
        });
    });
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/plan/roles/one-shots.js


const preparing = /^(migrate|migrates|migrations?|migrator|premigrate|prestart|preflight|init|initdb|initialize|initializer|initialization|setup|configurator|configure|bootstrap|bootstrapper|seed|seeds|seeder|seeding|fixtures?|createbuckets?|createdb|createsuperuser|import|upgrade|dbupgrade|provision|provisioner|permissions|collectstatic|loaddata)$/;
const migrating = /^(migrate|migrates|migrations?|migrator|premigrate|prestart|dbupgrade|createbuckets?)$/;
const migration = /\b(manage\.py migrate|alembic (-\S+ \S+ )*upgrade|flask db upgrade|superset (db upgrade|init)|airflow db (init|migrate|upgrade)|(rails|rake|bin\/rails) db:\w+|artisan migrate|prisma (migrate deploy|db push)|drizzle-kit (migrate|push)|knex migrate\S*|sequelize(-cli)? db:\w+|typeorm migration:run|mikro-orm migration:up|doctrine:migrations:migrate|mix ecto\.\w+|ecto\.migrate|ef database update|goose( \S+)* up|dbmate( \S+)* (up|migrate)|atlas migrate apply|sqlx migrate run|diesel migration run|kong migrations \w+|flyway( \S+)* migrate|liquibase( \S+)* update|n8n import:\S+|mc mb|rs\.initiate)\b/;
const otherJobs = /\b(manage\.py (loaddata|collectstatic|createsuperuser|createcachetable)|artisan db:seed|prisma db seed|db:seed)\b/;
const migrationImages = new Set([
    'flyway',
    'liquibase',
    'migrate/migrate',
    'dbmate',
    'goose',
    'atlas',
    'sqitch',
    'minio/mc',
]);
function awaitedToComplete(service, scene) {
    const waiting = scene.dependents(service.name).filter(completed);
    const [first] = waiting;
    if (!first)
        return undefined;
    const names = waiting.map((dependent) => dependent.service.name);
    return {
        why: `${(0,plan_scene/* listed */.KE)(names)} ${names.length === 1 ? 'waits' : 'wait'} for it to complete`,
        elsewhere: ['services', first.service.name, 'depends_on', service.name],
    };
}
function saidToPrepare(service, scene) {
    if (treatedAsLongRunning(service, scene))
        return undefined;
    const command = lastCommand(service);
    if (migration.test(command)) {
        return { why: `its command is a migration (${brief(command)})`, path: commandPath(service) };
    }
    const word = wordsOf(service.name).find((candidate) => preparing.test(candidate));
    const stays = service.restart === 'always' || service.restart === 'unless-stopped';
    if (word !== undefined && (migrating.test(word) || !stays))
        return { why: `its name says ${word}` };
    if (stays)
        return undefined;
    if (otherJobs.test(command)) {
        return { why: `its command runs once (${brief(command)})`, path: commandPath(service) };
    }
    if (isImage(service.image, migrationImages)) {
        return { why: `${service.image} runs migrations`, path: ['image'] };
    }
    return undefined;
}
function hiddenMigration(service) {
    const parts = one_shots_commands(service);
    return parts.slice(0, -1).find((part) => migration.test(part));
}
function treatedAsLongRunning(service, scene) {
    const probed = service.healthCheck !== undefined && !service.healthCheck.disabled;
    const awaited = scene.dependents(service.name).some(({ condition }) => condition === 'service_healthy');
    return service.ports.length > 0 || probed || awaited;
}
function one_shots_commands(service) {
    return commandLine(service)
        .split(/&&|\|\||;|\n/)
        .map((part) => part.trim().replace(/^(\S*\/)?(ba|da|a|z)?sh (-\w+ )*-\w*c\s+|^exec\s+/g, ''))
        .filter((part) => part !== '');
}
function lastCommand(service) {
    return one_shots_commands(service).findLast((part) => !/^(echo|exit|true|sleep|printf|:)\b/.test(part)) ?? '';
}
function commandPath(service) {
    return [service.command === undefined ? 'entrypoint' : 'command'];
}
function brief(command) {
    return command.length > 60 ? `${command.slice(0, 59)}…` : command;
}
function completed(dependent) {
    return dependent.condition === 'service_completed_successfully';
}
function fills(name) {
    const words = wordsOf(name);
    return words.some((word) => /^(seed\w*|fixtures?|import|load|loaddata|createsuperuser|data)$/.test(word));
}

;// CONCATENATED MODULE: ./lib/plan/findings.js



const ROLE_CODES = (/* unused pure expression or super */ null && ([
    'MIGRATION_ORDER',
    'ONE_SHOT_RESTART',
    'MIGRATION_IN_COMMAND',
    'NEVER_STARTED',
    'STORE_NETWORK',
    'NO_CHECK',
]));
function findings_finding(scene, { code, severity, path }, why, instead) {
    return { severity, code, message: `${why}. ${instead}`, at: scene.at(path) };
}
function findingsOf(cast, steps) {
    return [
        ...unordered(cast),
        ...restartedJobs(cast),
        ...hiddenMigrations(cast),
        ...neverStarted(cast),
        ...separated(cast),
        ...unchecked(cast, steps),
    ];
}
function unordered(cast) {
    const { scene, roles } = cast;
    return roles.migrate.flatMap(({ service: migration }) => {
        if (scene.project.services[migration] === undefined)
            return [];
        const before = (0,plan_scene/* reach */.gl)(scene, migration);
        const ordered = waitingForTheEnd(scene, migration);
        const hasty = usersOf(cast, migration).filter((name) => !before.has(name) && !ordered.has(name));
        return hasty.map((app) => {
            const short = scene.service(app)?.dependsOn[migration] !== undefined;
            const path = ['services', app, 'depends_on', ...(short ? [migration] : [])];
            return findings_finding(scene, { code: 'MIGRATION_ORDER', severity: 'warning', path }, `${app} does not wait until ${migration} has ended, so plain Compose runs both at once; the gate runs ${migration} first`, `Write \`depends_on: {${migration}: {condition: service_completed_successfully}}\` under ${app}`);
        });
    });
}
function usersOf({ scene, roles }, migration) {
    const apps = roles.app.map(({ service }) => service);
    const companions = roles.companions.map(({ service }) => service);
    for (const isAlike of [sharesImage, sharesStore]) {
        for (const names of [apps, companions]) {
            const users = names.filter((name) => isAlike(scene, name, migration));
            if (users.length > 0)
                return users;
        }
    }
    return apps;
}
function sharesImage(scene, left, right) {
    const [one, other] = [left, right].map((name) => scene.service(name));
    if (one?.build !== undefined && (0,external_node_util_.isDeepStrictEqual)(one.build, other?.build))
        return true;
    return one?.image !== undefined && one.image === other?.image;
}
function sharesStore(scene, left, right) {
    const needed = new Set(scene.edges(right).map(([name]) => name));
    return scene.edges(left).some(([name]) => needed.has(name));
}
function waitingForTheEnd(scene, migration) {
    const direct = scene.dependents(migration).filter(completed);
    const names = direct.map(({ service }) => service.name);
    return new Set([...names, ...names.flatMap((name) => [...(0,plan_scene/* awaiting */.Vp)(scene, name)])]);
}
function restartedJobs({ scene, roles }) {
    const jobs = [...roles.test, ...roles.migrate, ...roles.acceptance];
    return jobs.flatMap(({ service: name }) => {
        const restart = scene.project.services[name]?.restart ?? 'no';
        if (restart === 'no')
            return [];
        const retried = restart.startsWith('on-failure');
        const meant = retried
            ? 'Compose may run it several times, and the last exit code counts'
            : 'plain Compose starts it over and over, even after exit 0; the gate runs it once';
        const path = ['services', name, 'restart'];
        return [
            findings_finding(scene, { code: 'ONE_SHOT_RESTART', severity: retried ? 'notice' : 'warning', path }, `${name} runs once but has \`restart: ${restart}\`: ${meant}`, 'Write `restart: "no"`'),
        ];
    });
}
function hiddenMigrations({ scene, roles }) {
    return [...roles.app, ...roles.companions].flatMap(({ service: name }) => {
        const service = scene.service(name);
        const hidden = service && hiddenMigration(service);
        if (!service || hidden === undefined)
            return [];
        const path = ['services', name, service.command === undefined ? 'entrypoint' : 'command'];
        return [
            findings_finding(scene, { code: 'MIGRATION_IN_COMMAND', severity: 'notice', path }, `${name} migrates in its own command (\`${hidden}\`), so there is nothing to order, and a failed migration shows only as an app that does not start`, 'Give the migration a service of its own, or name it with the setting migrate'),
        ];
    });
}
function neverStarted({ scene, roles }) {
    return roles.leftOut.flatMap(({ service: name, why }) => {
        const service = scene.service(name);
        const needed = scene.dependents(name).some(({ required }) => required);
        if (!service || (service.replicas !== 0 && !needed))
            return [];
        return [
            findings_finding(scene, { code: 'NEVER_STARTED', severity: 'notice', path: ['services', name] }, `${name} is not started: ${service.replicas === 0 ? 'it ' : ''}${why}`, 'Put it under a profile, or name it in a setting'),
        ];
    });
}
function separated({ scene, roles }) {
    return roles.database.flatMap(({ service: store }) => {
        const own = networksOf(scene, store);
        if (own === undefined)
            return [];
        const cut = scene.dependents(store).filter(({ service }) => {
            const others = networksOf(scene, service.name);
            return others !== undefined && !others.some((network) => own.includes(network));
        });
        return cut.map(({ service }) => findings_finding(scene, { code: 'STORE_NETWORK', severity: 'warning', path: ['services', service.name, 'networks'] }, `${service.name} depends on ${store} but shares no network with it`, 'Give both the same entry under `networks`'));
    });
}
function networksOf(scene, name) {
    const raw = scene.service(name)?.raw;
    if (!raw || raw.network_mode !== undefined)
        return undefined;
    const { networks } = raw;
    if (typeof networks !== 'object' || networks === null)
        return ['default'];
    return Array.isArray(networks) ? networks.map(String) : Object.keys(networks);
}
function unchecked({ scene, roles }, steps) {
    const [app] = roles.app;
    if (!app || roles.acceptance.length > 0 || steps.some(({ kind }) => kind === 'check'))
        return [];
    return [
        findings_finding(scene, { code: 'NO_CHECK', severity: 'warning', path: ['services', app.service] }, `nothing is asked of ${app.service}: it publishes no port that speaks HTTP, and no check is given`, `Write one that names its port, for instance \`smoke: GET ${app.service}:8000/ 200\``),
    ];
}

;// CONCATENATED MODULE: ./lib/plan/graph/waits.js
class Waits {
    waits;
    constructor(services) {
        this.waits = new Map([...services].map((name) => [name, new Map()]));
    }
    get services() {
        return this.waits.keys();
    }
    has(service) {
        return this.waits.has(service);
    }
    of(service) {
        return this.waits.get(service) ?? new Map();
    }
    add(service, on, until) {
        const known = this.waits.get(service);
        if (!known || !this.waits.has(on) || service === on)
            return;
        if (until !== 'started' || !known.has(on))
            known.set(on, until);
    }
    reach(...services) {
        const reached = new Set();
        const open = [...services];
        for (let next = open.pop(); next !== undefined; next = open.pop()) {
            for (const on of this.of(next).keys()) {
                if (reached.has(on))
                    continue;
                reached.add(on);
                open.push(on);
            }
        }
        return reached;
    }
    inOrder() {
        const open = new Map([...this.waits].map(([name, waits]) => [name, waits.size]));
        const waiting = new Map();
        for (const [name, waits] of this.waits) {
            for (const on of waits.keys()) {
                const those = waiting.get(on);
                if (those)
                    those.push(name);
                else
                    waiting.set(on, [name]);
            }
        }
        const order = [...open].filter(([, count]) => count === 0).map(([name]) => name);
        for (let index = 0; index < order.length; index++) {
            for (const name of waiting.get(order[index] ?? '') ?? []) {
                const left = (open.get(name) ?? 0) - 1;
                open.set(name, left);
                if (left === 0)
                    order.push(name);
            }
        }
        return order;
    }
    cycle() {
        const free = new Set(this.inOrder());
        const start = [...this.waits.keys()].find((name) => !free.has(name));
        if (start === undefined)
            return undefined;
        const path = [];
        for (let next = start;;) {
            const seen = path.indexOf(next);
            if (seen >= 0)
                return [...path.slice(seen), next];
            path.push(next);
            next = [...this.of(next).keys()].find((on) => !free.has(on)) ?? next;
        }
    }
}

;// CONCATENATED MODULE: ./lib/plan/graph/order.js

function orderOf(cast, report) {
    const waits = new Waits([...cast.started].sort());
    addFileOrder(cast, waits);
    if (reportCycle(cast, waits, report))
        return waits;
    addStores(cast, waits);
    inTurn(cast, waits, names(cast.roles.migrate));
    addMigrations(cast, waits);
    addTests(cast, waits);
    addAcceptance(cast, waits);
    reportCycle(cast, waits, report);
    return waits;
}
function names(assignments) {
    return assignments.map(({ service }) => service);
}
function addFileOrder({ scene, roles, jobs }, waits) {
    const stores = new Set(names(roles.database));
    for (const name of waits.services) {
        for (const [on, { condition }] of scene.edges(name)) {
            const ready = condition === 'service_healthy' || stores.has(on);
            const until = jobs.has(on) ? 'ended' : ready ? 'ready' : 'started';
            waits.add(name, on, until);
        }
    }
}
function addStores({ roles, jobs }, waits) {
    const stores = names(roles.database);
    const behindStores = waits.reach(...stores);
    comeAfter(waits, stores, 'ready', (name, reached) => {
        if (reached.size > 0 || stores.includes(name) || behindStores.has(name))
            return false;
        const job = jobs.get(name);
        return job === undefined || job === 'migrate';
    });
}
function comeAfter(waits, targets, until, applies) {
    const all = new Set(targets);
    const behind = new Map(targets.map((target) => [target, new Set([...waits.reach(target)].filter((on) => all.has(on)))]));
    for (const name of waits.inOrder()) {
        const reached = new Set();
        const reach = (on) => {
            if (all.has(on))
                reached.add(on);
            for (const target of behind.get(on) ?? [])
                reached.add(target);
        };
        for (const on of waits.of(name).keys())
            reach(on);
        if (applies(name, reached)) {
            for (const target of targets.filter((one) => !reached.has(one))) {
                if (reached.has(target))
                    continue;
                waits.add(name, target, until);
                reach(target);
            }
        }
        behind.set(name, reached);
    }
}
function inTurn({ roles }, waits, jobs) {
    const stores = names(roles.database);
    const behindStores = waits.reach(...stores);
    const turns = inTheirOrder(waits, jobs);
    const used = new Map(turns.map((job) => [job, usedStores(waits, stores, job)]));
    turns.forEach((job, index) => {
        const mine = used.get(job) ?? [];
        for (const earlier of turns.slice(0, index).reverse()) {
            const theirs = used.get(earlier) ?? [];
            const preparing = behindStores.has(job) || behindStores.has(earlier);
            const share = mine.some((store) => theirs.includes(store));
            const unknown = mine.length === 0 && theirs.length === 0 && !preparing;
            if ((share || unknown) && !waits.reach(job).has(earlier))
                waits.add(job, earlier, 'ended');
        }
    });
}
function usedStores(waits, stores, job) {
    const reached = waits.reach(job);
    return stores.filter((store) => reached.has(store));
}
function inTheirOrder(waits, jobs) {
    const before = new Map(jobs.map((job) => [job, waits.reach(job)]));
    const left = [...jobs];
    const order = [];
    while (left.length > 0) {
        const next = left.findIndex((job) => left.every((other) => other === job || !before.get(job)?.has(other)));
        order.push(...left.splice(Math.max(next, 0), 1));
    }
    return order;
}
function addMigrations({ roles, jobs }, waits) {
    const migrations = names(roles.migrate);
    const needed = waits.reach(...migrations);
    const stores = new Set(names(roles.database));
    const latestFirst = [...inTheirOrder(waits, migrations)].reverse();
    comeAfter(waits, latestFirst, 'ended', (name) => !jobs.has(name) && !stores.has(name) && !needed.has(name));
}
function addTests(cast, waits) {
    const tests = names(cast.roles.test);
    if (tests.length === 0)
        return;
    inTurn(cast, waits, tests);
    const needed = waits.reach(...tests);
    const latestFirst = [...inTheirOrder(waits, tests)].reverse();
    comeAfter(waits, latestFirst, 'ended', (name) => !tests.includes(name) && !needed.has(name));
}
function addAcceptance({ roles }, waits) {
    const acceptance = inTheirOrder(waits, names(roles.acceptance));
    const running = names([...roles.app, ...roles.companions]);
    acceptance.forEach((job, index) => {
        for (const name of running)
            waits.add(job, name, 'ready');
        const earlier = acceptance[index - 1];
        if (earlier !== undefined && !waits.reach(job).has(earlier))
            waits.add(job, earlier, 'ended');
    });
}
function reportCycle({ scene, jobs }, waits, report) {
    const cycle = waits.cycle();
    if (!cycle)
        return false;
    const links = cycle.slice(0, -1).map((name, index) => [name, cycle[index + 1] ?? name]);
    const written = links.filter(([name, on]) => scene.edges(name).some(([target]) => target === on));
    const [first] = written;
    const implied = links.filter((link) => !written.includes(link));
    const because = implied.map(([name, on]) => {
        const role = jobs.get(name) ?? jobs.get(on);
        return `${name} comes after ${on}${role === undefined ? '' : ` as the roles (${role}) say`}`;
    });
    report({
        message: `dependency cycle: ${cycle.join(' → ')}${because.length > 0 ? ` (${because.join('; ')})` : ''}`,
        at: first && scene.at(['services', first[0], 'depends_on', first[1]]),
        instead: 'remove one of these dependencies, or give the services other roles',
    });
    return true;
}

;// CONCATENATED MODULE: ./lib/plan/canonical.js

function canonical(value) {
    if (Array.isArray(value))
        return `[${value.map(canonical).join(',')}]`;
    if (!(0,json/* isObject */.Gv)(value))
        return JSON.stringify(value ?? null);
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

;// CONCATENATED MODULE: ./lib/plan/graph/sources.js




function imageSources(services, project) {
    const stepOf = new Map();
    const made = new Map();
    const builds = [...sameBuild(services).values()].map((group) => {
        const [first, ...others] = group.map((service) => ({
            service: service.name,
            image: imageOf(service, project),
        }));
        const { service, image } = first ?? { service: '', image: '' };
        const id = `build:${service}`;
        for (const one of [{ service, image }, ...others]) {
            stepOf.set(one.service, id);
            made.set(tagged(one.image), id);
        }
        const needs = [];
        return { id, kind: 'build', service, image, shared: others, needs };
    });
    return { steps: [...sources_withContexts(builds, services, stepOf), ...pulls(services, made, stepOf)], stepOf };
}
function sameBuild(services) {
    const groups = new Map();
    for (const service of services) {
        if (service.build === undefined)
            continue;
        const key = canonical([service.build, service.raw.platform ?? null]);
        const group = groups.get(key);
        if (group)
            group.push(service);
        else
            groups.set(key, [service]);
    }
    return groups;
}
function sources_withContexts(builds, services, stepOf) {
    const building = new Map(services.map((service) => [service.name, service.build]));
    return builds.map((step) => {
        const contexts = building.get(step.service)?.additional_contexts;
        const values = (0,json/* isObject */.Gv)(contexts) ? Object.values(contexts) : [];
        const needs = values.flatMap((value) => {
            const name = typeof value === 'string' && value.startsWith('service:') ? value.slice(8) : undefined;
            return name === undefined ? [] : (stepOf.get(name) ?? []);
        });
        return { ...step, needs: [...new Set(needs)].filter((id) => id !== step.id).sort(plan_scene/* compare */.UD) };
    });
}
function pulls(services, made, stepOf) {
    const steps = new Map();
    for (const service of services) {
        const { name, image } = service;
        if (service.build !== undefined || image === undefined)
            continue;
        const built = made.get(tagged(image));
        const known = steps.get(tagged(image)) ?? {
            id: `pull:${name}`,
            kind: 'pull',
            service: name,
            image,
            needs: [],
        };
        if (built === undefined)
            steps.set(tagged(image), known);
        stepOf.set(name, built ?? known.id);
    }
    return [...steps.values()];
}

;// CONCATENATED MODULE: ./lib/plan/graph/steps.js




function stepsOf(cast, waits, checking) {
    const services = servicesOf(cast, waits);
    const images = imagesOf(cast, waits);
    const ready = readyServices(cast, services, waits);
    const apps = new Set(cast.roles.app.map(({ service }) => service));
    const checks = checkSteps(checking);
    const slower = slowerProbes(cast);
    const lives = services.flatMap((service) => {
        const image = images.stepOf.get(service.name);
        const create = createStep(service, image, waits);
        return [create, ...lifeSteps({ cast, waits, ready, slower, apps, checks }, service)];
    });
    const steps = [...images.steps, ...lives, ...checks];
    return inLevels(steps.map((step) => declared(step, cast.declaredAs.get(step.service))));
}
function imagesOf(cast, waits) {
    return imageSources(servicesOf(cast, waits), cast.scene.project.name);
}
function servicesOf({ scene }, waits) {
    return [...waits.services].flatMap((name) => scene.service(name) ?? []);
}
function declared(step, declaredAs) {
    return declaredAs === undefined ? step : { ...step, declaredAs };
}
function readyServices({ roles }, services, waits) {
    const probed = services.filter((service) => storeKind(service) !== undefined ||
        (service.healthCheck !== undefined && !service.healthCheck.disabled));
    const awaited = services.flatMap((service) => Object.entries(service.dependsOn)
        .filter(([, { condition }]) => condition === 'service_healthy')
        .map(([name]) => name));
    const ready = [
        ...roles.database.map(({ service }) => service),
        ...probed.map(({ name }) => name),
        ...awaited,
    ];
    return new Set(ready.filter((name) => waits.has(name)));
}
function createStep(service, image, waits) {
    const joined = service.joins.filter((name) => waits.has(name) && name !== service.name);
    const needs = [
        ...(image === undefined ? [] : [image]),
        ...joined.sort(plan_scene/* compare */.UD).map((name) => `create:${name}`),
    ];
    return { id: `create:${service.name}`, kind: 'create', service: service.name, needs };
}
function lifeSteps({ cast, waits, ready, slower, apps, checks }, service) {
    const { name } = service;
    const byCompose = service.startedByCompose;
    const before = [...waits.of(name)].map(([on, until]) => stepThatEnds(cast, ready, on, until)).sort(plan_scene/* compare */.UD);
    const needs = [`create:${name}`, ...before];
    const role = cast.jobs.get(name);
    if (role === 'acceptance')
        needs.push(...checks.map(({ id }) => id));
    if (role !== undefined)
        return [{ id: `job:${name}`, kind: 'job', service: name, role, byCompose, needs }];
    const store = storeKind(service);
    const mayEnd = !apps.has(name) && store === undefined;
    const start = { id: `start:${name}`, kind: 'start', service: name, byCompose, mayEnd, needs };
    if (!ready.has(name))
        return [start];
    const interval = slower.has(name) ? service.healthCheck?.interval : undefined;
    return [start, { id: `ready:${name}`, kind: 'ready', service: name, store, interval, needs: [start.id] }];
}
function stepThatEnds({ jobs }, ready, on, until) {
    if (jobs.has(on))
        return `job:${on}`;
    return until === 'ready' && ready.has(on) ? `ready:${on}` : `start:${on}`;
}
function checkSteps(checking) {
    if (checking.kind === 'hurl') {
        const { file, apps } = checking;
        const services = [...new Set(apps.map(({ service }) => service))];
        const needs = services.map((service) => `start:${service}`);
        return [{ id: 'check:1', kind: 'check', service: services[0] ?? '', hurl: file, apps, needs }];
    }
    return checking.checks.map(({ check, service, port }, index) => {
        return { id: `check:${index + 1}`, kind: 'check', service, check, port, needs: [`start:${service}`] };
    });
}
const kinds = ['build', 'pull', 'create', 'start', 'ready', 'job', 'check'];
function inLevels(steps) {
    const all = new Map(steps.map((step) => [step.id, step]));
    const levels = new Map();
    const levelOf = (step) => {
        const known = levels.get(step.id);
        if (known !== undefined)
            return known;
        levels.set(step.id, 0);
        const before = step.needs.flatMap((id) => all.get(id) ?? []).map(levelOf);
        const level = before.reduce((most, one) => Math.max(most, one + 1), 0);
        levels.set(step.id, level);
        return level;
    };
    const keyed = steps.map((step) => ({ step, level: levelOf(step), kind: kinds.indexOf(step.kind) }));
    keyed.sort((left, right) => left.level - right.level || left.kind - right.kind);
    return keyed.map(({ step }) => step);
}

;// CONCATENATED MODULE: ./lib/plan/roles/acceptance.js


const accepting = /^(acceptance|specs?|e2e|endtoend)$/;
const verifying = /(^|[\s/;&|(])(newman run|k6 run|hurl|bats|behave|robot|cypress run|playwright test|pytest|curl|wget|venom run|karate|artillery run|tavern-ci|schemathesis|st run|dredd|cucumber(-js)?|codecept(js)?|testcafe)(\s|$)/;
function saidToAccept(service, scene) {
    const word = acceptingWord(service.name);
    if (word === undefined || service.ports.length > 0 || !isLast(service, scene))
        return undefined;
    return { why: `its name says ${word}` };
}
function isLast(service, scene) {
    return [...(0,plan_scene/* awaiting */.Vp)(scene, service.name)].every((name) => acceptingWord(name) !== undefined);
}
function acceptingWord(name) {
    return wordsOf(name).find((candidate) => accepting.test(candidate));
}
function verifies(service) {
    return verifying.exec(commandLine(service))?.[2];
}

;// CONCATENATED MODULE: ./lib/plan/roles/bystanders.js


function existsToBeExtended(service, scene) {
    const { extended, extendedBy } = scene.project.sources;
    if (!extended.has(service.name))
        return undefined;
    if (service.ports.length > 0 || scene.dependents(service.name).length > 0)
        return undefined;
    const ownCommand = service.command !== undefined || service.entrypoint !== undefined;
    if (ownCommand && !wordsOf(service.name).some((word) => baseName.test(word)))
        return undefined;
    const by = extendedBy?.get(service.name) ?? [];
    return {
        why: by.length > 0 ? `exists to be extended by ${(0,plan_scene/* listed */.KE)([...by].sort())}` : 'exists to be extended',
    };
}
const baseName = /^(base|common|shared|template|default|defaults|release)$/;
function forDevelopersOnly(service, scene) {
    if (service.ports.length > 0 || scene.dependents(service.name).length > 0)
        return undefined;
    const target = service.build?.target;
    if (typeof target === 'string' && saysDeveloping(target) !== undefined) {
        return { why: `builds another target (${target}) and nothing needs it`, path: ['build', 'target'] };
    }
    const word = saysDeveloping(service.name);
    return word === undefined ? undefined : { why: `its name says ${word} and nothing needs it` };
}
function saysDeveloping(name) {
    const words = wordsOf(name);
    const last = words.at(-1);
    if (last !== undefined &&
        /^(dev|development|debug|check|checks|ci|build|builder|format|bench)$/.test(last)) {
        return last;
    }
    return words.find((word) => developing.test(word));
}
const developing = /^(tests?|testing|tester|unittests?|pytest|rspec|phpunit|jest|lint|linter|linting|formatter|fmt|typecheck|coverage|debugger|devcontainer|benchmark)$/;
function tool(service) {
    const { image } = service;
    if (image !== undefined && (isImage(image, toolImages) || toolWords.test(bystanders_lastPart(image)))) {
        return { why: `${image} is a tool`, path: ['image'] };
    }
    const said = wordsOf(service.name);
    if (toolWords.test(said.join('-')) || handTools.test(service.name)) {
        return { why: `its name says tool (${service.name})` };
    }
    return undefined;
}
const toolImages = new Set([
    'adminer',
    'phpmyadmin',
    'pgadmin4',
    'pgadmin',
    'pgweb',
    'mongo-express',
    'redis-commander',
    'redisinsight',
    'rediscommander',
    'redmon',
    'cloudbeaver',
    'dbeaver',
    'sqlpad',
    'mailhog',
    'mailpit',
    'maildev',
    'mailcatcher',
    'mailtrap',
    'inbucket',
    'mailslurper',
    'smtp4dev',
    'papercut',
    'fake-smtp-server',
    'greenmail/standalone',
    'kafka-ui',
    'kafdrop',
    'akhq',
    'kouncil',
    'console-oss',
    'redpandadata/console',
    'kafka-magic',
    'cmak',
    'kibana',
    'opensearch-dashboards',
    'elasticsearch-head',
    'cerebro',
    'dejavu',
    'flower',
    'dozzle',
    'portainer',
    'portainer-ce',
    'watchtower',
    'autoheal',
    'cadvisor',
    'node-exporter',
    'prometheus',
    'alertmanager',
    'grafana',
    'loki',
    'promtail',
    'tempo',
    'alloy',
    'jaeger',
    'all-in-one',
    'zipkin',
    'otel/opentelemetry-collector',
    'opentelemetry-collector-contrib',
    'blackbox-exporter',
    'swagger-ui',
    'swagger-editor',
    'redoc',
    'plantuml-server',
    'selenium/hub',
    'standalone-chrome',
    'standalone-chromium',
    'standalone-firefox',
    'node-chrome',
    'node-firefox',
    'browserless/chrome',
    'sonarqube',
    'ngrok',
    'localtunnel',
    'postgres-backup-local',
    'postgres-backup-s3',
    'mysql-backup',
    'duplicati',
    'restic',
    'ofelia',
]);
const toolWords = /(^|-)(exporter|backup|backups|adminer|phpmyadmin|phppgadmin|pgadmin|mailhog|mailpit|maildev|mailcatcher|redis-commander|mongo-express|kafka-ui|watchtower|dozzle|portainer|ngrok|kibana|grafana|prometheus|cadvisor|storybook)(-|$)/;
const handTools = /^(artisan|composer|npm|yarn|pnpm|wp-?cli|cli|console|shell|bash|psql|toolbox|tools?|rails-console)$/;
function bystanders_lastPart(image) {
    return (image
        .replace(/[:@].*$/, '')
        .split('/')
        .at(-1) ?? '');
}

;// CONCATENATED MODULE: ./lib/plan/roles/nature.js








const rules = [
    ['none', wantsNoContainer],
    ['job', awaitedJob],
    ['data', holdsVolumes],
    ['store', knownStore],
    ['base', existsToBeExtended],
    ['acceptance', saidToAccept],
    ['job', saidToPrepare],
    ['bystander', forDevelopersOnly],
    ['tool', tool],
    ['store', awaitedAsStore],
];
function natureOf(service, scene) {
    for (const [nature, rule] of rules) {
        const evidence = rule(service, scene);
        if (evidence)
            return { nature, ...evidence };
    }
    return { nature: 'server', why: 'it runs without end' };
}
function wantsNoContainer(service) {
    if (service.replicas !== 0)
        return undefined;
    return { why: 'asks for 0 containers', path: [service.raw.scale === undefined ? 'deploy' : 'scale'] };
}
function holdsVolumes(service, scene) {
    if (!endsAtOnce(service))
        return undefined;
    const { name, containerName } = service;
    const users = scene.dependents(name).filter(({ service: { raw } }) => (0,json/* strings */.P$)(raw.volumes_from).some((from) => {
        const [first, second] = from.split(':');
        return first === 'container' ? second === containerName : first === name;
    }));
    if (users.length === 0)
        return undefined;
    return { why: `it only holds volumes for ${(0,plan_scene/* listed */.KE)(users.map((user) => user.service.name))}` };
}
function awaitedJob(service, scene) {
    return saidToAccept(service, scene) ? undefined : awaitedToComplete(service, scene);
}
function knownStore(service, scene) {
    const store = dataStore(service);
    if (!store)
        return undefined;
    if (store.key !== 'image' && saidToPrepare(service, scene))
        return undefined;
    return { why: store.why, path: store.key === undefined ? [] : [store.key] };
}
function awaitedAsStore(service, scene) {
    const waiting = scene.dependents(service.name).find(({ condition }) => condition === 'service_healthy');
    if (!waiting || keepsNothing(service))
        return undefined;
    if (!service.ports.every(({ target }) => storePorts.has(target)))
        return undefined;
    if (/\b(curl|wget|https?:)/.test((service.healthCheck?.test ?? []).join(' ')))
        return undefined;
    if (Object.keys(service.dependsOn).length > 0)
        return undefined;
    return {
        why: `${waiting.service.name} waits until it is healthy, and it publishes no HTTP`,
        elsewhere: ['services', waiting.service.name, 'depends_on', service.name],
    };
}
function keepsNothing(service) {
    if (service.build === undefined)
        return false;
    const { volumes } = service.raw;
    return !(Array.isArray(volumes) && volumes.some((volume) => volume?.type === 'volume'));
}

;// CONCATENATED MODULE: ./lib/plan/roles/commanded.js




function commandedServices(project, settings) {
    const services = new Map();
    const declaredAs = new Map();
    if (settings.migrate === undefined)
        return { services: [], names: [], declaredAs };
    const scene = (0,plan_scene/* sceneOf */.cO)(project);
    const names = settings.migrate.value.map(({ service: name, command }) => {
        const service = project.services[name];
        if (service === undefined || command === undefined)
            return name;
        const once = natureOf(service, scene).nature === 'job' && !services.has(name);
        const runs = once ? name : freeName(`${name}-migrate`, project, services);
        declaredAs.set(runs, name);
        services.set(runs, withCommand(once ? service : copied(service, runs, scene), command));
        return runs;
    });
    return { services: [...services.values()], names, declaredAs };
}
function freeName(wish, project, taken) {
    const free = (name) => project.services[name] === undefined && !taken.has(name);
    if (free(wish))
        return wish;
    for (let count = 2;; count++)
        if (free(`${wish}-${count}`))
            return `${wish}-${count}`;
}
function withCommand(service, command) {
    const { ports: _ports, container_name: _name, scale: _scale, ...kept } = service.raw;
    return {
        ...service,
        command,
        ports: [],
        containerName: undefined,
        healthCheck: { disabled: true },
        restart: 'no',
        replicas: 1,
        raw: {
            ...kept,
            ...((0,json/* isObject */.Gv)(kept.deploy) ? { deploy: { ...kept.deploy, replicas: 1 } } : {}),
            command: command.map((word) => word.replaceAll('$', '$$$$')),
            healthcheck: { disable: true },
            restart: 'no',
        },
    };
}
function copied(service, name, scene) {
    const { build: _build, ...raw } = service.raw;
    const image = imageOf(service, scene.project.name);
    const needed = Object.entries(service.dependsOn).filter(([target, { condition }]) => {
        const other = scene.service(target);
        return condition !== 'service_started' || (other && /store|job/.test(natureOf(other, scene).nature));
    });
    return {
        ...service,
        name,
        build: undefined,
        image,
        dependsOn: Object.fromEntries(needed),
        raw: { ...raw, image },
    };
}

// EXTERNAL MODULE: ./lib/settings/nearest.js
var nearest = __webpack_require__(37114);
;// CONCATENATED MODULE: ./lib/plan/roles/named.js



function namedRoles(project, settings, report) {
    const named = {
        database: assigned(project, settings.database, report),
        migrate: assigned(project, jobNames(settings.migrate), report),
        app: assigned(project, settings.app, report),
        acceptance: assigned(project, settings.acceptance, report),
        test: assigned(project, settings.test, report),
    };
    reportTwoRoles(named, settings, report);
    return named;
}
function jobNames(given) {
    return given && { value: given.value.map((job) => job.service), origin: given.origin };
}
function assigned(project, given, report) {
    return given?.value.flatMap((service, index) => {
        const origin = (0,settings_origin/* partOf */.BU)(given.origin, index);
        if (!knownService(project, service, origin, report))
            return [];
        return [{ service, why: `${given.origin.label} names it`, at: origin.at }];
    });
}
function knownService(project, name, origin, report) {
    if (Object.hasOwn(project.services, name))
        return true;
    const inactive = project.sources.inactive.find(({ service }) => service === name);
    if (inactive) {
        const profiles = inactive.profiles.map(settings_origin/* quoted */.TL);
        const [first = 'NAME'] = inactive.profiles;
        const wrong = `the service ${(0,settings_origin/* quoted */.TL)(name)} belongs to the profile ${(0,plan_scene/* listed */.KE)(profiles)}, which is not active`;
        report((0,settings_origin/* problemAt */.l4)(origin, wrong, `activate it with \`--profile ${first}\` (setting profiles)`));
        return false;
    }
    const names = Object.keys(project.services).sort(plan_scene/* compare */.UD);
    const near = (0,nearest/* nearest */.p)(name, names);
    const wrong = `the project has no service ${(0,settings_origin/* quoted */.TL)(name)}`;
    const all = `the services are ${(0,plan_scene/* listed */.KE)(names)}`;
    const instead = near === undefined ? `name another: ${all}` : `write ${(0,settings_origin/* quoted */.TL)(near)}; ${all}`;
    report((0,settings_origin/* problemAt */.l4)(origin, wrong, instead));
    return false;
}
function reportTwoRoles(named, settings, report) {
    const first = new Map();
    for (const role of ['database', 'migrate', 'app', 'acceptance', 'test']) {
        for (const { service, at } of named[role] ?? []) {
            const before = first.get(service);
            if (before === undefined)
                first.set(service, role);
            else if (!runsOtherCommand(settings, service)) {
                report({
                    message: `the service ${(0,settings_origin/* quoted */.TL)(service)} is named both as ${before} and as ${role}`,
                    at,
                    instead: `give it one role; to run a command in its image before it starts write \`migrate: ${service} -- COMMAND\``,
                });
            }
        }
    }
}
function runsOtherCommand(settings, service) {
    return (settings.migrate?.value ?? []).some((job) => job.service === service && job.command !== undefined);
}

;// CONCATENATED MODULE: ./lib/plan/roles/alternatives.js



function withoutAlternatives(candidates, scene, report) {
    const apps = new Set(candidates);
    const givenUp = [];
    for (const [port, rivals] of sharedPorts(candidates)) {
        const serving = rivals.filter((service) => !isVariant(service));
        const [kept] = serving;
        if (serving.length === 1 && kept) {
            for (const service of rivals.filter((rival) => rival !== kept && apps.delete(rival))) {
                givenUp.push({ service, why: `publishes port ${port} like ${kept.name}, which it is a variant of` });
            }
        }
        else
            reportRivals(port, rivals, scene, report);
    }
    return { apps: [...apps], givenUp };
}
function isVariant(service) {
    return wordsOf(service.name).some((word) => /^(dev|development|debug|local|test|watch|hot)$/.test(word));
}
function reportRivals(port, rivals, scene, report) {
    const names = rivals.map((service) => service.name);
    report({
        message: `${(0,plan_scene/* listed */.KE)(names)} all publish port ${port}, so only one of them can be the app`.replace(names.length === 2 ? ' all ' : '\0', ' both '),
        at: scene.at(['services', names[0] ?? '', 'ports']),
        instead: `say which one with the setting app, for instance app: ${names[0] ?? ''}`,
    });
}
function sharedPorts(services) {
    const users = new Map();
    for (const service of services) {
        for (const { port, key } of hostPorts(service)) {
            const found = users.get(key) ?? { port, services: new Set() };
            users.set(key, { port, services: found.services.add(service) });
        }
    }
    const shared = [...users.values()].filter((user) => user.services.size > 1);
    return shared.map((user) => [user.port, [...user.services]]);
}
function hostPorts(service) {
    const { ports } = service.raw;
    return service.ports.flatMap(({ published, protocol }, index) => {
        if (published === undefined || !/^[1-9]\d*$/.test(published))
            return [];
        const raw = Array.isArray(ports) ? ports[index] : undefined;
        const host = (0,json/* isObject */.Gv)(raw) && typeof raw.host_ip === 'string' ? raw.host_ip : '';
        return [{ port: published, key: `${host}:${published}/${protocol}` }];
    });
}

;// CONCATENATED MODULE: ./lib/plan/roles/apps.js


function appsOf(servers, scene, report) {
    const publishing = servers.filter((service) => service.ports.length > 0);
    if (publishing.length > 0) {
        const { apps, givenUp } = withoutAlternatives(publishing, scene, report);
        return {
            names: new Set(apps.map((service) => service.name)),
            evidence: new Map([
                ...apps.map((service) => [service.name, { why: publishes(service), path: ['ports'] }]),
                ...givenUp.map(({ service, why }) => [service.name, { why, path: ['ports'] }]),
            ]),
        };
    }
    const among = new Set(servers.map((service) => service.name));
    const ends = servers.filter((service) => scene.dependents(service.name).every((dependent) => !among.has(dependent.service.name)));
    const why = 'no service publishes a port, and no other service depends on it';
    return {
        names: new Set(ends.map((service) => service.name)),
        evidence: new Map(ends.map((service) => [service.name, { why }])),
    };
}
function publishes({ ports }) {
    const numbers = ports.map(({ target, protocol }) => (protocol === 'udp' ? `${target}/udp` : `${target}`));
    const shown = (0,plan_scene/* listed */.KE)(numbers.slice(0, 4)) + (numbers.length > 4 ? ' …' : '');
    return `it publishes port${numbers.length === 1 ? '' : 's'} ${shown}`;
}

;// CONCATENATED MODULE: ./lib/plan/roles/parts.js





function partsOf(casting) {
    const { scene, named, report } = casting;
    const readings = new Map(scene.services.map((service) => [service.name, natureOf(service, scene)]));
    const free = (service) => roleNamed(named, service.name) === undefined;
    const servers = scene.services.filter((service) => free(service) && readings.get(service.name)?.nature === 'server' && !isChecker(service));
    const apps = named.app ? undefined : appsOf(servers, scene, report);
    const appNames = new Set(named.app?.map(({ service }) => service) ?? apps?.names ?? []);
    return scene.services.map((service) => {
        const fixed = roleNamed(named, service.name);
        if (fixed)
            return { service, role: fixed.role, why: fixed.why, at: fixed.at, starts: 'always' };
        const evidence = apps?.evidence.get(service.name);
        if (evidence && appNames.has(service.name))
            return placed(casting, service, 'app', evidence, 'always');
        if (evidence)
            return placed(casting, service, 'companions', evidence, 'if needed');
        const reading = readings.get(service.name) ?? natureOf(service, scene);
        return acceptancePart(casting, service, reading, appNames) ?? ownPart(casting, service, reading);
    });
}
function roleNamed(named, service) {
    for (const role of ['database', 'migrate', 'app', 'acceptance', 'test']) {
        const assignment = named[role]?.find((candidate) => candidate.service === service);
        if (assignment)
            return { role, ...assignment };
    }
    return undefined;
}
function acceptancePart(casting, service, reading, apps) {
    const { scene, settings } = casting;
    if (!looksAtApps(service, reading, scene))
        return undefined;
    const app = [...(0,plan_scene/* reach */.gl)(scene, service.name)].sort().find((name) => apps.has(name));
    if (app === undefined)
        return undefined;
    const why = `it runs once and depends on the app ${app}`;
    if (settings.acceptance) {
        const reason = `${why}, but ${settings.acceptance.origin.label} does not name it`;
        return placed(casting, service, 'acceptance', { why: reason }, 'if needed');
    }
    return placed(casting, service, 'acceptance', { why, path: ['depends_on'] }, 'always');
}
function looksAtApps(service, { nature }, scene) {
    const runsOnce = nature === 'bystander' ||
        (nature === 'server' && isChecker(service)) ||
        (nature === 'job' && !saidToPrepare(service, scene));
    return runsOnce && isLast(service, scene);
}
function isChecker(service) {
    return (service.ports.length === 0 && Object.keys(service.dependsOn).length > 0 && verifies(service) !== undefined);
}
const idle = {
    tool: ' and nothing needs it',
};
function ownPart(casting, service, reading) {
    const { scene, settings } = casting;
    const { nature } = reading;
    const unnamed = (setting) => ({
        ...reading,
        why: `${reading.why}, but ${setting.origin.label} does not name it`,
    });
    switch (nature) {
        case 'store':
            if (settings.database)
                return placed(casting, service, 'companions', unnamed(settings.database), 'unless useless');
            return placed(casting, service, 'database', reading, 'unless useless');
        case 'job': {
            if (settings.migrate)
                return placed(casting, service, 'migrate', unnamed(settings.migrate), 'if needed');
            const byName = saidToPrepare(service, scene) !== undefined;
            return placed(casting, service, 'migrate', reading, byName ? 'always' : 'unless useless');
        }
        case 'acceptance':
            if (settings.acceptance)
                return placed(casting, service, 'acceptance', unnamed(settings.acceptance), 'if needed');
            return placed(casting, service, 'acceptance', reading, 'always');
        case 'server':
            return serverPart(casting, service, reading);
        default: {
            const why = `${reading.why}${idle[nature] ?? ''}`;
            return placed(casting, service, 'companions', { ...reading, why }, nature === 'none' ? 'never' : 'if needed');
        }
    }
}
function serverPart(casting, service, reading) {
    const { settings } = casting;
    if (settings.app && service.ports.length > 0) {
        const why = `${settings.app.origin.label} does not name it and nothing needs it`;
        return placed(casting, service, 'companions', { why }, 'if needed');
    }
    const why = 'it runs without end, publishes no port, and starts with the apps';
    return placed(casting, service, 'companions', { ...reading, why }, 'unless useless');
}
function placed({ scene, asked }, service, role, evidence, starts) {
    const at = scene.at(evidence.elsewhere ?? ['services', service.name, ...(evidence.path ?? [])]);
    const check = asked.get(service.name);
    if (check === undefined || starts === 'always' || starts === 'never') {
        return { service, role, why: evidence.why, at, starts };
    }
    const why = starts === 'if needed' ? `the check ${check} asks it` : evidence.why;
    return { service, role, why, at, starts: 'always' };
}

;// CONCATENATED MODULE: ./lib/plan/roles/started.js

function startedServices(scene, parts) {
    const started = new Map();
    const never = new Set(parts.filter((part) => part.starts === 'never').map((part) => part.service.name));
    const start = (name, needer) => {
        if (!scene.service(name) || started.has(name) || never.has(name))
            return;
        started.set(name, needer);
        for (const [target, { required }] of scene.edges(name))
            if (required)
                start(target, name);
    };
    for (const part of parts)
        if (part.starts === 'always')
            start(part.service.name, undefined);
    const waiting = parts.filter((part) => part.starts === 'unless useless');
    for (let before = -1; before !== started.size;) {
        before = started.size;
        for (const part of waiting)
            if (isUseful(part, scene, started, waiting))
                start(part.service.name, undefined);
    }
    return started;
}
function isUseful(part, scene, started, waiting) {
    const dependents = scene.dependents(part.service.name).map((dependent) => dependent.service.name);
    if (dependents.length === 0 || dependents.some((name) => started.has(name)))
        return true;
    if (dependents.some((name) => waiting.some((other) => other.service.name === name)))
        return false;
    if (part.role !== 'database')
        return false;
    const forTests = wordsOf(part.service.name).some((word) => /^tests?(ing)?$/.test(word));
    const other = waiting.some((store) => store.role === 'database' && store !== part && started.has(store.service.name));
    return !forTests && !other;
}

;// CONCATENATED MODULE: ./lib/plan/roles/cast.js






function castRoles(project, settings, asked, report) {
    const commanded = commandedServices(project, settings);
    const named = withRunNames(namedRoles(project, settings, report), commanded, settings);
    const scene = (0,plan_scene/* sceneOf */.cO)(project, commanded.services);
    const parts = partsOf({ scene, named, settings, asked, report });
    const started = startedServices(scene, parts);
    const roles = rolesOf(scene, parts, started, named);
    if (roles.app.length === 0)
        reportNoApp(scene, roles, settings, report);
    const { declaredAs } = commanded;
    return { scene, roles, started: new Set(started.keys()), jobs: jobsOf(roles), declaredAs };
}
function withRunNames(named, commanded, settings) {
    if (!settings.migrate)
        return named;
    const { origin, value } = settings.migrate;
    const migrate = value.flatMap(({ service, command }, index) => {
        const runs = commanded.names[index];
        const known = named.migrate?.find((assignment) => assignment.service === service);
        if (runs === undefined || !known)
            return [];
        const why = command === undefined ? known.why : `${origin.label} runs ${command.join(' ')} in ${service}`;
        return [{ service: runs, why, at: origin.find?.([index]) ?? origin.at }];
    });
    return { ...named, migrate };
}
function rolesOf(scene, parts, started, named) {
    const playing = (role) => {
        const cast = parts
            .filter((part) => part.role === role && started.has(part.service.name))
            .map((part) => cast_assigned(scene, part, started.get(part.service.name)));
        const order = role === 'companions' ? [] : (named[role] ?? []).map(({ service }) => service);
        return inOrder(cast, order, role);
    };
    return {
        database: playing('database'),
        migrate: playing('migrate'),
        app: playing('app'),
        acceptance: playing('acceptance'),
        test: playing('test'),
        companions: playing('companions'),
        leftOut: [
            ...parts.filter((part) => !started.has(part.service.name)).map((part) => leftOut(scene, part)),
            ...scene.project.sources.inactive.map(({ service, profiles }) => ({
                service,
                why: `belongs to profile ${(0,plan_scene/* listed */.KE)(profiles)}, which is not active`,
                at: scene.at(['services', service]),
            })),
        ].sort((left, right) => (0,plan_scene/* compare */.UD)(left.service, right.service)),
    };
}
function inOrder(cast, order, role) {
    const rank = ({ service }) => {
        const written = order.indexOf(service);
        if (written >= 0)
            return written;
        return order.length + (role === 'migrate' && fills(service) ? 1 : 0);
    };
    return [...cast].sort((left, right) => rank(left) - rank(right) || (0,plan_scene/* compare */.UD)(left.service, right.service));
}
function cast_assigned(scene, part, needer) {
    const service = part.service.name;
    const pulled = needer !== undefined && part.starts === 'if needed';
    if (pulled || (needer !== undefined && part.role === 'companions' && part.starts !== 'always')) {
        const at = scene.at(['services', needer, 'depends_on', service]);
        return { service, why: `${needer} depends on it`, at };
    }
    return { service, why: part.why, at: part.at };
}
function leftOut(scene, part) {
    const service = part.service.name;
    if (part.starts !== 'unless useless')
        return { service, why: part.why, at: part.at };
    const dependents = scene.dependents(service).map((dependent) => dependent.service.name);
    return { service, why: `only ${(0,plan_scene/* listed */.KE)(dependents)} needs it, and that is left out`, at: part.at };
}
function jobsOf(roles) {
    const jobs = ['migrate', 'acceptance', 'test'].flatMap((role) => roles[role].map(({ service }) => [service, role]));
    return new Map(jobs);
}
function reportNoApp(scene, roles, settings, report) {
    if (settings.app && settings.app.value.length > 0)
        return;
    const others = [...roles.database, ...roles.migrate, ...roles.acceptance, ...roles.leftOut];
    const read = others.map(({ service, why }) => `${service} (${why})`);
    report({
        message: `no app found among the services${read.length > 0 ? `: ${read.join(', ')}` : ''}`,
        at: settings.app?.origin.at ?? scene.at(['services']),
        instead: 'name the service that is the app with the setting app',
    });
}

;// CONCATENATED MODULE: ./lib/plan/make-plan.js











function makePlan(project, settings, report) {
    let sound = true;
    const tell = (problem) => {
        sound = false;
        report(problem);
    };
    const cast = castRoles(project, settings.roles, askedServices(project, settings, tell), tell);
    const checks = aimChecks(cast, settings.smoke, tell);
    const waits = orderOf(cast, tell);
    checkCaches(settings.build, imagesOf(cast, waits).steps, tell);
    if (!sound)
        return undefined;
    const urls = urlsOf(cast, checks);
    const steps = stepsOf(cast, waits, checkingOf(settings, checks, urls));
    return {
        project: project.name,
        roles: cast.roles,
        steps,
        findings: unsilenced([...projectFindings(project), ...findingsOf(cast, steps)], project),
        model: runModel(cast, settings, checks),
        externals: externalsOf(cast),
        urls,
    };
}
function askedServices(project, { smoke }, report) {
    const asked = new Map();
    if (smoke?.value.kind !== 'checks')
        return asked;
    smoke.value.checks.forEach(({ service, text }, index) => {
        if (service === undefined || asked.has(service))
            return;
        if (knownService(project, service, (0,settings_origin/* partOf */.BU)(smoke.origin, index), report))
            asked.set(service, text);
    });
    return asked;
}
function urlsOf({ scene, roles }, checks) {
    const published = roles.app.flatMap(({ service: name }) => {
        const service = scene.service(name);
        return (service ? httpPorts(service) : []).map((port) => ({ service: name, port }));
    });
    const all = [...published, ...checks.map(({ service, port }) => ({ service, port }))];
    return [...new Map(all.map((url) => [`${url.service}:${url.port}`, url])).values()];
}
function checkingOf({ smoke }, checks, urls) {
    if (smoke?.value.kind === 'hurl')
        return { kind: 'hurl', file: smoke.value.file, apps: urls };
    return { kind: 'checks', checks };
}

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(26755);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./lib/project/files.js

const MOST_READ = 1024 * 1024;
async function readText(path) {
    try {
        const { size } = await (0,promises_.stat)(path);
        if (size > MOST_READ)
            return { kind: 'too large', bytes: size };
        return decode(await (0,promises_.readFile)(path));
    }
    catch (error) {
        if (isAbsence(error))
            return { kind: 'absent' };
        throw error;
    }
}
async function exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}
function decode(bytes) {
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xfe && bytes[1] === 0xff
            ? 'utf-16be'
            : 'utf-8';
    try {
        const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
        return text.includes('\0') ? { kind: 'binary' } : { kind: 'text', text };
    }
    catch (error) {
        if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA')
            return { kind: 'binary' };
        throw error;
    }
}
function isAbsence(error) {
    const code = error.code;
    return (code !== undefined && ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG'].includes(code));
}
function codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

;// CONCATENATED MODULE: ./lib/project/environment.js



async function composeEnvironment(location, env) {
    const own = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
    const files = envFiles(location, env).map((file) => (0,external_node_path_.resolve)(location.directory, file));
    return withEnvFiles(files, own);
}
async function projectEnvironment(location, directory, known) {
    const files = envFiles(location, known);
    return files === DEFAULT_ENV_FILES ? withEnvFiles([(0,external_node_path_.resolve)(directory, '.env')], known) : known;
}
async function withEnvFiles(files, known) {
    let found = {};
    for (const file of files) {
        const read = await readText(file);
        if (read.kind === 'text')
            found = { ...found, ...(0,external_node_util_.parseEnv)(read.text) };
    }
    return { ...found, ...known };
}
function envFiles(location, env) {
    if (location.envFiles.length > 0)
        return location.envFiles;
    const listed = (env.COMPOSE_ENV_FILES ?? '').split(',').filter((file) => file !== '');
    return listed.length > 0 ? listed : DEFAULT_ENV_FILES;
}
const DEFAULT_ENV_FILES = ['.env'];
function interpolate(text, env) {
    return text.replace(/\$(?:\$|(\w+)|\{(\w+)(?:(:?[-?+])([^}]*))?\})/g, (whole, bare, braced, operator, word = '') => {
        if (whole === '$$')
            return '$';
        const value = env[bare ?? braced ?? ''];
        const isSet = operator?.startsWith(':') ? value !== undefined && value !== '' : value !== undefined;
        if (operator?.endsWith('+'))
            return isSet ? word : '';
        return isSet ? (value ?? '') : operator?.endsWith('-') ? word : '';
    });
}

;// CONCATENATED MODULE: ./lib/project/locate.js


const DEFAULT_NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDE_NAMES = [
    'compose.override.yml',
    'compose.override.yaml',
    'docker-compose.override.yml',
    'docker-compose.override.yaml',
];
async function locate(location, env) {
    const named = location.files.length > 0 ? location.files : namedByVariable(env);
    if (named.length > 0)
        return namedFiles(named, location.directory);
    const searched = upward(location.directory);
    for (const directory of searched) {
        const files = await defaultFiles(directory);
        if (files.length > 0)
            return { files, directory, searched, areAllLocal: true };
    }
    return { files: [], directory: location.directory, searched, areAllLocal: true };
}
function namedFiles(named, directory) {
    const local = named.filter((file) => file !== '-' && !isRemote(file));
    const files = local.map((file) => (0,external_node_path_.resolve)(directory, file));
    const first = files[0];
    const isFirst = local[0] === named[0];
    return {
        files,
        directory: first !== undefined && isFirst ? (0,external_node_path_.dirname)(first) : directory,
        searched: [],
        areAllLocal: local.length === named.length,
    };
}
function namedByVariable(env) {
    const separator = env.COMPOSE_PATH_SEPARATOR || (process.platform === 'win32' ? ';' : ':');
    return (env.COMPOSE_FILE ?? '').split(separator).filter((file) => file !== '');
}
function isRemote(path) {
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(path) || /^git@[\w.-]+:/.test(path) || /^github\.com\//.test(path);
}
function upward(directory) {
    const parent = (0,external_node_path_.dirname)(directory);
    return parent === directory ? [directory] : [directory, ...upward(parent)];
}
async function defaultFiles(directory) {
    const base = await firstExisting(directory, DEFAULT_NAMES);
    if (base === undefined)
        return [];
    const override = await firstExisting(directory, OVERRIDE_NAMES);
    return override === undefined ? [base] : [base, override];
}
async function firstExisting(directory, names) {
    for (const name of names) {
        const path = (0,external_node_path_.join)(directory, name);
        if (await exists(path))
            return path;
    }
    return undefined;
}

// EXTERNAL MODULE: ../node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __webpack_require__(14437);
;// CONCATENATED MODULE: ./lib/project/yaml/expansion.js
function expandedSize(documents) {
    const known = new Map();
    const size = (node) => {
        const before = known.get(node);
        if (before !== undefined)
            return before;
        if (node.kind === 'alias')
            return node.target === undefined ? 1 : size(node.target);
        if (node.kind === 'scalar')
            return 1;
        known.set(node, 1);
        const inner = node.kind === 'list' ? node.items : node.pairs.flatMap(({ key, value }) => [key, value]);
        const whole = inner.reduce((sum, one) => sum + size(one), 1);
        known.set(node, whole);
        return whole;
    };
    return documents.reduce((sum, document) => sum + size(document), 0);
}

;// CONCATENATED MODULE: ./lib/project/yaml/lines.js
class Lines {
    starts;
    constructor(text) {
        const starts = [0];
        for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
            starts.push(end + 1);
        this.starts = starts;
    }
    at(offset) {
        let [low, high] = [0, this.starts.length];
        while (high - low > 1) {
            const middle = (low + high) >>> 1;
            if ((this.starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle;
        }
        return { line: low + 1, column: Math.max(0, offset) - (this.starts[low] ?? 0) + 1 };
    }
}

// EXTERNAL MODULE: ./lib/project/yaml/nodes.js
var nodes = __webpack_require__(78057);
;// CONCATENATED MODULE: ./lib/project/yaml/strict.js


const DEEPEST = 500;
function readStrictly(text) {
    const builder = new nodes/* NodeBuilder */.s();
    for (const event of (0,js_yaml/* parseEvents */.PH)(text, { maxDepth: DEEPEST }))
        take(event, text, builder);
    return builder.written();
}
function take(event, text, builder) {
    switch (event.type) {
        case js_yaml/* EVENT_ID */.hy.DOCUMENT:
            builder.openDocument();
            break;
        case js_yaml/* EVENT_ID */.hy.MAPPING:
            builder.openMap(markOf(event, event.start, text));
            break;
        case js_yaml/* EVENT_ID */.hy.SEQUENCE:
            builder.openList(markOf(event, event.start, text));
            break;
        case js_yaml/* EVENT_ID */.hy.SCALAR:
            takeScalar(event, text, builder);
            break;
        case js_yaml/* EVENT_ID */.hy.ALIAS:
            builder.alias(text.slice(event.anchorStart, event.anchorEnd), event.anchorStart - 1);
            break;
        case js_yaml/* EVENT_ID */.hy.POP:
            builder.close();
    }
}
function takeScalar(event, text, builder) {
    const { valueStart, valueEnd, style } = event;
    if (valueStart < 0) {
        builder.scalar(markOf(event, undefined, text), undefined, '');
        return;
    }
    const isQuoted = style === js_yaml/* SCALAR_STYLE */.jK.SINGLE_QUOTED || style === js_yaml/* SCALAR_STYLE */.jK.DOUBLE_QUOTED;
    const isBlock = style === js_yaml/* SCALAR_STYLE */.jK.LITERAL_BLOCK || style === js_yaml/* SCALAR_STYLE */.jK.FOLDED_BLOCK;
    const start = isQuoted ? valueStart - 1 : isBlock ? headerOf(valueStart, text) : valueStart;
    const mark = markOf(event, start, text);
    const written = text.slice(start, isQuoted ? valueEnd + 1 : valueEnd);
    const isNull = style === js_yaml/* SCALAR_STYLE */.jK.PLAIN && mark.tag === '' && /^(?:~|null|Null|NULL)$/.test(written);
    builder.scalar(mark, isNull ? undefined : (0,js_yaml/* getScalarValue */.KE)(text, event), written);
}
function headerOf(valueStart, text) {
    const begin = text.lastIndexOf('\n', valueStart - 2) + 1;
    const header = /[|>][-+\d]*(?:[ \t]+#.*)?\s*$/.exec(text.slice(begin, valueStart));
    return header === null ? valueStart : begin + header.index;
}
function markOf(properties, start, text) {
    const { anchorStart, anchorEnd, tagStart, tagEnd } = properties;
    return {
        start,
        tag: tagStart < 0 ? '' : text.slice(tagStart, tagEnd),
        anchor: anchorStart < 0 ? undefined : text.slice(anchorStart, anchorEnd),
    };
}

;// CONCATENATED MODULE: ./lib/project/yaml/source-file.js





const MOST_ERRORS = 3;
const MOST_EXPANDED = 250_000;
const TOO_DEEP = 'it is nested too deeply';
async function readSource(path, shown, text, report) {
    const where = { shown, lines: new Lines(text) };
    const { problems, ...written } = await read(where, text);
    const all = [
        ...problems,
        ...unknownAnchors(where, written.aliases),
        ...written.maps.flatMap((map) => duplicatesIn(where, map)),
    ];
    firstOfEachLine(all).slice(0, MOST_ERRORS).forEach(report);
    return { path, text, ...where, ...written, refusal: bomb(shown, written) };
}
function position({ shown, lines }, offset) {
    return { file: shown, ...lines.at(offset) };
}
async function read(where, text) {
    try {
        return { ...readStrictly(text), problems: [] };
    }
    catch (error) {
        if (!(error instanceof js_yaml/* YAMLException */.tB))
            throw error;
        const { reason, mark } = error;
        const at = position(where, mark?.position ?? 0);
        if (reason.includes('maxDepth'))
            return nothing({ message: TOO_DEEP, at });
        return readBroken(where, text, { message: reason, at });
    }
}
async function readBroken(where, text, first) {
    const { readLeniently } = await __webpack_require__.e(/* import() */ 567).then(__webpack_require__.bind(__webpack_require__, 47567));
    try {
        const { flaws, ...written } = readLeniently(text);
        const problems = flaws.map(({ offset, ...flaw }) => ({ ...flaw, at: position(where, offset) }));
        return { ...written, problems: problems.length > 0 ? problems : [first] };
    }
    catch (error) {
        if (error instanceof RangeError)
            return nothing({ message: TOO_DEEP, at: first.at });
        throw error;
    }
}
function nothing(problem) {
    return { documents: [], maps: [], aliases: [], scalars: [], problems: [problem] };
}
function unknownAnchors(where, aliases) {
    return aliases
        .filter(({ target }) => target === undefined)
        .map(({ name, start }) => ({
        message: `there is no anchor &${name} before this *${name}`,
        at: position(where, start),
        instead: 'define the anchor further up; a text that begins with * needs quotes',
    }));
}
function duplicatesIn(where, map) {
    const first = new Map();
    return map.pairs.flatMap((pair) => {
        const { start } = pair.key;
        if (pair.key.kind !== 'scalar' || start === undefined)
            return [];
        const key = (0,nodes/* keyText */.P)(pair);
        const earlier = first.get(key);
        if (earlier === undefined) {
            first.set(key, start);
            return [];
        }
        return {
            message: `the key "${key}" stands twice in one map, first on line ${position(where, earlier).line}`,
            at: position(where, start),
            instead: 'keep one of the two, or put what both hold under one',
        };
    });
}
function firstOfEachLine(problems) {
    const lines = new Map();
    for (const problem of problems)
        if (!lines.has(problem.at?.line))
            lines.set(problem.at?.line, problem);
    return [...lines.values()];
}
function bomb(shown, { documents }) {
    if (expandedSize(documents) <= MOST_EXPANDED)
        return undefined;
    return {
        message: `the aliases of ${shown} expand to more than ${MOST_EXPANDED} values`,
        at: { file: shown, line: 1, column: 1 },
        instead: 'write out what is meant, without aliases of aliases',
    };
}

;// CONCATENATED MODULE: ./lib/project/yaml/walk.js

function rootPlace(file, document) {
    return { file, value: document, offset: document.start ?? 0 };
}
function step(place, key) {
    const value = resolved(place);
    if (value?.kind === 'map')
        return stepInMap(place, value, String(key), new Set());
    if (value?.kind !== 'list')
        return undefined;
    const { items } = value;
    const item = typeof key === 'number' ? items[key] : items.find((entry) => walk_names(entry, key));
    return item && { ...place, value: item, offset: item.start ?? place.offset };
}
function resolved({ value }) {
    if (value.kind !== 'alias')
        return value;
    return value.target?.kind === 'alias' ? undefined : value.target;
}
function walk_text(place) {
    const value = place && resolved(place);
    return value?.kind === 'scalar' ? value.value : undefined;
}
function entries(place) {
    if (place === undefined)
        return [];
    const value = resolved(place);
    if (value?.kind !== 'list')
        return value === undefined ? [] : [place];
    return value.items.flatMap((_, index) => step(place, index) ?? []);
}
function keys(place) {
    const value = place && resolved(place);
    if (place === undefined || value?.kind !== 'map')
        return [];
    return [...collectKeys(place, value, new Set(), new Set())];
}
function namesIn(place) {
    if (place === undefined)
        return [];
    const value = resolved(place);
    return value?.kind === 'list' ? entries(place).flatMap((entry) => walk_text(entry) ?? []) : keys(place);
}
function isReset(place) {
    return place.value.tag === '!reset';
}
function stepInMap(place, map, key, seen) {
    if (seen.has(map))
        return undefined;
    seen.add(map);
    const own = indexOf(map).get(key);
    if (own !== undefined)
        return valuePlace(place, own);
    for (const merged of mergedMaps(place, map)) {
        const found = stepInMap(place, merged, key, seen);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
const indexes = new WeakMap();
function indexOf(map) {
    const known = indexes.get(map);
    if (known !== undefined)
        return known;
    const index = new Map();
    for (const pair of map.pairs)
        if (!index.has((0,nodes/* keyText */.P)(pair)))
            index.set((0,nodes/* keyText */.P)(pair), pair);
    indexes.set(map, index);
    return index;
}
function collectKeys(place, map, seen, found) {
    if (seen.has(map))
        return found;
    seen.add(map);
    for (const key of indexOf(map).keys())
        if (key !== '<<')
            found.add(key);
    for (const merged of mergedMaps(place, map))
        collectKeys(place, merged, seen, found);
    return found;
}
function mergedMaps(place, map) {
    const merge = indexOf(map).get('<<');
    if (merge === undefined)
        return [];
    return entries(valuePlace(place, merge))
        .map(resolved)
        .filter((value) => value?.kind === 'map');
}
function valuePlace(place, { key, value }) {
    return { ...place, value, offset: key.start ?? place.offset };
}
function walk_names(entry, key) {
    if (entry.kind === 'map')
        return ['source', 'target'].some((part) => says(indexOf(entry).get(part), key));
    if (entry.kind !== 'scalar' || entry.value === undefined)
        return false;
    const { value } = entry;
    return value === key || value.startsWith(`${key}=`) || value.startsWith(`${key}:`);
}
function says(pair, text) {
    return pair?.value.kind === 'scalar' && pair.value.value === text;
}

;// CONCATENATED MODULE: ./lib/project/read-sources.js






const MOST_FILES = 500;
async function readSources(located, env, cwd, report) {
    const reader = new Reader(located, env, cwd, report);
    for (const file of located.files)
        await reader.addLayer(file, env);
    return reader;
}
class Reader {
    located;
    env;
    cwd;
    report;
    layers = [];
    refusals = [];
    isWhole;
    read = new Map();
    environments = new Map();
    constructor(located, env, cwd, report) {
        this.located = located;
        this.env = env;
        this.cwd = cwd;
        this.report = report;
        this.isWhole = located.areAllLocal;
    }
    get all() {
        return [...this.read.values()];
    }
    async addLayer(path, env) {
        const file = await this.open(path);
        if (file === undefined)
            this.isWhole = false;
        if (file === undefined || this.layers.includes(file))
            return;
        this.layers.push(file);
        this.environments.set(file, env);
        for (const include of includesOf(file))
            await this.addIncluded(file, include);
        this.layers.splice(this.layers.indexOf(file), 1);
        this.layers.push(file);
        await this.addExtended(file);
    }
    target(from, written) {
        for (const path of this.candidates(from, written)) {
            const file = this.read.get(path);
            if (file !== undefined)
                return file;
        }
        return undefined;
    }
    environment(file) {
        return this.environments.get(file) ?? this.env;
    }
    async addIncluded(from, { paths, envFiles }) {
        const found = await Promise.all(envFiles.map((file) => this.firstOf(from, file)));
        const env = await withEnvFiles(found.filter((file) => file !== undefined), this.environment(from));
        for (const written of paths) {
            await this.openFirst(from, written, async (path) => {
                await this.addLayer(path, env);
            });
        }
    }
    async addExtended(file) {
        for (const written of extendedFiles(file)) {
            if (this.target(file, written) !== undefined)
                continue;
            await this.openFirst(file, written, async (path) => {
                const opened = await this.open(path);
                if (opened === undefined)
                    return;
                this.environments.set(opened, this.environment(file));
                await this.addExtended(opened);
            });
        }
    }
    async openFirst(from, written, use) {
        const path = await this.firstOf(from, written);
        if (path === undefined)
            this.isWhole = false;
        else
            await use(path);
    }
    async firstOf(from, written) {
        for (const path of this.candidates(from, written))
            if (await exists(path))
                return path;
        return undefined;
    }
    candidates(from, written) {
        if (isRemote(written))
            return [];
        const path = interpolate(written, this.environment(from));
        return [(0,external_node_path_.resolve)((0,external_node_path_.dirname)(from.path), path), (0,external_node_path_.resolve)(this.located.directory, path)];
    }
    async open(path) {
        const known = this.read.get(path);
        if (known !== undefined || this.read.size >= MOST_FILES)
            return known;
        const content = await readText(path);
        if (content.kind === 'absent')
            return undefined;
        const shown = showPath(path, this.cwd);
        if (content.kind === 'binary') {
            this.report({
                message: `${shown} is not text`,
                at: { file: shown, line: 1, column: 1 },
                instead: 'save it as YAML in UTF-8',
            });
        }
        if (content.kind === 'too large')
            this.refusals.push(tooLarge(shown, content.bytes));
        const words = content.kind === 'text' ? content.text : '';
        const file = await readSource(path, shown, words, this.report);
        if (file.refusal !== undefined)
            this.refusals.push(file.refusal);
        this.read.set(path, file);
        return file;
    }
}
function tooLarge(shown, bytes) {
    return {
        message: `${shown} has ${bytes} bytes; a Compose file may have ${MOST_READ}`,
        at: { file: shown, line: 1, column: 1 },
        instead: 'split it with `include`',
    };
}
function showPath(path, cwd) {
    const shown = (0,external_node_path_.relative)(cwd, path);
    return shown === '' || shown.startsWith(`..${external_node_path_.sep}`) || shown === '..' || (0,external_node_path_.isAbsolute)(shown) ? path : shown;
}
function includesOf(file) {
    const texts = (place) => entries(place).flatMap((entry) => walk_text(entry) ?? []);
    return roots(file)
        .flatMap((root) => entries(step(root, 'include')))
        .map((entry) => {
        const short = walk_text(entry);
        const paths = short === undefined ? texts(step(entry, 'path')) : [short];
        const own = texts(step(entry, 'env_file'));
        const directory = walk_text(step(entry, 'project_directory')) ?? (0,external_node_path_.dirname)(paths[0] ?? '');
        return { paths, envFiles: own.length > 0 ? own : [(0,external_node_path_.join)(directory, '.env')] };
    });
}
function extendedFiles(file) {
    const found = roots(file).flatMap((root) => {
        const services = step(root, 'services');
        return keys(services).flatMap((name) => walk_text(at(services, name, 'extends', 'file')) ?? []);
    });
    return [...new Set(found)];
}
function roots(file) {
    return file.documents.map((document) => rootPlace(file, document));
}
function at(place, ...path) {
    return path.reduce((found, key) => found && step(found, key), place);
}

;// CONCATENATED MODULE: ./lib/project/find.js



const DEEPEST_EXTENDS = 20;
function find(tree, path) {
    const reach = furthest(tree, path);
    return reach && positionOf(reach);
}
function findWhole(tree, path) {
    const reach = furthest(tree, path);
    return reach?.depth === path.length ? positionOf(reach) : undefined;
}
function furthest(tree, path) {
    let best;
    for (const file of [...tree.layers].reverse()) {
        for (const root of [...roots(file)].reverse()) {
            const reach = follow(tree, { place: root, depth: 0 }, path);
            if (best === undefined || reach.depth > best.depth)
                best = reach;
            if (best.depth === path.length)
                return best;
        }
    }
    return best;
}
function positionOf({ place }) {
    return position(place.file, place.offset);
}
function follow(tree, from, path) {
    let reach = from;
    for (const key of path.slice(from.depth)) {
        const next = step(reach.place, key);
        if (next === undefined || isReset(next))
            break;
        reach = { place: next, depth: reach.depth + 1 };
        if (reach.depth === 2 && path[0] === 'services')
            return followService(tree, reach, path, 0);
    }
    return reach;
}
function followService(tree, service, path, hops) {
    let own = service;
    for (const key of path.slice(2)) {
        const next = step(own.place, key);
        if (next === undefined)
            break;
        own = { place: next, depth: own.depth + 1 };
    }
    if (own.depth === path.length || hops >= DEEPEST_EXTENDS)
        return own;
    const base = extendedPlace(tree, service.place);
    if (base === undefined)
        return own;
    const inherited = followService(tree, { place: base, depth: 2 }, path, hops + 1);
    return inherited.depth > own.depth ? inherited : own;
}
function extendedPlace(tree, service) {
    const { file, name } = extendsOf(service);
    if (name === undefined)
        return undefined;
    const target = file === undefined ? service.file : tree.target(service.file, file);
    if (target === undefined)
        return undefined;
    const found = roots(target).flatMap((root) => at(root, 'services', name) ?? []);
    return found.at(-1);
}
function extendsOf(service) {
    const place = step(service, 'extends');
    const short = walk_text(place);
    return short === undefined
        ? { file: walk_text(at(place, 'file')), name: walk_text(at(place, 'service')) }
        : { file: undefined, name: short };
}
function servicesIn(file) {
    return roots(file).flatMap((root) => {
        const all = step(root, 'services');
        return keys(all).flatMap((name) => {
            const place = at(all, name);
            return place === undefined || isReset(place) ? [] : [{ name, place }];
        });
    });
}

;// CONCATENATED MODULE: ./lib/project/dependencies.js


function dependencyProblems(tree) {
    const edges = declaredEdges(tree);
    return [...unknownServices(tree, edges), ...cycles(edges).map((cycle) => cycleProblem(tree, cycle))];
}
function cycleProblem(tree, cycle) {
    const [first = '', second = ''] = cycle;
    return {
        message: `dependency cycle detected: ${cycle.join(' -> ')}`,
        at: find(tree, ['services', first, 'depends_on', second]),
        instead: 'take one of these dependencies away',
    };
}
function declaredEdges(tree) {
    const edges = new Map();
    for (const { name, place } of tree.layers.flatMap(servicesIn)) {
        const targets = edges.get(name) ?? new Set();
        edges.set(name, targets);
        for (const target of namesIn(step(place, 'depends_on')))
            targets.add(target);
    }
    return edges;
}
function unknownServices(tree, edges) {
    return [...edges].flatMap(([name, targets]) => [...targets]
        .filter((target) => !edges.has(target))
        .map((target) => ({
        message: `service "${name}" depends on undefined service "${target}"`,
        at: find(tree, ['services', name, 'depends_on', target]),
    })));
}
function cycles(edges) {
    const found = [];
    const done = new Set();
    for (const start of edges.keys()) {
        const path = [];
        const stack = [];
        const enter = (name) => {
            path.push(name);
            stack.push({ name, rest: [...(edges.get(name) ?? [])] });
        };
        if (!done.has(start))
            enter(start);
        for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
            const next = top.rest.shift();
            if (next === undefined) {
                done.add(top.name);
                stack.pop();
                path.pop();
            }
            else if (path.includes(next))
                found.push([...path.slice(path.indexOf(next)), next]);
            else if (edges.has(next) && !done.has(next))
                enter(next);
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/project/yaml/scalars.js

function scalarsOf(file) {
    return file.scalars.flatMap(({ start, value = 'null', written }) => start === undefined ? [] : [{ file, value, written, offset: start }]);
}
function within(scalar, index) {
    return position(scalar.file, scalar.offset + Math.max(0, index));
}

;// CONCATENATED MODULE: ./lib/project/missing-variables.js

const REQUIRED = /(?<!\$)(?:\$\$)*\$\{(\w+)(:?)\?([^}]*)\}/g;
function missingVariables(tree) {
    return tree.layers.flatMap(scalarsOf).flatMap((scalar) => demands(scalar).flatMap(({ name, mayBeEmpty, message, index, isNested }) => {
        const value = tree.environment(scalar.file)[name];
        if (isNested || (value !== undefined && (mayBeEmpty || value !== '')))
            return [];
        return {
            message: `required variable ${name} is missing a value${message ? `: ${message}` : ''}`,
            at: within(scalar, index),
            instead: howToSet(name),
        };
    }));
}
function howToSet(name) {
    return `set ${name} in the environment or in an env file, or write a default: \${${name}:-value}`;
}
function demandOf(tree, name) {
    for (const scalar of tree.all.flatMap(scalarsOf)) {
        const demand = demands(scalar).find((one) => one.name === name);
        if (demand !== undefined)
            return within(scalar, demand.index);
    }
    return undefined;
}
function demands({ written }) {
    return [...written.matchAll(REQUIRED)].map(({ index, 1: name = '', 2: colon, 3: message = '' }) => {
        const before = written.slice(0, index);
        const open = before.split('${').length - before.split('}').length;
        return { name, mayBeEmpty: colon === '', message, index, isNested: open > 0 };
    });
}

;// CONCATENATED MODULE: ./lib/project/compose-words.js





const compose_words_RULES = [
    [
        /required variable (\w+) is missing a value/,
        ([name = ''], tree, message) => [{ message, at: demandOf(tree, name), instead: howToSet(name) }],
    ],
    [
        /^Circular reference: (\S+) in /,
        ([service = ''], tree, message) => [{ message, at: find(tree, ['services', service, 'extends']) }],
    ],
    [/^dependency cycle detected: (.*)$/, ([cycle = ''], tree) => [cycleProblem(tree, cycle.split(' -> '))]],
    [
        /^service "(.+)" depends on undefined service "(.+)"$/,
        ([service = '', target = ''], tree, message) => [
            {
                message,
                at: dependencyAt(tree, service, target),
                instead: profileOf(tree, target),
            },
        ],
    ],
    [
        /^service "(.+)" refers to undefined (network|volume|secret|config|model) (.+)$/,
        ([service = '', kind = '', name = ''], tree, message) => [
            {
                message,
                at: find(tree, ['services', service, `${kind}s`, name]),
                instead: `define it under the top-level ${kind}s`,
            },
        ],
    ],
    [
        /^service "?([^" ]+)"? (?:has|declares|is|uses|can't|must) /,
        ([service = ''], tree, message) => [{ message, at: find(tree, ['services', service]) }],
    ],
    [
        /^(?:(.*) )?Additional property (.+) is not allowed$/,
        ([path = '', name = ''], tree, message) => [notAllowed(tree, path, name, message)],
    ],
    [
        /^(\S*) ?additional properties (.+) not allowed$/,
        ([path = '', names = ''], tree) => [...names.matchAll(/'([^']+)'/g)].map(([, name = '']) => notAllowed(tree, path, name, `${path === '' ? '(root)' : path} Additional property ${name} is not allowed`)),
    ],
    [
        /cannot extend service "(.+)" in .*: service "(.+)" not found/,
        ([service = ''], tree, message) => [{ message, at: find(tree, ['services', service, 'extends']) }],
    ],
    [
        /^(?:failed to parse (.+): )?(?:yaml: )?(?:unmarshal errors:\s*)?line (\d+): /,
        ([file = '', line = '1'], tree, message) => [{ message, at: lineOf(tree, file, Number(line)) }],
    ],
    [
        /(?:^|\s|')((?:services|networks|volumes|secrets|configs|include|x-gate)(?:[.[][^:\s']*)?)/,
        ([path = ''], tree, message) => [{ message, at: find(tree, keysOf(path, tree)) }],
    ],
];
function explain(raw, tree) {
    const said = /^validating (.+?): ([\s\S]*)$/.exec(raw);
    const file = tree.all.find(({ path }) => path === said?.[1]);
    const scope = file === undefined ? tree : onlyIn(tree, file);
    const message = (said?.[2] ?? raw)
        .replace(/: invalid compose project$/, '')
        .replace(/^error (?:while interpolating|decoding) /, '')
        .replace(/^(\S+) \1 /, '$1 ')
        .replace(/\n\s*/g, ' ')
        .trim();
    for (const [pattern, problems] of compose_words_RULES) {
        const match = pattern.exec(message);
        if (match !== null)
            return problems(match.slice(1).map((group) => group ?? ''), scope, message);
    }
    return [{ message, at: quoted(tree, message) ?? onlyFile(tree) }];
}
function onlyFile(tree) {
    const [file] = tree.all;
    return tree.all.length === 1 && file !== undefined ? { file: file.shown, line: 1, column: 1 } : undefined;
}
function onlyIn(tree, file) {
    return {
        layers: [file],
        all: tree.all,
        isWhole: tree.isWhole,
        refusals: [],
        target: (from, written) => tree.target(from, written),
        environment: (of) => tree.environment(of),
    };
}
function dependencyAt(tree, service, target) {
    const joins = tree.layers.flatMap(scalarsOf).find(({ value }) => value === `service:${target}`);
    return joins === undefined ? find(tree, ['services', service, 'depends_on', target]) : within(joins, 0);
}
function notAllowed(tree, path, name, message) {
    return { message, at: find(tree, [...keysOf(path, tree), name]) };
}
function keysOf(path, tree) {
    if (path === '' || path === '(root)')
        return [];
    const plain = path.replace(/\.?\[(.*?)\]/g, '.$1').replace(/\.+$/, '');
    const names = tree.all.flatMap(servicesIn).map(({ name }) => name);
    const own = names
        .filter((name) => plain === `services.${name}` || plain.startsWith(`services.${name}.`))
        .sort((one, other) => other.length - one.length)[0];
    const rest = own === undefined ? plain : plain.slice(`services.${own}`.length + 1);
    const keys = rest.split('.').filter((key) => key !== '');
    const typed = keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    return own === undefined ? typed : ['services', own, ...typed];
}
function profileOf(tree, service) {
    const isDeclared = tree.layers.flatMap(servicesIn).some(({ name }) => name === service);
    return isDeclared
        ? `"${service}" belongs to a profile: ask for it with \`--profile\` (input \`profiles\`)`
        : undefined;
}
function lineOf(tree, path, line) {
    const file = tree.all.find((known) => known.path === path) ?? (tree.all.length === 1 ? tree.all[0] : undefined);
    return file && { file: file.shown, line, column: 1 };
}
function quoted(tree, message) {
    const files = [...message.matchAll(/\/[^\s:'"]+/g)].map(([path]) => (0,external_node_path_.basename)(path));
    const values = [...message.matchAll(/'([^']+)'|"([^"]+)"|: (\S+)$/g)].flatMap((match) => match.slice(1));
    for (const wanted of [...files, ...values]) {
        if (!wanted)
            continue;
        const holders = tree.all.flatMap(scalarsOf).filter((scalar) => scalar.value.includes(wanted));
        const [only] = holders;
        if (only !== undefined && holders.length === 1)
            return within(only, only.written.indexOf(wanted));
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/project/warnings.js
function warningsIn(stderr) {
    const found = stderr.split('\n').flatMap((line) => {
        const match = /\blevel=warning msg="((?:[^"\\]|\\.)*)"/.exec(line);
        const text = match?.[1] ?? plainWarning(line);
        return text === undefined ? [] : [sentence(text)];
    });
    return [...new Set(found)];
}
function withoutWarnings(stderr) {
    return stderr
        .split('\n')
        .filter((line) => !/\blevel=(warning|info|debug)\b/.test(line) && plainWarning(line) === undefined)
        .join('\n')
        .trim();
}
function plainWarning(line) {
    return /^WARN\[\d+\]\s*(.*\S)/.exec(line)?.[1];
}
function sentence(text) {
    const plain = text.replace(/\\(.)/g, '$1').trim();
    return /[.!?]$/.test(plain) ? plain : `${plain}.`;
}

;// CONCATENATED MODULE: ./lib/project/compose-problems.js




function composeProblems(answer, tree) {
    const own = tree.isWhole ? [...missingVariables(tree), ...dependencyProblems(tree)] : [];
    const told = messages(withoutWarnings(answer.stderr)).flatMap((message) => explain(message, tree));
    if (told.length === 0 && own.length === 0) {
        return [{ message: `docker compose config ended with ${answer.exitCode} and said nothing` }];
    }
    const isOwn = (problem) => own.some(({ message }) => sameMatter(message, problem.message));
    return [...told.filter((problem) => !isOwn(problem)), ...own];
}
function messages(text) {
    const decoding = /^decoding failed due to the following error\(s\):\s*([\s\S]*)$/.exec(text);
    if (decoding !== null)
        return (decoding[1] ?? '').split(/\n+/).filter((line) => line !== '');
    return text === '' ? [] : [text];
}
function sameMatter(own, told) {
    if (told.endsWith(own))
        return true;
    const [one, other] = [own, told].map((text) => /^dependency cycle detected: (.*)$/.exec(text)?.[1]);
    const members = (cycle) => [...new Set(cycle.split(' -> '))].sort().join();
    return one !== undefined && other !== undefined && members(one) === members(other);
}

// EXTERNAL MODULE: ../node_modules/yaml/dist/index.js
var dist = __webpack_require__(6637);
;// CONCATENATED MODULE: ./lib/project/config.js


async function resolvedConfig(readConfig, about) {
    const json = await readConfig({ ...about, format: 'json' });
    if (json.exitCode !== 0 && !json.stderr.includes('error calling MarshalJSON'))
        return { kind: 'refused', ...json };
    const printed = json.exitCode === 0 ? config_read(() => JSON.parse(json.stdout)) : undefined;
    if (printed !== undefined && !usesModels(printed))
        return modelIn(json, printed);
    const yaml = await readConfig({ ...about, format: 'yaml' });
    if (yaml.exitCode !== 0)
        return { kind: 'refused', ...yaml };
    const whole = config_read(() => (0,dist/* parse */.qg)(yaml.stdout, { maxAliasCount: 0 }));
    if (whole === undefined)
        return { kind: 'refused', exitCode: 0, stderr: 'docker compose config printed no project' };
    return modelIn(yaml, whole);
}
function modelIn({ stdout, stderr }, printed) {
    return { kind: 'model', printed, hasDollars: stdout.includes('$'), stderr };
}
function config_read(parsed) {
    try {
        const value = parsed();
        return (0,json/* isObject */.Gv)(value) ? value : undefined;
    }
    catch (error) {
        if (error instanceof SyntaxError || (error instanceof Error && error.name === 'YAMLParseError'))
            return undefined;
        throw error;
    }
}
function usesModels(model) {
    if (model.models !== undefined)
        return false;
    return Object.values((0,json/* object */.Ik)(model.services)).some((service) => (0,json/* object */.Ik)(service).models !== undefined);
}

;// CONCATENATED MODULE: ./lib/project/gate-profiles.js



function profilesInGate(tree, env) {
    const written = tree.layers.flatMap(roots).flatMap((root) => entries(at(root, 'x-gate', 'profiles')));
    const names = written.flatMap((entry) => interpolate(walk_text(entry) ?? '', env).split(/[\s,]+/));
    return [...new Set(names.filter((name) => name !== ''))];
}

;// CONCATENATED MODULE: ./lib/project/glance.js

const HARMLESS_ALIASES = 12;
const LESS_GARBAGE_COLLECTION = { GOGC: '400' };
async function glanceAt(located, env) {
    const contents = await Promise.all(located.files.map(readText));
    const texts = contents.flatMap((content) => (content.kind === 'text' ? content.text : []));
    const areShort = contents.every((content) => content.kind !== 'too large');
    const standAlone = !texts.some((text) => /\b(?:include|extends)["']?\s*:/.test(text));
    const isAll = located.areAllLocal && contents.length === texts.length && standAlone;
    return {
        harmless: areShort && standAlone && texts.every(hasFewAliases),
        tuning: isAll && !isNoticed('GOGC', texts, env) ? LESS_GARBAGE_COLLECTION : {},
    };
}
function hasFewAliases(text) {
    return (text.match(/(?:^|[\s,[{:])\*\w/g) ?? []).length <= HARMLESS_ALIASES;
}
function isNoticed(variable, texts, env) {
    if (texts.some((text) => text.includes('env_file')))
        return true;
    return [...texts, ...Object.keys(env), ...Object.values(env)].some((text) => text?.includes(variable));
}

;// CONCATENATED MODULE: ./lib/project/lossless.js

function lossless(answer, hasDollars) {
    const model = hasDollars ? (0,json/* object */.Ik)(undoubledKeys(answer)) : answer;
    const services = (0,json/* object */.Ik)(model.services);
    const mended = Object.entries(services).map(([name, service]) => [
        name,
        (0,json/* isObject */.Gv)(service) ? mendedService(service, services) : service,
    ]);
    return { ...model, services: Object.fromEntries(mended) };
}
function mendedService(service, services) {
    if (service.profiles === undefined &&
        (0,json/* object */.Ik)(service.build).ssh === undefined &&
        areThere(service, services))
        return service;
    const { profiles: _, depends_on: dependsOn, build, ...rest } = service;
    return {
        ...rest,
        ...(dependsOn === undefined ? {} : { depends_on: present(dependsOn, services) }),
        ...(build === undefined ? {} : { build: (0,json/* isObject */.Gv)(build) ? mendedBuild(build) : build }),
    };
}
function areThere({ depends_on: dependsOn }, services) {
    return (dependsOn === undefined || Object.keys((0,json/* object */.Ik)(dependsOn)).every((name) => services[name] !== undefined));
}
function present(dependsOn, services) {
    if (!(0,json/* isObject */.Gv)(dependsOn))
        return dependsOn;
    const kept = Object.entries(dependsOn).filter(([name, dependency]) => services[name] !== undefined || (0,json/* object */.Ik)(dependency).required !== false);
    return Object.fromEntries(kept);
}
function mendedBuild(build) {
    if (build.ssh === undefined)
        return build;
    return { ...build, ssh: (0,json/* list */.p_)(build.ssh).map((key) => (0,json/* string */.Yj)(key)?.replace(': ', '=') ?? key) };
}
function undoubledKeys(value) {
    if (Array.isArray(value))
        return value.map(undoubledKeys);
    if (!(0,json/* isObject */.Gv)(value))
        return value;
    const entries = Object.entries(value).map(([key, inner]) => [
        key.replaceAll('$$', '$'),
        undoubledKeys(inner),
    ]);
    return Object.fromEntries(entries);
}

// EXTERNAL MODULE: ./lib/settings/duration.js
var duration = __webpack_require__(53334);
;// CONCATENATED MODULE: ./lib/project/service.js


function service_servicesOf(model, printed, hasDollars = true) {
    const services = Object.entries((0,json/* object */.Ik)(model.services)).map(([name, value]) => {
        const raw = (0,json/* object */.Ik)(value);
        const profiles = (0,json/* strings */.P$)((0,json/* object */.Ik)((0,json/* object */.Ik)(printed.services)[name]).profiles);
        const said = hasDollars ? (0,json/* object */.Ik)(undouble(raw)) : raw;
        return [name, service_serviceOf(name, { raw, said, profiles }, model)];
    });
    return Object.fromEntries(services);
}
function service_serviceOf(name, { raw, said, profiles }, model) {
    return {
        name,
        profiles,
        image: (0,json/* string */.Yj)(said.image),
        build: (0,json/* isObject */.Gv)(raw.build) ? raw.build : undefined,
        command: words(said.command),
        entrypoint: words(said.entrypoint),
        environment: environment(said.environment),
        dependsOn: dependencies(said.depends_on),
        healthCheck: healthCheck(said.healthcheck),
        ports: (0,json/* list */.p_)(said.ports).flatMap((entry) => port((0,json/* object */.Ik)(entry)) ?? []),
        expose: (0,json/* strings */.P$)(said.expose).flatMap(exposed),
        containerName: (0,json/* string */.Yj)(said.container_name),
        restart: restart(said),
        replicas: (0,json/* number */.ai)((0,json/* object */.Ik)(said.deploy).replicas) ?? (0,json/* number */.ai)(said.scale) ?? 1,
        joins: joins(said),
        startedByCompose: isStartedByCompose(said, model),
        raw,
    };
}
function undouble(value) {
    if (typeof value === 'string')
        return value.replaceAll('$$', '$');
    if (Array.isArray(value))
        return value.map(undouble);
    if (!(0,json/* isObject */.Gv)(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, undouble(inner)]));
}
function words(value) {
    return Array.isArray(value) ? (0,json/* strings */.P$)(value) : undefined;
}
function environment(value) {
    const entries = Object.entries((0,json/* object */.Ik)(value)).flatMap(([key, inner]) => {
        const known = (0,json/* string */.Yj)(inner);
        return known === undefined ? [] : [[key, known]];
    });
    return Object.fromEntries(entries);
}
const CONDITIONS = new Set([
    'service_started',
    'service_healthy',
    'service_completed_successfully',
]);
function isCondition(text) {
    return text !== undefined && CONDITIONS.has(text);
}
function dependencies(value) {
    const entries = Object.entries((0,json/* object */.Ik)(value)).map(([name, inner]) => {
        const { condition, required } = (0,json/* object */.Ik)(inner);
        const said = (0,json/* string */.Yj)(condition);
        return [
            name,
            { condition: isCondition(said) ? said : 'service_started', required: required !== false },
        ];
    });
    return Object.fromEntries(entries);
}
function healthCheck(value) {
    if (!(0,json/* isObject */.Gv)(value))
        return undefined;
    const test = (0,json/* strings */.P$)(value.test);
    return {
        disabled: value.disable === true || test[0] === 'NONE',
        test: test.length > 0 && test[0] !== 'NONE' ? test : undefined,
        interval: milliseconds(value.interval),
        timeout: milliseconds(value.timeout),
        startPeriod: milliseconds(value.start_period),
        startInterval: milliseconds(value.start_interval),
        retries: (0,json/* number */.ai)(value.retries),
    };
}
function milliseconds(value) {
    const text = (0,json/* string */.Yj)(value);
    return text === undefined ? undefined : (0,duration/* parseDuration */.E)(text);
}
function port(value) {
    const target = (0,json/* number */.ai)(value.target);
    if (target === undefined)
        return undefined;
    const protocol = (0,json/* string */.Yj)(value.protocol) ?? 'tcp';
    if (protocol !== 'tcp' && protocol !== 'udp')
        return undefined;
    return { target, published: (0,json/* string */.Yj)(value.published), protocol };
}
function exposed(text) {
    const match = /^(\d+)(?:-(\d+))?(?:\/tcp)?$/.exec(text);
    if (match === null)
        return [];
    const first = Number(match[1]);
    const last = Math.min(Number(match[2] ?? first), 65_535);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
function restart(said) {
    const policy = (0,json/* object */.Ik)(said.deploy).restart_policy;
    if (!(0,json/* isObject */.Gv)(policy))
        return (0,json/* string */.Yj)(said.restart) ?? 'no';
    const condition = (0,json/* string */.Yj)(policy.condition) ?? 'any';
    if (condition === 'none')
        return 'no';
    if (condition === 'any')
        return 'always';
    const attempts = (0,json/* number */.ai)(policy.max_attempts);
    return attempts === undefined ? 'on-failure' : `on-failure:${attempts}`;
}
function joins(said) {
    const modes = [said.network_mode, said.ipc, said.pid].flatMap((mode) => /^service:(.+)$/.exec((0,json/* string */.Yj)(mode) ?? '')?.[1] ?? []);
    const volumes = (0,json/* strings */.P$)(said.volumes_from)
        .filter((from) => !from.startsWith('container:'))
        .map((from) => from.split(':')[0] ?? from);
    const links = (0,json/* strings */.P$)(said.links).map((link) => link.split(':')[0] ?? link);
    return [...new Set([...modes, ...volumes, ...links])];
}
function isStartedByCompose(said, model) {
    const hooks = [said.post_start, said.pre_start, said.pre_stop].some((hook) => (0,json/* list */.p_)(hook).length > 0);
    return hooks || isInjected(said.secrets, model.secrets) || isInjected(said.configs, model.configs);
}
function isInjected(used, defined) {
    return (0,json/* list */.p_)(used).some((entry) => {
        const source = (0,json/* string */.Yj)(entry) ?? (0,json/* string */.Yj)((0,json/* object */.Ik)(entry).source) ?? '';
        const definition = (0,json/* object */.Ik)((0,json/* object */.Ik)(defined)[source]);
        return definition.content !== undefined || definition.environment !== undefined;
    });
}

;// CONCATENATED MODULE: ./lib/project/silence.js
const COMMENT = /(?:^|[^\S\n])#[^\S\n]*compose-gate-ignore:[^\S\n]*([A-Z_]+(?:(?:[^\S\n]|,)+[A-Z_]+)*)/gm;
function silencesOf(tree) {
    const silenced = new Set();
    for (const { shown, text, lines } of tree.all) {
        for (const { index, 0: comment, 1: codes = '' } of text.matchAll(COMMENT)) {
            const hash = index + comment.indexOf('#');
            const { line } = lines.at(hash);
            const isAlone = text.slice(text.lastIndexOf('\n', hash) + 1, hash).trim() === '';
            for (const code of codes.split(/[\s,]+/)) {
                silenced.add(`${code} ${line} ${shown}`);
                if (isAlone)
                    silenced.add(`${code} ${line + 1} ${shown}`);
            }
        }
    }
    return (code, { file, line }) => silenced.has(`${code} ${line} ${file}`);
}

;// CONCATENATED MODULE: ./lib/project/sources.js





function placesIn(tree, env) {
    const services = tree.all.flatMap(servicesIn);
    const extendedBy = extensions(tree, services);
    const known = {
        at: (path) => find(tree, path),
        written: (path) => findWhole(tree, path),
        variable: (name) => firstUse(tree, name),
        isSilenced: silencesOf(tree),
        extended: new Set(extendedBy.keys()),
        extendedBy,
        files: tree.all.map((file) => file.path),
    };
    const own = tree.layers.flatMap((file) => services.filter(({ place }) => place.file === file));
    return { among: (active) => ({ ...known, inactive: inactiveServices(tree, own, active, env) }) };
}
function extensions(tree, services) {
    const found = new Map();
    for (const { name, place } of services) {
        const extended = extendsOf(place).name;
        if (extended === undefined)
            continue;
        const base = extendedPlace(tree, place);
        if (base === undefined || !tree.layers.includes(base.file))
            continue;
        const extending = found.get(extended) ?? [];
        if (!extending.includes(name))
            found.set(extended, [...extending, name]);
    }
    return found;
}
function inactiveServices(tree, services, active, env) {
    const found = new Map();
    for (const { name, place } of services) {
        if (active.has(name))
            continue;
        const profiles = followService(tree, { place, depth: 2 }, ['services', name, 'profiles'], 0);
        const own = profiles.depth === 3
            ? entries(profiles.place).flatMap((entry) => interpolate(walk_text(entry) ?? '', env))
            : [];
        found.set(name, [...new Set([...(found.get(name) ?? []), ...own])]);
    }
    return [...found].map(([service, profiles]) => ({ service, profiles }));
}
function firstUse(tree, name) {
    const use = new RegExp(`(?<!\\$)(?:\\$\\$)*\\$(?:${name}\\b|\\{${name}[^\\w])`);
    for (const scalar of tree.layers.flatMap(scalarsOf)) {
        const match = use.exec(scalar.written);
        if (match !== null)
            return within(scalar, match.index);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/project/load.js











async function loadProject(location, readConfig, environment, report, cwd = process.cwd()) {
    const before = await composeEnvironment(location, environment);
    const located = await locate(location, before);
    if (located.files.length === 0 && located.searched.length > 0) {
        report(nothingFound(located));
        return undefined;
    }
    const env = await projectEnvironment(location, located.directory, before);
    const syntax = [];
    const glance = await glanceAt(located, env);
    const read = async () => {
        const tree = await readSources(located, env, cwd, (problem) => syntax.push(problem));
        return { tree, places: placesIn(tree, env) };
    };
    const ask = async (profiles) => {
        const answer = await settled(resolvedConfig(readConfig, { profiles, tuning: glance.tuning }));
        return { ...answer, profiles };
    };
    const [{ tree, places }, first] = await bothSafely(read, () => ask(location.profiles), glance.harmless);
    if (first === undefined) {
        ;
        [...tree.refusals, ...syntax].forEach(report);
        return undefined;
    }
    const own = location.profiles.length === 0 ? profilesInGate(tree, env) : [];
    const answer = first.kind === 'refused' && own.length > 0 ? await ask(own) : first;
    if (answer.kind === 'model')
        return projectOf(location, located.directory, places, answer);
    whatIsWrong(answer, syntax, tree).forEach(report);
    return undefined;
}
function whatIsWrong(answer, syntax, tree) {
    if (answer.kind === 'error') {
        if (syntax.length === 0)
            throw answer.error;
        return syntax;
    }
    if (syntax.length > 0 && /(?:^|\s)yaml: /.test(answer.stderr))
        return syntax;
    const told = composeProblems(answer, tree);
    const taken = new Set(told.map(({ at }) => at?.file));
    return [...told, ...syntax.filter(({ at }) => !taken.has(at?.file))];
}
async function bothSafely(read, ask, atOnce) {
    if (atOnce)
        return Promise.all([read(), ask()]);
    const found = await read();
    return [found, found.tree.refusals.length > 0 ? undefined : await ask()];
}
function settled(promise) {
    return promise.catch((error) => ({ kind: 'error', error }));
}
function projectOf(location, directory, places, { printed, hasDollars, stderr, profiles }) {
    const model = lossless(printed, hasDollars);
    const gate = model['x-gate'];
    const services = service_servicesOf(model, printed, hasDollars);
    return {
        name: location.name,
        directory,
        profiles,
        services,
        ...(gate === undefined ? {} : { gate: undouble(gate) }),
        model,
        sources: places.among(new Set(Object.keys(services))),
        warnings: warningsIn(stderr),
    };
}
function nothingFound(located) {
    const [nearest = ''] = located.searched;
    const above = located.searched.length > 1 ? ' or in any folder above it' : '';
    return {
        message: `there is no compose.yaml, compose.yml, docker-compose.yml or docker-compose.yaml in ${nearest}${above}`,
        instead: 'write one, or name it with `--file` (input `compose-file`)',
    };
}

// EXTERNAL MODULE: ./lib/settings/resolve.js + 14 modules
var resolve = __webpack_require__(12326);
;// CONCATENATED MODULE: ./lib/prepare.js




async function prepare(request, compose, environment, signal) {
    const { given, location } = request;
    const problems = [...request.problems];
    const report = (problem) => void problems.push(problem);
    const load = (at) => loadProject(at, (question) => compose.config(question, signal), environment, report);
    const asked = await load(location);
    const settings = (0,resolve/* resolveSettings */.M)(given, asked, report);
    const again = asked && !sameProfiles(asked.profiles, settings.profiles);
    const project = again ? await load({ ...location, profiles: settings.profiles }) : asked;
    const plan = project && makePlan(project, settings, report);
    if (project === undefined || plan === undefined || problems.length > 0)
        throw new problem/* BadInput */.k(problems);
    return { settings, project, plan };
}
function sameProfiles(some, others) {
    return some.length === others.length && some.every((profile) => others.includes(profile));
}


/***/ }),

/***/ 11890:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   P$: () => (/* binding */ strings),
/* harmony export */   Yj: () => (/* binding */ string),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   p_: () => (/* binding */ list)
/* harmony export */ });
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function object(value) {
    return isObject(value) ? value : {};
}
function list(value) {
    return Array.isArray(value) ? value : [];
}
function string(value) {
    if (typeof value === 'string')
        return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
function strings(value) {
    return list(value).flatMap((item) => string(item) ?? []);
}
function number(value) {
    if (typeof value === 'number')
        return value;
    return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}


/***/ }),

/***/ 78057:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ keyText),
/* harmony export */   s: () => (/* binding */ NodeBuilder)
/* harmony export */ });
function keyText({ key }) {
    return key.kind === 'scalar' ? (key.value ?? 'null') : '';
}
class NodeBuilder {
    documents = [];
    maps = [];
    aliases = [];
    scalars = [];
    open = [];
    anchors = new Map();
    written() {
        const { documents, maps, aliases, scalars } = this;
        return { documents, maps, aliases, scalars };
    }
    openDocument() {
        this.anchors = new Map();
        this.open.push(undefined);
    }
    openMap({ start, tag, anchor }) {
        const node = { kind: 'map', start, tag, pairs: [] };
        this.maps.push(node);
        this.place(node, anchor);
        this.open.push({ node, key: undefined });
    }
    openList({ start, tag, anchor }) {
        const node = { kind: 'list', start, tag, items: [] };
        this.place(node, anchor);
        this.open.push({ node, key: undefined });
    }
    close() {
        this.open.pop();
    }
    scalar({ start, tag, anchor }, value, written) {
        const node = { kind: 'scalar', start, tag, value, written };
        if (!this.place(node, anchor))
            this.scalars.push(node);
    }
    alias(name, start) {
        const node = { kind: 'alias', start, tag: '', name, target: this.anchors.get(name) };
        this.aliases.push(node);
        this.place(node, undefined);
    }
    place(node, anchor) {
        if (anchor !== undefined)
            this.anchors.set(anchor, node);
        const within = this.open.at(-1);
        if (within === undefined)
            this.documents.push(node);
        else if (within.node.kind === 'list')
            within.node.items.push(node);
        else if (within.key === undefined) {
            within.key = node;
            return true;
        }
        else {
            within.node.pairs.push({ key: within.key, value: node });
            within.key = undefined;
        }
        return false;
    }
}


/***/ }),

/***/ 29213:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ limited)
/* harmony export */ });
function limited(run, milliseconds) {
    const timeUp = AbortSignal.timeout(milliseconds);
    return { signal: AbortSignal.any([run, timeUp]), expired: () => timeUp.aborted && !run.aborted };
}


/***/ }),

/***/ 9161:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ givenFromInputs),
/* harmony export */   p: () => (/* binding */ givenFromGate)
/* harmony export */ });
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32212);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5468);
/* harmony import */ var _unknown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86826);



const inputVariable = (name) => `INPUT_${name.toUpperCase()}`;
function givenFromInputs(variables, report) {
    const given = {};
    for (const [variable, text] of Object.entries(variables)) {
        const value = text?.trim();
        if (!variable.startsWith('INPUT_') || !value)
            continue;
        const row = _table_js__WEBPACK_IMPORTED_MODULE_0__/* .rows */ .Ge.find(({ name }) => inputVariable(name) === variable);
        if (row)
            given[row.name] = { value, origin: { label: `input ${row.name}` } };
        else
            report(unknownInput(variable.slice('INPUT_'.length).toLowerCase()));
    }
    return given;
}
function givenFromGate(project, report) {
    const gate = project?.gate;
    if (project === undefined || gate === undefined || gate === null)
        return {};
    const originOf = (...keys) => ({
        label: ['x-gate', ...keys].join('.'),
        at: project.sources.at(['x-gate', ...keys]),
        find: (path) => project.sources.at(['x-gate', ...keys, ...path]),
    });
    if (!isMap(gate)) {
        const message = `x-gate is ${(0,_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(gate)}, not a map of settings`;
        report({ message, instead: `write keys such as \`smoke:\` under it`, at: originOf().at });
        return {};
    }
    const given = {};
    for (const [key, value] of Object.entries(gate)) {
        const row = _table_js__WEBPACK_IMPORTED_MODULE_0__/* .rows */ .Ge.find(({ name }) => name === key);
        if (!row?.gate)
            report(unknownKey(key, originOf(key), row));
        else if (value !== null && value !== '')
            given[row.name] = { value, origin: originOf(key) };
    }
    return given;
}
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function choiceOf(row) {
    return { write: row.name, names: [row.name, (0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .longFlag */ .Pv)(row)?.slice(2) ?? row.name] };
}
function unknownInput(name) {
    return (0,_unknown_js__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L)(`input ${name}`, name, _table_js__WEBPACK_IMPORTED_MODULE_0__/* .rows */ .Ge.map(choiceOf));
}
function unknownKey(key, origin, row) {
    if (row === undefined) {
        const choices = _table_js__WEBPACK_IMPORTED_MODULE_0__/* .rows */ .Ge.filter(({ gate }) => gate).map(choiceOf);
        return { ...(0,_unknown_js__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L)(origin.label, key, choices), at: origin.at };
    }
    const flag = (0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .longFlag */ .Pv)(row);
    const instead = `give it as input \`${key}\` of the action${flag ? ` or as flag \`${flag}\`` : ''}`;
    return { message: `${origin.label} cannot be set in a Compose file`, instead, at: origin.at };
}


/***/ }),

/***/ 12326:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ readLocation),
  M: () => (/* binding */ resolveSettings)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/settings/given.js
var settings_given = __webpack_require__(9161);
// EXTERNAL MODULE: ../node_modules/yaml/dist/index.js
var dist = __webpack_require__(6637);
// EXTERNAL MODULE: ../node_modules/json-p3/dist/json-p3.cjs.js
var json_p3_cjs = __webpack_require__(79499);
// EXTERNAL MODULE: ./lib/settings/duration.js
var settings_duration = __webpack_require__(53334);
// EXTERNAL MODULE: ./lib/settings/nearest.js
var nearest = __webpack_require__(37114);
// EXTERNAL MODULE: ./lib/settings/origin.js
var settings_origin = __webpack_require__(32212);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: ./lib/smoke/json.js
var json = __webpack_require__(56106);
;// CONCATENATED MODULE: ./lib/smoke/values.js


function readText(value, wrong) {
    const text = isPlain(value) ? String(value) : undefined;
    if (text !== undefined && text !== '')
        return text;
    wrong(text === '' ? 'the text is empty and would always be found' : `${what(value)} is not a text`, 'write a text: contains="two words"');
    return undefined;
}
function readPattern(value, wrong) {
    if (typeof value !== 'string' || value === '') {
        const message = value === '' ? 'the pattern is empty and would always match' : `${what(value)} is not a pattern`;
        wrong(message, 'write a regular expression as text: matches="^[0-9]+$"');
        return undefined;
    }
    try {
        return new RegExp(value);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : '';
        wrong(`${(0,settings_origin/* quoted */.TL)(value)} is not a regular expression: ${reason}`, 'put a backslash before a sign that means itself: \\( \\[ \\? \\+ \\*');
        return undefined;
    }
}
function readJson(text, wrong) {
    const read = (0,json/* parseJson */.qF)(text);
    if (read !== undefined)
        return { value: jsonMeant(read.value) };
    wrong(text === '' ? 'json= has no value' : `${(0,settings_origin/* quoted */.TL)(text)} is not JSON`, 'write JSON as it is: json=[], json={"done": false}, json="a text"');
    return undefined;
}
function jsonMeant(value) {
    if (typeof value !== 'string' || !/^\s*[[{]/.test(value))
        return value;
    const inner = (0,json/* parseJson */.qF)(value);
    return inner === undefined ? value : inner.value;
}
function isPlain(value) {
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function what(value) {
    const kind = value === undefined ? 'null' : (0,json/* jsonKind */.ZC)(value);
    if (kind === 'null')
        return 'nothing';
    return kind === 'list' || kind === 'object'
        ? `a ${kind === 'list' ? 'list' : 'map'}`
        : (0,settings_origin/* quoted */.TL)(String(value));
}

;// CONCATENATED MODULE: ./lib/smoke/headers.js




function parseHeaders(value, wrong) {
    if (!isMap(value)) {
        wrong(`${what(value)} is not a map of headers`, 'write names with their values: {Accept: text/html}');
        return undefined;
    }
    const headers = {};
    for (const [name, given] of Object.entries(value)) {
        if (!isPlain(given))
            wrong(`the header ${(0,settings_origin/* quoted */.TL)(name)} has ${what(given)} for a value`, 'write a text');
        else if (!isValid(() => (0,external_node_http_.validateHeaderName)(name))) {
            wrong(`${(0,settings_origin/* quoted */.TL)(name)} is not a header's name`, 'write letters, digits and hyphens: X-Request-Id');
        }
        else if (!isValid(() => (0,external_node_http_.validateHeaderValue)(name, String(given)))) {
            wrong(`the header ${(0,settings_origin/* quoted */.TL)(name)} holds a character no header may hold`, 'write it on one line, in ASCII');
        }
        else
            headers[name] = String(given);
    }
    return headers;
}
function isValid(validate) {
    try {
        validate();
        return true;
    }
    catch {
        return false;
    }
}
function readBody(value) {
    if (value === undefined || value === null)
        return undefined;
    if (typeof value !== 'string')
        return { text: JSON.stringify(value), isJson: true };
    return { text: value, isJson: /^\s*[[{]/.test(value) && (0,json/* parseJson */.qF)(value) !== undefined };
}

;// CONCATENATED MODULE: ./lib/smoke/flaw.js
const WIDTH = 100;
function excerpt(line, start, end) {
    const from = start < WIDTH - 10 ? 0 : start - WIDTH / 2;
    const shown = line.slice(from, from + WIDTH).replace(/\p{Cc}/gu, ' ');
    const carets = Math.max(1, Math.min(end, from + WIDTH) - start);
    return `${shown}\n${' '.repeat(start - from)}${'^'.repeat(carets)}`;
}

// EXTERNAL MODULE: ./lib/smoke/status.js
var smoke_status = __webpack_require__(8270);
;// CONCATENATED MODULE: ./lib/smoke/target.js



const COMMON = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const KNOWN = [...COMMON, ...external_node_http_.METHODS.filter((method) => method !== 'CONNECT' && !COMMON.includes(method))];
const shape = /^([A-Za-z0-9][\w.-]*)?(?::([^/]*))?(\/.*)$/s;
function parseTarget(words, wrong) {
    const [first, second] = words;
    const hasMethod = first !== undefined && isMethod(first, second);
    const goal = hasMethod ? second : first;
    const rest = words.slice(hasMethod ? 2 : 1);
    if (goal === undefined || goal.key !== undefined) {
        const end = first?.end ?? 0;
        wrong(goal ?? { start: end, end: end + 1 }, 'no path is named', 'name one, for instance GET /');
        return { rest: hasMethod ? words.slice(1) : words };
    }
    const method = hasMethod ? knownMethod(first, goal, wrong) : 'GET';
    const place = parsePlace(goal, wrong);
    return { target: method === undefined || place === undefined ? undefined : { method, ...place }, rest };
}
function isMethod(first, second) {
    if (first.key !== undefined || first.quoted || !/^[A-Za-z-]+$/.test(first.value))
        return false;
    return KNOWN.includes(first.value.toUpperCase()) || second?.value.includes('/') === true;
}
function knownMethod(word, goal, wrong) {
    const method = word.value.toUpperCase();
    if (KNOWN.includes(method))
        return method;
    const letters = (text) => [...text].sort().join('');
    const meant = COMMON.find((one) => letters(one) === letters(method)) ?? (0,nearest/* nearest */.p)(method, COMMON);
    const instead = meant === undefined
        ? `write one of ${COMMON.join(', ')}, or ${word.value}${goal.value} for the service ${word.value}`
        : `write \`${meant}\``;
    wrong(word, `${(0,settings_origin/* quoted */.TL)(word.value)} is not an HTTP method`, instead);
    return undefined;
}
function parsePlace(word, wrong) {
    const [, service, port, path] = shape.exec(word.value) ?? [];
    if (path === undefined || /^https?:?$/i.test(service ?? '')) {
        wrong(word, `${(0,settings_origin/* quoted */.TL)(word.value)} is not a path of a service`, insteadOfPlace(word.value));
        return undefined;
    }
    const number = port === undefined ? undefined : parsePort(port);
    if (port !== undefined && number === undefined) {
        wrong(word, `${(0,settings_origin/* quoted */.TL)(port)} is not a port`, `write a number from 1 to 65535: ${service ?? ''}:8000${path}`);
        return undefined;
    }
    return {
        path,
        ...(service === undefined ? {} : { service }),
        ...(number === undefined ? {} : { port: number }),
    };
}
function insteadOfPlace(text) {
    const url = /^https?:\/\/[^/]*(\/.*)?$/i.exec(text);
    if (url !== null) {
        const path = url[1] ?? '/';
        return `leave host and port to the gate: ${path}, or service:port${path} for a certain one`;
    }
    if (/^[A-Za-z0-9][\w.-]*:\d+$/.test(text))
        return `add the path: ${text}/`;
    return `a path begins with a slash: /${text.replace(/^\/+/, '')}, behind a service's name where one is meant`;
}
function parsePort(value) {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || !/^\d{1,5}$/.test(text))
        return undefined;
    const port = Number(text);
    return port >= 1 && port <= 65535 ? port : undefined;
}

;// CONCATENATED MODULE: ./lib/smoke/words.js

const keyed = /([A-Za-z][\w-]*)=/y;
const bare = /\S*/y;
function cutWords(line) {
    const words = [];
    let at = 0;
    for (;;) {
        while (/\s/.test(line.charAt(at)))
            at++;
        if (at >= line.length || line[at] === '#')
            return words;
        const word = wordAt(line, at);
        if ('message' in word)
            return word;
        words.push(word);
        at = word.end;
    }
}
function wordAt(line, start) {
    const key = match(keyed, line, start);
    const from = start + (key?.[0].length ?? 0);
    const name = key?.[1];
    const quote = line.charAt(from);
    if (name === 'json' && quote !== "'")
        return { key: name, ...jsonAt(line, from), quoted: false, start };
    if (quote === '"' || quote === "'")
        return quotedAt(line, start, from, name);
    const value = match(bare, line, from)?.[0] ?? '';
    return { key: name, value, quoted: false, start, end: from + value.length };
}
function match(pattern, line, at) {
    pattern.lastIndex = at;
    return pattern.exec(line);
}
function quotedAt(line, start, from, key) {
    const quote = line.charAt(from);
    let value = '';
    for (let at = from + 1; at < line.length; at++) {
        const char = line.charAt(at);
        const next = line.charAt(at + 1);
        if (char === quote) {
            if (next !== '' && !/\s/.test(next))
                return gluedText(line, at + 1);
            return { key, value, quoted: true, start, end: at + 1 };
        }
        const escaped = quote === '"' && char === '\\' && (next === '"' || next === '\\');
        value += escaped ? next : char;
        if (escaped)
            at++;
    }
    return {
        message: `the quote ${quote} is never closed`,
        instead: `close it with another ${quote}, or leave it out`,
        start: from,
        end: line.length,
    };
}
function gluedText(line, at) {
    const text = match(bare, line, at)?.[0] ?? '';
    return {
        message: `${(0,settings_origin/* quoted */.TL)(text)} follows a closing quote without a space`,
        instead: 'put a space behind the quote, or a backslash before it where it belongs to the text (\\")',
        start: at,
        end: at + text.length,
    };
}
function jsonAt(line, from) {
    let depth = 0;
    let inString = false;
    let end = from;
    for (; end < line.length; end++) {
        const char = line.charAt(end);
        if (inString) {
            if (char === '\\')
                end++;
            else if (char === '"')
                inString = false;
        }
        else if (char === '"')
            inString = true;
        else if (char === '[' || char === '{')
            depth++;
        else if (char === ']' || char === '}')
            depth--;
        else if (depth <= 0 && /\s/.test(char))
            break;
    }
    end = Math.min(end, line.length);
    return { value: line.slice(from, end), end };
}

;// CONCATENATED MODULE: ./lib/smoke/line.js







const LINE_KEYS = ['contains', 'matches', 'json'];
const MAP_ONLY = ['service', 'port', 'headers', 'body', 'json-path', 'response-headers', 'within'];
function parseLine(line, complain) {
    let sound = true;
    const wrong = (place, message, instead) => {
        sound = false;
        complain({ message, instead, excerpt: excerpt(line, place.start, place.end) });
    };
    const words = cutWords(line);
    if (!Array.isArray(words)) {
        wrong(words, words.message, words.instead);
        return undefined;
    }
    const { target, rest } = parseTarget(words, wrong);
    const expectations = parseExpectations(rest, wrong);
    return sound && target !== undefined ? { ...target, ...expectations } : undefined;
}
function parseExpectations(words, wrong) {
    const found = {};
    words.forEach((word, index) => {
        const key = word.key ?? 'status';
        if (word.key !== undefined && !isLineKey(word.key)) {
            wrong(word, `\`${word.key}=\` is not part of a check's line`, insteadOfKey(word));
            return;
        }
        if (key in found) {
            wrong(word, `${key === 'status' ? 'a second status' : `a second \`${key}=\``} is given`, insteadOfSecond(key));
            return;
        }
        const value = readWord(word, (message, instead) => wrong(word, message, word.key === undefined ? insteadOfBare(words[index - 1]) : instead));
        found[key] = value;
    });
    return found;
}
function isLineKey(key) {
    return LINE_KEYS.some((known) => known === key);
}
function readWord(word, wrong) {
    switch (word.key) {
        case 'contains':
            return readText(word.value, wrong);
        case 'matches':
            return readPattern(word.value, wrong);
        case 'json':
            return readJson(word.value, wrong);
        default: {
            const status = word.quoted ? undefined : (0,smoke_status/* parseStatus */.i$)(word.value);
            if (status === undefined)
                wrong(`${(0,settings_origin/* quoted */.TL)(word.value)} is not a status`, '');
            return status;
        }
    }
}
function insteadOfKey(word) {
    const key = word.key ?? '';
    if (key === 'status')
        return `the status stands alone: ${word.value || '200'}`;
    if (MAP_ONLY.includes(key))
        return `write the check as a map: {request: GET /path, ${key}: …}`;
    const known = (0,nearest/* nearest */.p)(key, [...LINE_KEYS, ...MAP_ONLY, 'status']);
    return known !== undefined && isLineKey(known)
        ? `write \`${known}=${word.value}\``
        : `a line has ${LINE_KEYS.map((one) => `${one}=`).join(', ')}; for more, write the check as a map`;
}
function insteadOfSecond(key) {
    if (key === 'status')
        return 'several statuses are one word: 200,204';
    return `write one \`${key}=\` a check, and another check for another`;
}
function insteadOfBare(before) {
    if (before?.key === undefined || before.quoted) {
        return `write ${smoke_status/* STATUS_NOTATION */.uN}, or contains=TEXT, matches=REGEX, json=JSON`;
    }
    return `put quotes around a text with spaces: ${before.key}="${before.value} …"`;
}

// EXTERNAL MODULE: ./lib/smoke/show.js
var show = __webpack_require__(28481);
;// CONCATENATED MODULE: ./lib/smoke/write.js


const LONGEST_NAME = 160;
function writeCheck(check) {
    const paths = Object.entries(check.expect.jsonPath ?? {}).map(([path, value]) => `${path}=${JSON.stringify(value)}`);
    const headers = Object.entries(check.expect.responseHeaders ?? {}).map(([name, value]) => `${name}: ${value}`);
    return (0,show/* oneLine */.TN)([writeLine(check), ...paths, ...headers].join(' '), LONGEST_NAME);
}
function writeLine({ method, service, port, path, expect }) {
    const { status, contains, matches, json } = expect;
    const goal = `${service ?? ''}${port === undefined ? '' : `:${port}`}${path}`;
    const words = [method, /\s/.test(path) ? quote(goal) : goal];
    if (status !== undefined)
        words.push((0,smoke_status/* writeStatus */.Kn)(status));
    if (contains !== undefined)
        words.push(`contains=${quote(contains)}`);
    if (matches !== undefined)
        words.push(`matches=${quote(matches.source)}`);
    if (json !== undefined)
        words.push(`json=${JSON.stringify(json.value)}`);
    return words.join(' ');
}
function quote(text) {
    if (/^[^\s'"]\S*$/.test(text))
        return text;
    if (!text.includes("'"))
        return `'${text}'`;
    return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

;// CONCATENATED MODULE: ./lib/smoke/entry.js











const READERS = {
    service: readService,
    port: (value, wrong) => readOr(parsePort(value), wrong, value, 'a port', 'write a number from 1 to 65535'),
    headers: (value, wrong) => parseHeaders(value, wrong),
    body: (value) => readBody(value),
    status: (value, wrong) => readOr((0,smoke_status/* parseStatus */.i$)(value), wrong, value, 'a status', `write ${smoke_status/* STATUS_NOTATION */.uN}`),
    contains: readText,
    matches: readPattern,
    json: (value) => ({ value: jsonMeant(value) }),
    'json-path': readJsonPaths,
    'response-headers': (value, wrong) => parseHeaders(value, wrong),
    within: readWithin,
};
const KEYS = ['request', ...Object.keys(READERS)];
const OTHER_NAMES = {
    method: 'request: POST /path',
    path: 'request: GET /path',
    url: 'request: GET /path',
    timeout: 'within: 10s',
    expect: 'status, contains, matches, json, json-path or response-headers beside request',
    data: 'body',
};
function parseEntry(map, complain) {
    let sound = true;
    const wrongAt = (key) => (message, instead) => {
        sound = false;
        complain({ message, instead, keys: [key] });
    };
    for (const key of Object.keys(map)) {
        if (KEYS.includes(key))
            continue;
        sound = false;
        const message = `${(0,settings_origin/* quoted */.TL)(key)} is not a key of a check`;
        complain({ message, instead: entry_insteadOfKey(key), keys: [key], keyItself: true });
    }
    const line = readRequest(map, (flaw) => {
        sound = false;
        complain(flaw);
    });
    const values = {};
    for (const [key, read] of Object.entries(READERS)) {
        if (!(key in map))
            continue;
        if (line !== undefined && key in line) {
            wrongAt(key)(`${(0,settings_origin/* quoted */.TL)(key)} is given twice, in the request too`, 'leave one of them out');
        }
        else
            values[key] = read(map[key], wrongAt(key));
    }
    return sound && line !== undefined ? checkOf(line, values) : undefined;
}
function checkOfLine(line, text) {
    return { ...checkOf(line, {}), text: (0,show/* oneLine */.TN)(text, LONGEST_NAME) };
}
function checkOf(line, values) {
    const expect = {
        status: line.status ?? values.status ?? smoke_status/* SUCCESS */.qO,
        contains: line.contains ?? values.contains,
        matches: line.matches ?? values.matches,
        json: line.json ?? values.json,
        jsonPath: values['json-path'],
        responseHeaders: values['response-headers'],
    };
    const headers = values.headers ?? {};
    const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
    const type = values.body?.isJson === true && !hasType ? { 'content-type': 'application/json' } : {};
    const check = {
        method: line.method,
        path: line.path,
        service: line.service ?? values.service,
        port: line.port ?? values.port,
        headers: { ...type, ...headers },
        body: values.body?.text,
        expect,
        within: values.within,
    };
    const explicit = line.status ?? values.status;
    return { text: writeCheck({ ...check, expect: { ...expect, status: explicit } }), ...check };
}
function readRequest(map, complain) {
    const { request } = map;
    const instead = 'write for instance `request: GET /todos`';
    if (!('request' in map)) {
        if (!Object.keys(map).some(isLineInDisguise))
            complain({ message: 'a check needs a `request`', instead });
    }
    else if (typeof request !== 'string') {
        complain({ message: `${what(request)} is not a request`, instead, keys: ['request'] });
    }
    else
        return parseLine(request, (flaw) => complain({ ...flaw, keys: ['request'] }));
    return undefined;
}
function isLineInDisguise(key) {
    return /[\s/]/.test(key);
}
function entry_insteadOfKey(key) {
    if (isLineInDisguise(key))
        return 'put quotes around the whole line: its `: ` makes YAML read a map';
    const known = (0,nearest/* nearest */.p)(key, KEYS);
    const other = OTHER_NAMES[key.toLowerCase()];
    if (known !== undefined)
        return `write \`${known}\``;
    return other === undefined ? `a check has ${KEYS.join(', ')}` : `write \`${other}\``;
}
function readOr(read, wrong, value, noun, instead) {
    if (read === undefined)
        wrong(`${what(value)} is not ${noun}`, instead);
    return read;
}
function readService(value, wrong) {
    const name = typeof value === 'string' && /^[A-Za-z0-9][\w.-]*$/.test(value) ? value : undefined;
    return readOr(name, wrong, value, "a service's name", 'write the name it has in the Compose file');
}
function readWithin(value, wrong) {
    const duration = typeof value === 'string' ? (0,settings_duration/* parseDuration */.E)(value) : undefined;
    const seconds = typeof value === 'number' && value > 0 ? (0,settings_duration/* formatDuration */.a)(value * 1000) : '10s';
    return readOr(duration === 0 ? undefined : duration, wrong, value, 'a time to wait', `write \`${seconds}\``);
}
function readJsonPaths(value, wrong) {
    const example = 'write paths with what they lead to: {"$[0].title": "x"}';
    if (!isMap(value) || Object.keys(value).length === 0) {
        wrong(isMap(value) ? 'the map has no JSON path' : `${what(value)} is not a map of JSON paths`, example);
        return undefined;
    }
    const paths = {};
    for (const [written, expected] of Object.entries(value)) {
        const path = singled(written);
        try {
            (0,json_p3_cjs/* compile */.wE)(path);
            paths[path] = expected;
        }
        catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            wrong(`${(0,settings_origin/* quoted */.TL)(path)} is not a JSON path: ${reason}`, 'see RFC 9535; a path begins with $');
        }
    }
    return paths;
}
function singled(path) {
    return path.startsWith('$$') ? path.replaceAll('$$', '$') : path;
}

;// CONCATENATED MODULE: ./lib/smoke/place.js


function placeOf({ label, at, find }) {
    return {
        label,
        at,
        part: (key) => placeOf({
            label: typeof key === 'number' ? `${label}, check ${key + 1}` : label,
            at: find?.([key]) ?? at,
            find: find && ((path) => find([key, ...path])),
        }),
    };
}
function placeOfLine(place, line) {
    return { ...place, label: `${place.label}, line ${line}` };
}
function placeInYaml(base, text, document, lines, path = [], what = 'value') {
    const part = (key, of) => placeInYaml(base, text, document, lines, [...path, key], of);
    const range = (what === 'key' ? keyOf(document, path) : undefined) ?? rangeOf(document, path);
    if (range === undefined)
        return { ...base, part };
    const [start, end] = range;
    const { line, col } = lines.linePos(start);
    const written = (text.split('\n')[line - 1] ?? '').trimEnd();
    const last = Math.min(written.length, col - 1 + (end - start));
    return { ...placeOfLine(base, line), excerpt: excerpt(written, col - 1, last), part };
}
function rangeOf(document, path) {
    for (let length = path.length; length >= 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if ((0,dist/* isScalar */.jn)(node) && node.range)
            return [node.range[0], node.range[1]];
        const key = keyOf(document, path.slice(0, length));
        if (key !== undefined)
            return key;
        if ((0,dist/* isNode */.Ll)(node) && node.range)
            return [node.range[0], node.range[0] + 1];
    }
    return undefined;
}
function keyOf(document, path) {
    const parent = document.getIn(path.slice(0, -1), true);
    if (path.length === 0 || typeof parent !== 'object' || parent === null || !('items' in parent))
        return undefined;
    const items = Array.isArray(parent.items) ? parent.items : [];
    const pair = items.find((item) => (0,dist/* isPair */.tO)(item) && (0,dist/* isScalar */.jn)(item.key) && item.key.value === path.at(-1));
    const range = (0,dist/* isPair */.tO)(pair) && (0,dist/* isScalar */.jn)(pair.key) ? pair.key.range : undefined;
    return range ? [range[0], range[1]] : undefined;
}
function reportFlaw(report, place, flaw) {
    const what = flaw.keyItself === true ? 'key' : 'value';
    const there = (flaw.keys ?? []).reduce((at, key) => at.part(key, what), place);
    report({
        message: `${there.label}: ${flaw.message}`,
        at: there.at,
        instead: flaw.instead,
        excerpt: flaw.excerpt ?? there.excerpt,
    });
}

;// CONCATENATED MODULE: ./lib/smoke/parse.js







function parseSmoke(value, origin, report) {
    let sound = true;
    const found = read(value, placeOf(origin), (problem) => {
        sound = false;
        report(problem);
    });
    if (!sound)
        return undefined;
    const [first] = found;
    if (first === undefined) {
        const instead = 'write one, for instance `GET /todos 200`, or leave the setting out';
        reportFlaw(report, placeOf(origin), { message: 'holds no check', instead });
        return undefined;
    }
    if (found.length === 1 && first.kind === 'hurl')
        return { kind: 'hurl', file: first.file };
    const hurl = found.filter((item) => item.kind === 'hurl');
    for (const { file, place } of hurl) {
        reportFlaw(report, place, {
            message: `the Hurl file \`${file}\` stands beside other checks`,
            instead: 'name one Hurl file and nothing else, or write checks only',
        });
    }
    const checks = found.flatMap((item) => (item.kind === 'check' ? [item.check] : []));
    return hurl.length === 0 ? { kind: 'checks', checks } : undefined;
}
function read(value, place, report) {
    if (typeof value === 'string')
        return parse_readText(value, place, report);
    if (Array.isArray(value)) {
        return value.flatMap((item, index) => read(item, place.part(index), report));
    }
    if (isMap(value)) {
        const check = parseEntry(value, (flaw) => reportFlaw(report, place, flaw));
        return check === undefined ? [] : [{ kind: 'check', check }];
    }
    const instead = 'write a line such as `GET /todos 200`, or a map with a `request`';
    reportFlaw(report, place, { message: `${what(value)} is not a check`, instead });
    return [];
}
function parse_readText(text, place, report) {
    const whole = text.trim();
    if (isHurlFile(whole))
        return [{ kind: 'hurl', file: whole, place }];
    if (isYaml(text))
        return readYaml(text, place, report);
    const lines = text.split(/\r?\n/);
    return lines.flatMap((line, index) => {
        const at = lines.length === 1 ? place : placeOfLine(place, index + 1);
        return readLine(line, at, report);
    });
}
function readLine(line, place, report) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#'))
        return [];
    if (isHurlFile(trimmed))
        return [{ kind: 'hurl', file: trimmed, place }];
    const parsed = parseLine(line, (flaw) => reportFlaw(report, place, flaw));
    return parsed === undefined ? [] : [{ kind: 'check', check: checkOfLine(parsed, withoutComment(line)) }];
}
function withoutComment(line) {
    const words = cutWords(line);
    return line.slice(0, Array.isArray(words) ? words.at(-1)?.end : undefined).trim();
}
function isHurlFile(text) {
    return /^[^\r\n]+\.hurl$/.test(text) && !/^[A-Z]+\s|\s(contains|matches|json)=/.test(text);
}
function isYaml(text) {
    const first = text.split(/\r?\n/).find((line) => !/^\s*(#.*)?$/.test(line)) ?? '';
    return /^\s*(-(\s|$)|[[{]|---|["']?[\w-]+["']?\s*:(\s|$))/.test(first);
}
function readYaml(text, place, report) {
    const lines = new dist/* LineCounter */.HN();
    try {
        const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, prettyErrors: false, merge: true });
        for (const error of document.errors) {
            const { line, col } = lines.linePos(error.pos[0]);
            const written = text.split('\n')[line - 1]?.trimEnd() ?? '';
            reportFlaw(report, placeOfLine(place, line), {
                message: `not YAML: ${error.message}`,
                instead: 'write one check a line, or a YAML list',
                excerpt: excerpt(written, col - 1, col),
            });
        }
        if (document.errors.length > 0)
            return [];
        const value = document.toJS();
        return read(value, placeInYaml(place, text, document, lines), report);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        reportFlaw(report, place, { message: `cannot be read as YAML: ${reason}`, instead: 'write it plainly' });
        return [];
    }
}

// EXTERNAL MODULE: ./lib/settings/choice.js
var choice = __webpack_require__(90097);
;// CONCATENATED MODULE: ./lib/settings/lists.js

function pieces(value, origin, report, what) {
    if (typeof value === 'string')
        return [{ text: value, origin }];
    if (!Array.isArray(value)) {
        report((0,settings_origin/* problemAt */.l4)(origin, `${(0,settings_origin/* quoted */.TL)(value)} is neither a text nor a list`, what));
        return undefined;
    }
    const found = value.map((item, index) => ({ item, origin: (0,settings_origin/* partOf */.BU)(origin, index) }));
    const good = found.flatMap(({ item, origin }) => (typeof item === 'string' ? [{ text: item, origin }] : []));
    for (const { item, origin } of found) {
        if (typeof item !== 'string')
            report((0,settings_origin/* problemAt */.l4)(origin, `${(0,settings_origin/* quoted */.TL)(item)} is not a text`, what));
    }
    return good.length === found.length ? good : undefined;
}
function lines(all) {
    return split(all, /\r?\n/);
}
function names(all) {
    return split(all, /[\s,]+/);
}
function split(all, separator) {
    return all.flatMap(({ text, origin }) => text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map((part) => ({ text: part, origin })));
}
function distinct(texts) {
    return [...new Set(texts)];
}

// EXTERNAL MODULE: ../node_modules/shell-quote/index.js
var shell_quote = __webpack_require__(44425);
;// CONCATENATED MODULE: ./lib/settings/words.js

const words_closed = /^(?:[^\\'"]|\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*")*$/;
const guard = '\u{fdd0}';
const hash = '\u{fdd1}';
function shellWords(text) {
    if (!words_closed.test(text))
        return { kind: 'unclosed' };
    const entries = (0,shell_quote.parse)(text.replaceAll('$', `$${guard}`).replaceAll('#', hash));
    const words = [];
    for (const entry of entries) {
        if (typeof entry === 'string')
            words.push(entry);
        else if ('pattern' in entry)
            words.push(entry.pattern);
        else if ('op' in entry)
            return { kind: 'operator', operator: entry.op };
    }
    return {
        kind: 'words',
        words: words.map((word) => word.replaceAll(guard, '').replaceAll(hash, '#')),
    };
}

;// CONCATENATED MODULE: ./lib/settings/jobs.js



const notation = /^(\S+)(?:\s+(--)(?:\s+([\s\S]+))?)?$/;
const usage = 'write a service, or a service and its command as `SERVICE -- COMMAND ARGS`, one a line';
const serviceName = /^[a-zA-Z0-9_.][a-zA-Z0-9._-]*$/;
function parseJobs(value, origin, report) {
    const given = pieces(value, origin, report, usage);
    if (given === undefined)
        return undefined;
    const written = lines(given);
    const jobs = written.flatMap(({ text, origin }) => parseJob(text, origin, report) ?? []);
    return jobs.length === written.length ? jobs : undefined;
}
function parseJob(text, origin, report) {
    const match = notation.exec(text);
    const [, service = '', dashes, command] = match ?? [];
    if (match === null || !serviceName.test(service)) {
        report((0,settings_origin/* problemAt */.l4)(origin, `${(0,settings_origin/* quoted */.TL)(text)} is not a job`, intended(text) ?? usage));
        return undefined;
    }
    if (dashes === undefined)
        return { service };
    if (command === undefined) {
        report((0,settings_origin/* problemAt */.l4)(origin, `${(0,settings_origin/* quoted */.TL)(text)} has no command after \`--\``, usage));
        return undefined;
    }
    return parseCommand(service, command, origin, report);
}
function intended(text) {
    const [service = '', ...rest] = text.split(/\s+/);
    if (!serviceName.test(service) || rest.length === 0 || rest.includes('--'))
        return undefined;
    return `write \`${service} -- ${rest.join(' ')}\`, or one service a line`;
}
function parseCommand(service, command, origin, report) {
    const split = shellWords(command);
    if (split.kind === 'words')
        return { service, command: split.words };
    if (split.kind === 'unclosed') {
        report((0,settings_origin/* problemAt */.l4)(origin, `a quote in ${(0,settings_origin/* quoted */.TL)(command)} is never closed`, 'close it, or escape it with \\'));
        return undefined;
    }
    report((0,settings_origin/* problemAt */.l4)(origin, `\`${split.operator}\` in ${(0,settings_origin/* quoted */.TL)(command)} needs a shell, and the command runs without one`, `write \`${service} -- sh -c ${inQuotes(command)}\`, or quote it where it is part of an argument`));
    return undefined;
}
function inQuotes(command) {
    if (!/["\\]/.test(command))
        return `"${command}"`;
    return command.includes("'") ? '"…"' : `'${command}'`;
}

// EXTERNAL MODULE: ./lib/settings/project-name.js
var project_name = __webpack_require__(93917);
;// CONCATENATED MODULE: ./lib/settings/kinds.js







const kinds = {
    path: parsePath,
    paths: parsePaths,
    services: listOf('service', serviceName),
    profiles: listOf('profile', /^(?:\*|[a-zA-Z0-9][a-zA-Z0-9_.-]*)$/),
    jobs: parseJobs,
    smoke: parseSmoke,
    projectName: project_name/* parseProjectName */.CZ,
    timeout: durationFrom(1),
    grace: durationFrom(0),
    switch: parseSwitch,
    ports: (0,choice/* oneOf */.y)('ephemeral', 'declared'),
    teardown: (0,choice/* oneOf */.y)('step', 'job'),
    pull: (0,choice/* oneOf */.y)('missing', 'always', 'never'),
    caches: parseCaches,
    word: parseWord,
};
function parsePath(value, origin, report) {
    if (typeof value === 'string' && !/[\r\n]/.test(value.trim()))
        return value.trim();
    report((0,settings_origin/* problemAt */.l4)(origin, `${(0,settings_origin/* quoted */.TL)(value)} is not a path`, 'write one path'));
    return undefined;
}
function parsePaths(value, origin, report) {
    const given = pieces(value, origin, report, 'write one path a line');
    return given && distinct(lines(given).map(({ text }) => text));
}
function parseCaches(value, origin, report) {
    const usage = 'write one cache a line, for instance `type=gha` or `type=registry,ref=example.org/app:cache`';
    const given = pieces(value, origin, report, usage);
    return given && distinct(lines(given).map(({ text }) => text));
}
function parseWord(value, origin, report) {
    const word = typeof value === 'string' ? value.trim() : '';
    if (/^[\w.-]+$/.test(word))
        return word;
    report((0,settings_origin/* problemAt */.l4)(origin, `${(0,settings_origin/* quoted */.TL)(value)} is not a name`, 'write one name, as `docker buildx ls` shows it'));
    return undefined;
}
function listOf(noun, pattern) {
    return (value, origin, report) => {
        const usage = `write the names of ${noun}s, separated by commas, blanks or line ends`;
        const given = pieces(value, origin, report, usage);
        if (given === undefined)
            return undefined;
        const written = names(given);
        const wrong = written.filter(({ text }) => !pattern.test(text));
        for (const { text, origin } of wrong) {
            report((0,settings_origin/* problemAt */.l4)(origin, `${(0,settings_origin/* quoted */.TL)(text)} is not a ${noun}'s name`, usage));
        }
        return wrong.length === 0 ? distinct(written.map(({ text }) => text)) : undefined;
    };
}
const longest = 24 * 24 * 3_600_000;
function durationFrom(least) {
    return (value, origin, report) => {
        const text = value === 0 ? '0' : value;
        const duration = typeof text === 'string' ? (0,settings_duration/* parseDuration */.E)(text) : undefined;
        if (duration === undefined) {
            const bare = /^\s*(\d+(?:\.\d+)?)\s*$/.exec(String(value));
            const instead = bare ? `write \`${bare[1]}s\` for seconds` : 'write for instance `90s` or `1m30s`';
            report((0,settings_origin/* problemAt */.l4)(origin, `${(0,settings_origin/* quoted */.TL)(value)} is not a duration`, instead));
            return undefined;
        }
        if (duration >= least && duration <= longest)
            return duration;
        const [wrong, instead] = duration < least
            ? ['leaves no time at all', 'write a duration above zero']
            : ['is longer than a timer can count', `write a duration up to ${(0,settings_duration/* formatDuration */.a)(longest)}`];
        report((0,settings_origin/* problemAt */.l4)(origin, `${(0,settings_origin/* quoted */.TL)(value)} ${wrong}`, instead));
        return undefined;
    };
}
function parseSwitch(value, origin, report) {
    if (typeof value === 'boolean')
        return value;
    const word = typeof value === 'string' ? value.trim() : '';
    if (['true', 'True', 'TRUE'].includes(word))
        return true;
    if (['false', 'False', 'FALSE'].includes(word))
        return false;
    report((0,settings_origin/* problemAt */.l4)(origin, `${(0,settings_origin/* quoted */.TL)(value)} is neither \`true\` nor \`false\``, 'write `true` or `false`'));
    return undefined;
}

// EXTERNAL MODULE: ./lib/settings/table.js
var table = __webpack_require__(5468);
;// CONCATENATED MODULE: ./lib/settings/resolve.js





function resolve_read(given, name, report) {
    const raw = given[name];
    if (raw === undefined)
        return undefined;
    const kind = table/* table */.tp[name].kind;
    const value = kinds[kind](raw.value, raw.origin, report);
    const empty = Array.isArray(value) && value.length === 0;
    return value === undefined || empty ? undefined : { value, origin: raw.origin };
}
function defaultOf(name) {
    const origin = { label: `default of ${name}` };
    const parsed = resolve_read({ [name]: { value: table/* table */.tp[name].default, origin } }, name, () => { });
    if (parsed === undefined)
        throw new Error(`the table's default of ${name} cannot be read`);
    return parsed.value;
}
function readLocation(given, around, report) {
    const directory = (0,external_node_path_.resolve)(around.workingDirectory, resolve_read(given, 'working-directory', report)?.value ?? defaultOf('working-directory'));
    const reportDir = resolve_read(given, 'report-dir', report)?.value;
    return {
        location: {
            files: resolve_read(given, 'compose-file', report)?.value ?? [],
            directory,
            envFiles: resolve_read(given, 'env-file', report)?.value ?? [],
            profiles: resolve_read(given, 'profiles', report)?.value ?? [],
            name: resolve_read(given, 'project-name', report)?.value ?? (0,project_name/* uniqueProjectName */.oD)(directory, around.random),
        },
        host: {
            reportDir: reportDir === undefined ? undefined : (0,external_node_path_.resolve)(around.workingDirectory, reportDir),
            summary: resolve_read(given, 'summary', report)?.value ?? defaultOf('summary'),
        },
    };
}
function resolveSettings(given, project, report) {
    const gate = (0,settings_given/* givenFromGate */.p)(project, report);
    const pick = (name) => {
        const fromGate = resolve_read(gate, name, report);
        return resolve_read(given, name, report) ?? fromGate;
    };
    const value = (name) => pick(name)?.value ?? defaultOf(name);
    const gateProfiles = resolve_read(gate, 'profiles', report);
    return {
        profiles: (resolve_read(given, 'profiles', () => { }) ?? gateProfiles)?.value ?? [],
        roles: roles(pick),
        smoke: pick('smoke'),
        timeouts: timeouts(pick, value),
        ports: value('ports'),
        teardown: value('teardown'),
        stopGrace: value('stop-grace'),
        pull: value('pull'),
        build: { cacheFrom: pick('cache-from'), cacheTo: pick('cache-to'), builder: pick('builder')?.value },
        strict: value('strict'),
    };
}
function roles(pick) {
    return {
        database: pick('database'),
        migrate: pick('migrate'),
        app: pick('app'),
        acceptance: pick('acceptance'),
        test: pick('test'),
    };
}
function timeouts(pick, value) {
    return {
        total: value('timeout'),
        build: value('build-timeout'),
        ready: pick('ready-timeout')?.value,
        migrate: value('migrate-timeout'),
        smoke: value('smoke-timeout'),
    };
}


/***/ }),

/***/ 47619:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ anyAnswer),
/* harmony export */   I: () => (/* binding */ defaultCheck)
/* harmony export */ });
function defaultCheck(service, port) {
    return {
        text: `GET ${service}:${port}/ <500`,
        method: 'GET',
        path: '/',
        service,
        port,
        headers: {},
        expect: { status: { kind: 'below', limit: 500 } },
    };
}
function anyAnswer(service, port) {
    return {
        ...defaultCheck(service, port),
        text: `GET ${service}:${port}/ <502`,
        expect: { status: { kind: 'below', limit: 502 } },
    };
}


/***/ }),

/***/ 56106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZC: () => (/* binding */ jsonKind),
/* harmony export */   iv: () => (/* binding */ difference),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
function jsonKind(value) {
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'list';
    const type = typeof value;
    return type === 'boolean' || type === 'number' || type === 'string' ? type : 'object';
}
function parseJson(text) {
    try {
        const value = JSON.parse(text);
        return { value };
    }
    catch {
        return undefined;
    }
}
function difference(expected, got) {
    const open = [{ path: '$', expected, got }];
    for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
        const essence = essenceOf(pair.expected, pair.got);
        if (essence !== undefined)
            return { ...pair, essence };
        open.push(...innerPairs(pair).reverse());
    }
    return undefined;
}
function essenceOf(expected, got) {
    if (got === undefined)
        return 'missing';
    if (expected === undefined)
        return 'not expected';
    const kind = jsonKind(got);
    if (jsonKind(expected) !== kind)
        return kind;
    if (Array.isArray(expected) && Array.isArray(got)) {
        return expected.length === got.length ? undefined : `length ${got.length}`;
    }
    if (kind === 'object')
        return undefined;
    return expected === got ? undefined : String(got);
}
function innerPairs(pair) {
    if (Array.isArray(pair.expected) && Array.isArray(pair.got)) {
        const got = pair.got;
        return pair.expected.map((value, index) => ({
            path: `${pair.path}[${index}]`,
            expected: value,
            got: got[index],
        }));
    }
    if (jsonKind(pair.expected) !== 'object')
        return [];
    const expected = new Map(Object.entries(pair.expected));
    const got = new Map(Object.entries(pair.got));
    const keys = [...expected.keys(), ...[...got.keys()].filter((key) => !expected.has(key))];
    return keys.map((key) => ({
        path: `${pair.path}${/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`}`,
        expected: expected.get(key),
        got: got.get(key),
    }));
}


/***/ }),

/***/ 28481:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   mI: () => (/* binding */ firstBytes),
/* harmony export */   qN: () => (/* binding */ showJson)
/* harmony export */ });
const IN_A_SENTENCE = 120;
function oneLine(text, most = IN_A_SENTENCE) {
    const line = printable(text.slice(0, most * 4))
        .replace(/\s+/g, ' ')
        .trim();
    const whole = line.length <= most && text.length <= most * 4;
    return whole ? line : `${wellFormed(line.slice(0, most - 1))}…`;
}
function showJson(value) {
    return value === undefined ? 'nothing' : oneLine(writeJson(value));
}
function printable(text) {
    return text.replace(/[^\P{Cc}\n\t]/gu, (char) => (char === '\r' ? '' : '\ufffd'));
}
function firstBytes(text, bytes) {
    const all = Buffer.from(text.slice(0, bytes), 'utf8');
    const cut = all.length > bytes || text.length > bytes;
    if (!cut)
        return { text, cut };
    return {
        text: all
            .subarray(0, bytes)
            .toString('utf8')
            .replace(/\ufffd$/, ''),
        cut,
    };
}
function writeJson(value) {
    try {
        return JSON.stringify(value) ?? 'nothing';
    }
    catch {
        return Array.isArray(value) ? '[…]' : '{…}';
    }
}
function wellFormed(text) {
    return text.replace(/[\ud800-\udbff]$/, '');
}


/***/ }),

/***/ 8270:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kn: () => (/* binding */ writeStatus),
/* harmony export */   Wn: () => (/* binding */ describeStatus),
/* harmony export */   dc: () => (/* binding */ allowsStatus),
/* harmony export */   i$: () => (/* binding */ parseStatus),
/* harmony export */   qO: () => (/* binding */ SUCCESS),
/* harmony export */   uN: () => (/* binding */ STATUS_NOTATION)
/* harmony export */ });
const SUCCESS = { kind: 'class', hundreds: 2 };
const STATUS_NOTATION = 'a status (200), several (200,204), a class (2xx) or a bound (<500)';
function parseStatus(value) {
    if (typeof value === 'number')
        return codes([value]);
    if (Array.isArray(value))
        return codes(value.map((one) => (typeof one === 'string' ? toCode(one) : one)));
    if (typeof value !== 'string')
        return undefined;
    const text = value.trim();
    const hundreds = /^([1-5])xx$/i.exec(text)?.[1];
    if (hundreds !== undefined)
        return { kind: 'class', hundreds: Number(hundreds) };
    const limit = /^<\s*(\d{3})$/.exec(text)?.[1];
    if (limit !== undefined) {
        const bound = Number(limit);
        return bound > 100 && bound <= 600 ? { kind: 'below', limit: bound } : undefined;
    }
    return codes(text.split(',').map(toCode));
}
function toCode(text) {
    return /^\s*\d{3}\s*$/.test(text) ? Number(text) : Number.NaN;
}
function codes(values) {
    const isCode = (value) => Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599;
    return values.length > 0 && values.every(isCode) ? { kind: 'codes', codes: values } : undefined;
}
function allowsStatus(expected, status) {
    switch (expected.kind) {
        case 'codes':
            return expected.codes.includes(status);
        case 'class':
            return Math.floor(status / 100) === expected.hundreds;
        case 'below':
            return status < expected.limit;
    }
}
function writeStatus(expected) {
    switch (expected.kind) {
        case 'codes':
            return expected.codes.join(',');
        case 'class':
            return `${expected.hundreds}xx`;
        case 'below':
            return `<${expected.limit}`;
    }
}
function describeStatus(expected) {
    switch (expected.kind) {
        case 'codes':
            return `status ${expected.codes.join(' or ')}`;
        case 'class':
            return `a ${expected.hundreds}xx status`;
        case 'below':
            return `a status below ${expected.limit}`;
    }
}


/***/ })

};
;