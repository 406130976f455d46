import { type JsonObject, object } from '../../common/json.js'
import type { RefusedValue } from '../refused/refused-value.js'
import { STATIC_ADDRESS_TAKEN, takenAddress } from '../start-failure.js'
import { type Blame, blameForWords, FILE, RELEASE } from './blame.js'
import { HOST_CAUSES } from './outside-causes.js'
import { hasOverlappingSubnets } from './overlapping-subnets.js'
import { isAskedForTwice } from './port-claims.js'

/**
 * What a release itself causes before its command runs, as runtimes (runc, crun) and engines put it: the command is not
 * in the image or is no program, the working directory or the user does not exist, a service shares the network or the
 * processes of one that has ended.
 */
const OWN_MISTAKES: readonly RegExp[] = [
  /\b(?:container process(?: caused)?|container init): (?:error during container init: )?exec: /,
  /\bexec(?:utable)? (?:file )?[`"][^`"]*[`"]:? (?:not found in \$PATH|executable file not found in \$PATH)/,
  // crun looks at the command itself.
  /\bcrun: (?:the path|executable file) `/,
  /\bopen executable: (?:permission denied|no such file or directory)/i,
  /\bchdir to cwd \(|\bcannot mkdir: \S+ is not a directory|\bwork(?:ing directory|dir)\b[^\n]* (?:is invalid|not a directory)/i,
  /\bunable to find (?:user|group) |\bno matching entries in (?:passwd|group) file/,
  /\bpre_start\[\d+\] exited with code \d/,
  /\btrying to mount a directory onto a file\b/,
  /\bnon[ -]running container\b|\bjoin \w+ namespace: container \S+ is not running\b/i,
]

/** What an engine refuses because of the file alone, in words that nothing else has. */
const REFUSED_ALWAYS: readonly RegExp[] = [
  /\bservice "[^"]*" [\w[\]]+: \S+ is not (?:yet )?supported\b/,
  // The soft limit is above the hard one.
  /\bsetting rlimits?\b[^\n]*: invalid argument\b/,
  /\bsysctl \S+ is not in a separate kernel namespace\b|\bsysctl \S+ is not (?:allowed|whitelisted)/,
  // Of the container whose shared memory another one is to use.
  /\bnon-shareable IPC\b/,
  /\bseccomp profile\b[^\n]*\bfailed\b/i,
]

/** Where in a volume or an image a mount asks for a folder that is not there: `subpath`. */
const NO_SUBPATH =
  /\bcannot access path [^\n]*\/(?:_data|volumes|overlay2)\/[^\n]*\bno such file or directory\b/i

/** What is in a volume, something of the release has put there. */
const SUBPATH_MISSING: Blame = {
  who: 'release',
  remedy:
    'let a service or a job that comes before make this folder: a volume is empty at the beginning of a run',
}

/** Neither the image nor the file says what is to run, as Docker and Podman put it. */
const NO_COMMAND = /\bno command (?:or entrypoint (?:was )?)?(?:specified|provided)\b/i

const COMMAND_MISSING: Blame = {
  who: 'release',
  remedy: 'write `command:` for the service, or `CMD` in its Dockerfile',
}

/** What else it refuses because of the file alone. These words are common, so what is outside goes before. */
const REFUSED_SETTINGS: readonly RegExp[] = [
  /\bconflicting options\b|\bminimum memory(?: \w+)? limit\b|\bmemory limit could be too low\b|\bunknown capability\b|\bin read-only service\b/i,
  // A config or a secret with content: Compose 2.26 leaves the refusal to the engine.
  /\bcontainer rootfs is marked read-only\b/i,
  /\binvalid (?!pool request|or |argument)|\bunable to parse\b|\bmust be in range\b/i,
]

const UNKNOWN: Blame = {
  who: 'elsewhere',
  remedy: 'look at the log of the engine, and try `docker run` with this image on its machine',
}

/** An image of a platform that the machine with the engine cannot run. */
export const FOREIGN_IMAGE: Blame = blameForWords('no matching manifest for', HOST_CAUSES, UNKNOWN)

/** Where the engine takes too long to make or to start a container, nothing of the release has run. */
export const SLOW_ENGINE: Blame = {
  who: 'elsewhere',
  remedy: 'look at the log of the engine and at the load of its machine, or allow more time with `timeout`',
}

/** Words for what a machine does not have or does not allow, whatever the value is. */
const LACKS = /\bpermission denied\b|\bnot permitted\b|\bno such (?:file|device)\b|\bsupported\b/i

/**
 * Who is to blame where a container could not be created or started, by the words of the engine or its runtime: the
 * release's own command has not run. If nobody knows the words, it is the file where they name a value that only the
 * file decides on; otherwise it is not the release.
 * @param refused the value of the file that the words name
 */
export function blameForContainer(words: string, refused?: RefusedValue): Blame {
  const is = (says: RegExp) => says.test(words)
  if (NO_SUBPATH.test(words)) return SUBPATH_MISSING
  if (NO_COMMAND.test(words)) return COMMAND_MISSING
  if (OWN_MISTAKES.some(is)) return RELEASE
  const isRefused = REFUSED_SETTINGS.some(is)
  const isOfTheFile = refused?.isOfTheFile === true
  if (refused?.isTooLow === true || REFUSED_ALWAYS.some(is) || (isRefused && isOfTheFile)) return FILE
  const isFile = isRefused || (isOfTheFile && !LACKS.test(words))
  return blameForWords(words, HOST_CAUSES, isFile ? FILE : UNKNOWN)
}

/**
 * Who is to blame where a container could not be created. Addresses that another network has are the release's fault
 * where its own networks ask for them twice.
 * @param model the Compose model of the run
 * @param refused the value of the file that the words name
 */
export function blameForCreate(words: string, model: JsonObject, refused?: RefusedValue): Blame {
  const isTaken = /\bpool overlaps with other one\b/i.test(words)
  return isTaken && hasOverlappingSubnets(model) ? RELEASE : blameForContainer(words, refused)
}

/**
 * Who is to blame where a container could not be started. A port or an address in use is the release's fault where only
 * its own containers can have it.
 * @param model the Compose model of the run
 * @param refused the value of the file that the words name
 */
export function blameForStart(words: string, model: JsonObject, refused?: RefusedValue): Blame {
  if (STATIC_ADDRESS_TAKEN.test(words)) return usesExternalNetwork(model) ? FOREIGN_ADDRESS : SHARED_ADDRESS
  const address = takenAddress(words)
  if (address === undefined) return blameForContainer(words, refused)
  const port = Number(address.split(':').at(-1))
  if (isAskedForTwice(model, port)) return RELEASE
  const remedy = `end what uses the port ${port} on the machine with the engine, or leave out \`ports: declared\``
  return { who: 'elsewhere', remedy }
}

const SHARED_ADDRESS: Blame = {
  who: 'release',
  remedy:
    'give each container an address of its own, which is not the one of the gateway, or leave the address out',
}

const FOREIGN_ADDRESS: Blame = {
  who: 'elsewhere',
  remedy:
    'free the address on the external network (`docker network inspect` shows who has it), or leave it out',
}

/** Whether a network with static addresses may have containers that are not of the run. */
function usesExternalNetwork({ services, networks }: JsonObject): boolean {
  const used = Object.values(object(services)).flatMap((service) =>
    Object.entries(object(object(service).networks)).flatMap(([network, options]) =>
      ['ipv4_address', 'ipv6_address'].some((key) => Object.hasOwn(object(options), key)) ? network : [],
    ),
  )
  return used.some((network) => object(object(networks)[network]).external === true)
}
