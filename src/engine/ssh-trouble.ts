import { EngineTrouble } from '../common/problem.js'
import { targetOf } from './ssh-target.js'

/**
 * Words of `ssh`, or of what it runs on the other machine, and what to do about them.
 * @param ssh the command that leads there
 */
const remedies = (ssh: string): readonly (readonly [RegExp, string])[] => [
  [/not on PATH/, 'install it, for instance the package `openssh-client`'],
  [
    /IDENTIFICATION HAS CHANGED/,
    'if that machine has a new key for a reason you know, remove the old one from known_hosts (`ssh-keygen -R`), and add the new one',
  ],
  [
    /host key/i,
    `add the key of that machine to known_hosts: answer \`${ssh}\` once, or take it from \`ssh-keyscan\``,
  ],
  [
    /Permission denied \(|Too many authentication failures/,
    'correct the user (`ssh://USER@NAME`), or add your key to the authorized_keys of that user; a key with a passphrase needs an agent',
  ],
  [
    /resolve hostname/i,
    'correct the name of the machine in DOCKER_HOST, in the context, or in ~/.ssh/config',
  ],
  [
    /connect to host|Connection (?:closed|reset|timed out)/,
    'correct the machine and the port, or start its ssh server',
  ],
  [/not found|not recognized/, 'install Docker there, or put `docker` on the PATH that `ssh NAME env` shows'],
  [/permission denied/i, 'let that user use Docker there, as members of the group `docker` may'],
  [
    /no such file|refused|Cannot connect/,
    'start Docker there, or correct the path of its socket in `ssh://NAME/PATH`',
  ],
]

/**
 * The trouble with an engine that is reached by way of `ssh`.
 * @param host `ssh://USER@NAME:PORT`
 * @param words what was printed; the last line is told
 */
export function sshTrouble(host: string, words: string): EngineTrouble {
  const ssh = ['ssh', ...targetOf(host).filter((word) => word !== '--')].join(' ')
  const last = words.trim().split('\n').at(-1)?.replace(/\.$/, '') || 'the connection did not stand in time'
  const instead = remedies(ssh).find(([said]) => said.test(words))?.[1]
  return new EngineTrouble(
    `no Docker Engine answers at ${host}: ${last}`,
    instead ?? `let \`${ssh} docker version\` work without a question, and print nothing else`,
  )
}
