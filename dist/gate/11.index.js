"use strict";
exports.id = 11;
exports.ids = [11];
exports.modules = {

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

/***/ 50747:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect),
  F: () => (/* binding */ openEngine)
});

// EXTERNAL MODULE: ./lib/engine/command.js
var command = __webpack_require__(75270);
;// CONCATENATED MODULE: ./lib/engine/context.js

async function currentEndpoint(environment) {
    const answer = await (0,command/* ask */.kA)('docker', ['context', 'inspect'], { cwd: process.cwd(), env: environment }).catch(() => undefined);
    if (answer === undefined || answer.exitCode !== 0)
        return undefined;
    const [context] = JSON.parse(answer.stdout);
    const host = context?.Endpoints?.docker?.Host;
    if (host === undefined)
        return undefined;
    const hasKeys = (context?.TLSMaterial?.docker ?? []).length > 0;
    return { host, tlsPath: hasKeys ? `${context?.Storage?.TLSPath}/docker` : undefined };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/project/run-image.js
var run_image = __webpack_require__(5071);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./lib/engine/endpoint.js

async function connection({ host, tlsPath }) {
    if (host.startsWith('unix://'))
        return { socketPath: host.slice('unix://'.length) };
    if (host.startsWith('npipe://'))
        return { socketPath: host.slice('npipe://'.length) };
    const url = new URL(host);
    if (url.protocol === 'ssh:') {
        return { protocol: 'ssh', host: url.hostname, port: url.port || 22, username: url.username };
    }
    const place = { host: url.hostname, port: url.port || (tlsPath === undefined ? 2375 : 2376) };
    if (tlsPath === undefined)
        return { ...place, protocol: 'http' };
    const [ca, cert, key] = await Promise.all(['ca', 'cert', 'key'].map((name) => (0,external_node_fs_promises_.readFile)(`${tlsPath}/${name}.pem`)));
    return { ...place, protocol: 'https', ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
}

;// CONCATENATED MODULE: ./lib/engine/facts.js
const PROJECT = 'com.docker.compose.project';
const SERVICE = 'com.docker.compose.service';
function details(facts) {
    const { State: state, HostConfig: host, Config: config } = facts;
    const check = config.Healthcheck;
    const published = {};
    for (const [port, bindings] of Object.entries(facts.NetworkSettings.Ports ?? {})) {
        const binding = bindings?.find(({ HostIp }) => !HostIp.includes(':')) ?? bindings?.[0];
        if (binding === undefined)
            continue;
        const address = ANY_ADDRESS.has(binding.HostIp) ? '127.0.0.1' : binding.HostIp;
        published[port] = { address, port: Number(binding.HostPort) };
    }
    return {
        id: facts.Id,
        pid: state.Pid,
        running: state.Running,
        restarting: state.Restarting,
        exitCode: state.ExitCode,
        outOfMemory: state.OOMKilled,
        memoryLimit: host.Memory ?? 0,
        error: state.Error ?? '',
        restart: { policy: host.RestartPolicy?.Name ?? 'no', most: host.RestartPolicy?.MaximumRetryCount ?? 0 },
        restartCount: facts.RestartCount,
        healthCheck: check?.Test === undefined || check.Test.length === 0 || check.Test[0] === 'NONE'
            ? undefined
            : {
                test: check.Test,
                interval: milliseconds(check.Interval) ?? 30_000,
                timeout: milliseconds(check.Timeout) ?? 30_000,
                retries: check.Retries || 3,
                startPeriod: milliseconds(check.StartPeriod) ?? 0,
            },
        exposed: Object.keys(config.ExposedPorts ?? {})
            .filter((port) => port.endsWith('/tcp'))
            .map((port) => Number.parseInt(port, 10)),
        published,
        tty: config.Tty,
        variables: Object.fromEntries((config.Env ?? []).map(variable)),
    };
}
function variable(text) {
    const equals = text.indexOf('=');
    return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
const ANY_ADDRESS = new Set(['', '0.0.0.0', '::']);
function milliseconds(nanoseconds) {
    return nanoseconds ? nanoseconds / 1e6 : undefined;
}
function containerEvent(line) {
    const event = JSON.parse(line);
    const { ID: id, Attributes: attributes } = event.Actor;
    return {
        action: event.Action.replace('health_status: ', ''),
        id,
        service: attributes[SERVICE] ?? '',
        exitCode: Number(attributes.exitCode ?? 0),
    };
}

// EXTERNAL MODULE: ./lib/engine/streams.js
var streams = __webpack_require__(7222);
// EXTERNAL MODULE: ./lib/engine/trouble.js
var trouble = __webpack_require__(26264);
;// CONCATENATED MODULE: ./lib/engine/under-way.js
async function fillings(api) {
    const [volumes, containers] = await Promise.all([
        api.listVolumes({ filters: JSON.stringify({ dangling: ['false'] }) }),
        api.listContainers({ all: true }),
    ]);
    const listed = new Set(containers.flatMap(({ Mounts }) => Mounts.map(({ Name }) => Name)));
    return new Set((volumes.Volumes ?? []).map(({ Name }) => Name).filter((name) => !listed.has(name)));
}
async function buildsHold(api) {
    const usage = await buildCache(api);
    return new Set(usage.filter(({ InUse }) => InUse).map(({ ID }) => ID));
}
function buildCache(api) {
    return new Promise((resolve, reject) => {
        const options = { type: 'build-cache', verbose: true };
        const statusCodes = { 200: true, 500: 'server error' };
        const request = { path: '/system/df?', options, method: 'GET', statusCodes };
        api.modem.dial(request, (error, answer) => {
            if (error)
                return reject(error);
            const { BuildCache: old, BuildCacheUsage: usage } = answer;
            resolve(old ?? usage?.Items ?? []);
        });
    });
}

;// CONCATENATED MODULE: ./lib/engine/docker.js








class Docker {
    api;
    constructor(api) {
        this.api = api;
    }
    static async connect(endpoint) {
        const { default: Client } = await __webpack_require__.e(/* import() */ 742).then(__webpack_require__.t.bind(__webpack_require__, 59742, 23));
        return new Docker(endpoint === undefined ? new Client() : new Client(await connection(endpoint)));
    }
    async version(signal) {
        const limit = AbortSignal.timeout(ANSWER_LIMIT);
        return this.call(async () => {
            const answer = await (0,streams/* withSignal */.l)(this.api.version(), signal === undefined ? limit : AbortSignal.any([signal, limit]));
            return answer.Version;
        });
    }
    async containers(project) {
        const list = await this.call(() => this.api.listContainers({ all: true, filters: { label: [`${PROJECT}=${project}`] } }));
        return list.map((container) => ({
            id: container.Id,
            name: (container.Names[0] ?? container.Id).replace(/^\//, ''),
            service: container.Labels[SERVICE] ?? '',
            image: container.ImageID,
            state: container.State,
        }));
    }
    async inventory(project) {
        const filters = { label: [`${PROJECT}=${project}`] };
        const [containers, networks, volumes, images] = await Promise.all([
            this.containers(project),
            this.call(() => this.api.listNetworks({ filters })),
            this.call(() => this.api.listVolumes({ filters })),
            this.call(() => this.api.listImages({ filters: { reference: [(0,run_image/* runImage */.D)(project, '*')] } })),
        ]);
        return {
            containers,
            networks: networks.map((network) => ({ id: network.Id, name: network.Name })),
            volumes: (volumes.Volumes ?? []).map((volume) => volume.Name),
            images: images.flatMap((image) => image.RepoTags ?? []),
        };
    }
    async building() {
        return this.call(() => buildsHold(this.api));
    }
    async creating() {
        return this.call(() => fillings(this.api));
    }
    async inspect(id) {
        const facts = await this.ifThere(() => this.api.getContainer(id).inspect());
        return facts === undefined ? undefined : details(facts);
    }
    async start(id) {
        await this.call(() => this.api.getContainer(id).start());
    }
    async stop(id, grace, hurry) {
        const container = this.api.getContainer(id);
        const fine = [304, 404, 409];
        if (grace > 0 && !hurry.aborted) {
            const stopped = this.tolerate(fine, () => container.stop({ t: Math.ceil(grace / 1000) }));
            await (0,streams/* withSignal */.l)(stopped, hurry).catch((error) => {
                if (!hurry.aborted)
                    throw error;
            });
            if (!hurry.aborted)
                return;
        }
        await this.tolerate(fine, () => container.kill());
    }
    async remove(id) {
        await this.tolerate([404, 409], () => this.api.getContainer(id).remove({ force: true, v: true }));
    }
    async removeNetwork(id) {
        await this.tolerate([403, 404, 409], () => this.api.getNetwork(id).remove());
    }
    async emptyNetwork(id) {
        const network = this.api.getNetwork(id);
        const facts = await this.ifThere(() => network.inspect());
        for (const container of Object.keys(facts?.Containers ?? {})) {
            await this.tolerate([403, 404, 409], () => network.disconnect({ Container: container, Force: true }));
        }
    }
    async removeVolume(name) {
        await this.tolerate([404, 409], () => this.api.getVolume(name).remove());
    }
    async usersOfVolume(name) {
        const users = await this.call(() => this.api.listContainers({ all: true, filters: { volume: [name] } }));
        return users.map((container) => (container.Names[0] ?? container.Id).replace(/^\//, ''));
    }
    async removeImage(reference) {
        await this.tolerate([404, 409], () => this.api.getImage(reference).remove());
    }
    async imageId(reference) {
        return (await this.ifThere(() => this.api.getImage(reference).inspect()))?.Id;
    }
    async tag(image, reference) {
        const colon = reference.lastIndexOf(':');
        const hasTag = colon > reference.lastIndexOf('/');
        await this.call(() => this.api.getImage(image).tag({
            repo: hasTag ? reference.slice(0, colon) : reference,
            tag: hasTag ? reference.slice(colon + 1) : 'latest',
        }));
    }
    async hasNetwork(name) {
        return (await this.ifThere(() => this.api.getNetwork(name).inspect())) !== undefined;
    }
    async hasVolume(name) {
        return (await this.ifThere(() => this.api.getVolume(name).inspect())) !== undefined;
    }
    async exec(id, command, limit, signal, most = 4096) {
        const stop = AbortSignal.any([signal, AbortSignal.timeout(limit)]);
        try {
            const exec = await (0,streams/* withSignal */.l)(this.api.getContainer(id).exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true }), stop);
            const stream = await (0,streams/* withSignal */.l)(exec.start({ hijack: false, stdin: false }), stop);
            const output = await this.collect(stream, most, stop);
            const facts = await (0,streams/* withSignal */.l)(exec.inspect(), stop);
            return { exitCode: facts.ExitCode ?? undefined, output };
        }
        catch (error) {
            signal.throwIfAborted();
            if (stop.aborted)
                return { exitCode: undefined, output: `no answer within ${limit} ms` };
            if ((0,trouble/* statusOf */.c2)(error) !== undefined)
                return { exitCode: undefined, output: (0,trouble/* messageOf */.bD)(error) };
            throw (0,trouble/* lost */.DU)(error);
        }
    }
    async lastLines(id, count) {
        const facts = await this.inspect(id);
        if (facts === undefined)
            return '';
        const buffer = await this.ifThere(() => this.api.getContainer(id).logs({ follow: false, stdout: true, stderr: true, tail: count }));
        return buffer === undefined ? '' : facts.tty ? buffer.toString('utf8') : (0,streams/* plain */.p)(buffer);
    }
    async logs(id, destination) {
        const facts = await this.inspect(id);
        const stream = facts === undefined ? undefined : await this.ifThere(() => this.logStream(id));
        if (facts === undefined || stream === undefined)
            return;
        await (0,promises_.pipeline)(facts.tty ? stream : this.demultiplexed(stream), destination, { end: false });
    }
    logStream(id) {
        return new Promise((resolve, reject) => {
            const statusCodes = { 200: true, 404: 'no such container', 500: 'server error' };
            const options = { stdout: true, stderr: true };
            const request = { path: `/containers/${id}/logs?`, options, method: 'GET', isStream: true, statusCodes };
            this.api.modem.dial(request, (error, stream) => {
                if (error)
                    reject(error);
                else
                    resolve(stream);
            });
        });
    }
    async watch(project, onEvent, onLost, signal) {
        const filters = {
            type: ['container'],
            event: ['start', 'die', 'oom', 'health_status'],
            label: [`${PROJECT}=${project}`],
        };
        const stream = (await this.call(() => this.api.getEvents({ filters })));
        signal.addEventListener('abort', () => stream.destroy(), { once: true });
        let rest = '';
        stream.setEncoding('utf8').on('data', (text) => {
            const lines = (rest + text).split('\n');
            rest = lines.pop() ?? '';
            for (const line of lines)
                if (line.trim() !== '')
                    onEvent(containerEvent(line));
        });
        const end = (cause) => {
            if (!signal.aborted)
                onLost((0,trouble/* lost */.DU)(cause ?? new Error('the stream of events ended')));
        };
        stream.on('error', end).on('end', end);
    }
    async collect(stream, most, signal) {
        let output = '';
        signal.addEventListener('abort', () => stream.destroy(signal.reason), { once: true });
        for await (const chunk of this.demultiplexed(stream))
            output = (output + String(chunk)).slice(-most);
        return output;
    }
    demultiplexed(stream) {
        const both = new external_node_stream_.PassThrough();
        this.api.modem.demuxStream(stream, both, both);
        stream.on('end', () => both.end()).on('error', (error) => both.destroy(error));
        return both;
    }
    async call(question) {
        try {
            return await question();
        }
        catch (error) {
            throw (0,trouble/* statusOf */.c2)(error) === undefined ? (0,trouble/* lost */.DU)(error) : error;
        }
    }
    async ifThere(question) {
        try {
            return await this.call(question);
        }
        catch (error) {
            if ((0,trouble/* statusOf */.c2)(error) === 404)
                return undefined;
            throw error;
        }
    }
    async tolerate(statuses, question) {
        try {
            await this.call(question);
        }
        catch (error) {
            const status = (0,trouble/* statusOf */.c2)(error);
            if (status === undefined || !statuses.includes(status))
                throw error;
        }
    }
}
const ANSWER_LIMIT = 20_000;

;// CONCATENATED MODULE: ./lib/engine/open.js


async function openEngine(compose, environment, signal) {
    const docker = await connect(environment);
    const [version, composeVersion] = await Promise.all([docker.version(signal), compose.version(signal)]);
    return { docker, compose, versions: { version, compose: composeVersion } };
}
async function connect(environment) {
    return Docker.connect(environment.DOCKER_HOST ? undefined : await currentEndpoint(environment));
}


/***/ }),

/***/ 7222:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ withSignal),
/* harmony export */   p: () => (/* binding */ plain)
/* harmony export */ });
function plain(buffer) {
    const parts = [];
    for (let offset = 0; offset + 8 <= buffer.length;) {
        const length = buffer.readUInt32BE(offset + 4);
        parts.push(buffer.subarray(offset + 8, offset + 8 + length));
        offset += 8 + length;
    }
    return Buffer.concat(parts).toString('utf8');
}
async function withSignal(promise, signal) {
    signal.throwIfAborted();
    let leave;
    const aborted = new Promise((_, reject) => {
        leave = () => reject(signal.reason);
        signal.addEventListener('abort', leave, { once: true });
    });
    try {
        return await Promise.race([promise, aborted]);
    }
    finally {
        if (leave !== undefined)
            signal.removeEventListener('abort', leave);
    }
}


/***/ }),

/***/ 26264:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DU: () => (/* binding */ lost),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   c2: () => (/* binding */ statusOf)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26755);

function statusOf(error) {
    const status = error?.statusCode;
    return typeof status === 'number' ? status : undefined;
}
function messageOf(error) {
    const told = error?.json?.message;
    return typeof told === 'string' ? told : error instanceof Error ? error.message : String(error);
}
function lost(cause) {
    if (cause instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineTrouble */ ._)
        return cause;
    const code = cause?.code;
    if (code === 'EACCES' || code === 'EPERM') {
        return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineTrouble */ ._('no permission on the socket of the Docker Engine', 'run as a user in the group docker, or as root', { cause });
    }
    if (code === 'ENOENT' || code === 'ECONNREFUSED') {
        return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineTrouble */ ._('no Docker Engine answers', 'start Docker, or point DOCKER_HOST to an engine', {
            cause,
        });
    }
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineTrouble */ ._(`the Docker Engine was lost: ${messageOf(cause)}`, 'look at the log of the engine', { cause });
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


/***/ }),

/***/ 20178:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FH: () => (/* binding */ byService),
/* harmony export */   J9: () => (/* binding */ keepServiceLog),
/* harmony export */   NN: () => (/* binding */ keepLogs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57075);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_4__);





function byService(containers) {
    const services = new Map();
    for (const container of containers) {
        services.set(container.service, [...(services.get(container.service) ?? []), container]);
    }
    return services;
}
async function keepLogs(docker, project, folder) {
    const services = byService(await docker.containers(project));
    const kept = [...services].map(async ([service, containers]) => {
        return [service, await keepServiceLog(docker, service, containers, folder)];
    });
    return Object.fromEntries(await Promise.all(kept));
}
async function keepServiceLog(docker, service, containers, folder) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder.directory, { recursive: true });
    const file = `${fileName(service)}.log`;
    const entrance = new node_stream__WEBPACK_IMPORTED_MODULE_3__.PassThrough();
    const written = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(entrance, folder.mask(), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder.directory, file)));
    written.catch(() => { });
    for (const { id, name } of containers) {
        if (containers.length > 1)
            entrance.write(`==> ${name} <==\n`);
        await docker.logs(id, entrance);
    }
    entrance.end();
    await written;
    return `logs/${file}`;
}
function fileName(service) {
    return service.replace(/[^\w.-]/g, '_') || 'unnamed';
}


/***/ }),

/***/ 49369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ teardown)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./lib/engine/streams.js
var streams = __webpack_require__(7222);
// EXTERNAL MODULE: ./lib/engine/trouble.js
var trouble = __webpack_require__(26264);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/teardown/exports.js


async function unfinishedExports(directory) {
    const names = (await (0,external_node_fs_promises_.readdir)(directory).catch(() => [])).filter((name) => /^build-.*\.log$/.test(name));
    const logs = await Promise.all(names.map((name) => (0,external_node_fs_promises_.readFile)((0,external_node_path_.join)(directory, name), 'utf8').catch(() => '')));
    return logs.filter(isExporting).length;
}
function isExporting(log) {
    const begun = [...log.matchAll(/^#(\d+) (?:\[[^\]]*\] )?exporting to image\b/gm)].map(([, id]) => id);
    return begun.some((id) => !new RegExp(`^#${id} DONE\\b`, 'm').test(log));
}

// EXTERNAL MODULE: ./lib/teardown/logs.js
var logs = __webpack_require__(20178);
;// CONCATENATED MODULE: ./lib/teardown/teardown.js





const LIMIT = 120_000;
const ROUNDS = 5;
const BETWEEN_ROUNDS = 100;
const SUSPICION = 500;
async function teardown(docker, project, options) {
    return (0,streams/* withSignal */.l)(remove(docker, project, options), AbortSignal.timeout(LIMIT + options.grace));
}
async function remove(docker, project, options) {
    const kept = { logs: {}, unkept: [] };
    const before = await docker.inventory(project);
    let inventory = before;
    let unsettled = false;
    for (let round = 0; round < ROUNDS; round += 1) {
        if (size(inventory) > 0)
            await removeAll(docker, inventory, options, kept);
        if (options.patience > 0 && round === 0)
            unsettled = !(await settled(docker, project, options));
        else if (round > 0)
            await (0,promises_.setTimeout)(BETWEEN_ROUNDS);
        inventory = await docker.inventory(project);
        if (size(inventory) === 0)
            break;
    }
    return { ...kept, leftovers: await told(docker, inventory), removed: tally(before, inventory), unsettled };
}
async function settled(docker, project, options) {
    const deadline = performance.now() + options.patience;
    await (0,promises_.setTimeout)(SUSPICION);
    const exports = options.logs === undefined ? Infinity : await unfinishedExports(options.logs.directory);
    const creating = await docker.creating();
    const building = exports > 0 ? await docker.building() : NOTHING;
    for (;;) {
        const created = creating.size === 0 || areGone(creating, await docker.creating());
        const built = building.size === 0 ||
            (await docker.inventory(project)).images.length >= exports ||
            areGone(building, await docker.building());
        if (created && built)
            return true;
        if (performance.now() > deadline)
            return false;
        await (0,promises_.setTimeout)(BETWEEN_ROUNDS);
    }
}
const NOTHING = new Set();
function areGone(before, now) {
    return ![...before].some((one) => now.has(one));
}
async function removeAll(docker, inventory, options, kept) {
    await Promise.all([...(0,logs/* byService */.FH)(inventory.containers)].map(async ([service, containers]) => {
        await Promise.all(containers.map(({ id }) => docker.stop(id, options.grace, options.hurry)));
        await keepLog(docker, service, containers, options.logs, kept);
        await Promise.all(containers.map(({ id }) => docker.remove(id)));
    }));
    await Promise.all([
        ...inventory.networks.map(async ({ id }) => {
            await docker.emptyNetwork(id);
            await docker.removeNetwork(id);
        }),
        ...inventory.volumes.map((name) => docker.removeVolume(name)),
        ...inventory.images.map((reference) => docker.removeImage(reference)),
    ]);
}
async function keepLog(docker, service, containers, folder, kept) {
    if (folder === undefined)
        return;
    try {
        kept.logs[service] = await (0,logs/* keepServiceLog */.J9)(docker, service, containers, folder);
    }
    catch (error) {
        kept.unkept.push(`the log of ${service} could not be kept: ${(0,trouble/* messageOf */.bD)(error)}`);
    }
}
const KINDS = ['containers', 'networks', 'volumes', 'images'];
function size(inventory) {
    return KINDS.reduce((sum, kind) => sum + inventory[kind].length, 0);
}
function tally(before, left) {
    return KINDS.flatMap((kind) => {
        const count = before[kind].length - left[kind].length;
        return count > 0 ? [`${count} ${count === 1 ? kind.slice(0, -1) : kind}`] : [];
    }).join(', ');
}
async function told(docker, inventory) {
    const volumes = inventory.volumes.map(async (name) => {
        const users = await docker.usersOfVolume(name);
        return users.length === 0 ? `volume ${name}` : `volume ${name}, used by ${users.join(', ')}`;
    });
    return [
        ...inventory.containers.map(({ name, state }) => `container ${name} (${state})`),
        ...inventory.networks.map(({ name }) => `network ${name}`),
        ...(await Promise.all(volumes)),
        ...inventory.images.map((reference) => `image ${reference}`),
    ];
}


/***/ })

};
;