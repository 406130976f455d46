import { expect, test } from '@jest/globals'
import { sshTrouble } from '../../../src/engine/ssh-trouble.js'

/** In the words of OpenSSH, shells and docker. */
test.each([
  ['the ssh command is not on PATH', 'the ssh command is not on PATH', 'openssh-client'],
  [
    'No ED25519 host key is known for far and you have requested strict checking.\r\nHost key verification failed.\r\n',
    'Host key verification failed',
    'add the key of that machine to known_hosts: answer `ssh -l ci -p 2222 far` once',
  ],
  [
    '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.',
    'Host key verification failed',
    'remove the old one',
  ],
  ['ci@far: Permission denied (publickey).', 'ci@far: Permission denied (publickey)', 'correct the user'],
  [
    'ssh: Could not resolve hostname far: Name or service not known',
    'ssh: Could not resolve hostname far: Name or service not known',
    'correct the name',
  ],
  [
    'ssh: connect to host far port 2222: Connection refused',
    'ssh: connect to host far port 2222: Connection refused',
    'start its ssh server',
  ],
  [
    'bash: line 1: docker: command not found',
    'bash: line 1: docker: command not found',
    'install Docker there',
  ],
  [
    'bash: warning: setlocale: cannot change locale: No such file or directory\nfailed to open the raw stream connection: dial unix /var/run/docker.sock: connect: permission denied',
    'failed to open the raw stream connection: dial unix /var/run/docker.sock: connect: permission denied',
    'group `docker`',
  ],
  [
    'failed to open the raw stream connection: dial unix /run/a.sock: connect: no such file or directory',
    'failed to open the raw stream connection: dial unix /run/a.sock: connect: no such file or directory',
    'correct the path of its socket',
  ],
  [
    'This account is currently not available.\n',
    'This account is currently not available',
    'let `ssh -l ci -p 2222 far docker version` work',
  ],
  ['', 'the connection did not stand in time', 'docker version'],
])('%s', (said, words, remedy) => {
  const host = 'ssh://ci@far:2222'
  const { message, instead } = sshTrouble(host, said)
  expect([message, instead]).toEqual([
    `no Docker Engine answers at ${host}: ${words}`,
    expect.stringContaining(remedy),
  ])
})
