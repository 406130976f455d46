import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Makes an authority, and keys of an engine (`server-*.pem`) and of its clients, as Docker's manual has them. */
export async function makeKeys(folder: string, address: string): Promise<void> {
  const openssl = async (...args: readonly string[]) => {
    await promisify(execFile)('openssl', [...args], { cwd: folder })
  }
  const key = ['-newkey', 'rsa:2048', '-nodes']
  await openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca-key.pem',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=ca',
    '-days',
    '2',
  )
  for (const [name, usage] of [
    ['server-', 'serverAuth'],
    ['', 'clientAuth'],
  ]) {
    const request = `${name}request.pem`
    await openssl('req', ...key, '-keyout', `${name}key.pem`, '-out', request, '-subj', `/CN=${usage}`)
    await writeFile(
      join(folder, 'extensions'),
      `subjectAltName=IP:${address},IP:127.0.0.1\nextendedKeyUsage=${usage}\n`,
    )
    const signing = [
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca-key.pem',
      '-CAcreateserial',
      '-extfile',
      'extensions',
      '-days',
      '2',
    ]
    await openssl('x509', '-req', '-in', request, '-out', `${name}cert.pem`, ...signing)
  }
  await promisify(execFile)('cp', ['ca.pem', 'server-ca.pem'], { cwd: folder })
}
