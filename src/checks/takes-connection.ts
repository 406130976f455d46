import { connect } from 'node:net'
import type { Clock } from '../common/clock.js'
import { unbracketed } from '../common/host-address.js'
import { CONNECT_TIMEOUT_MS } from './connect-limit.js'

/** Whether something takes a connection, which is closed at once. @param target address and port */
export function takesConnection({ hostname, port }: URL, clock: Pick<Clock, 'timeout'>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(port || 80), unbracketed(hostname))
    const end = (taken: boolean) => {
      socket.destroy()
      resolve(taken)
    }
    socket.on('connect', () => end(true))
    socket.on('error', () => end(false))
    clock.timeout(CONNECT_TIMEOUT_MS).addEventListener('abort', () => end(false), { once: true })
  })
}
