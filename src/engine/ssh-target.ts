import { bracketed, unbracketed } from '../common/host-address.js'

/** @param host `ssh://USER@NAME:PORT` @returns the words with which `ssh` is told where to go. */
export function targetOf(host: string): readonly string[] {
  const { username, hostname, port } = new URL(host)
  const user = username === '' ? [] : ['-l', decodeURIComponent(username)]
  return [...user, ...(port === '' ? [] : ['-p', port]), '--', unbracketed(hostname)]
}

/** The words with which the engine is reached there. A path names its socket. @param host `ssh://NAME/PATH` */
export function dialThere(host: string): readonly string[] {
  const { pathname } = new URL(host)
  const socket = pathname.length > 1 ? ['--host', `unix://${decodeURIComponent(pathname)}`] : []
  return ['docker', ...socket, 'system', 'dial-stdio']
}

/** Address and port, as `ssh` takes them. */
export function placeThere(address: string, port: number): string {
  return `${bracketed(address)}:${port}`
}
