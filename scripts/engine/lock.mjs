// @ts-check
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Runs `work` while no other process on this machine does work under the same name.
 * The lock is an abstract socket: the kernel frees it when its owner ends, however it ends.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(name, work) {
  const server = createServer()
  while (!(await claims(server, `\0compose-gate/${name}`))) await sleep(100)
  try {
    return await work()
  } finally {
    server.close()
  }
}

/**
 * @param {import('node:net').Server} server
 * @param {string} address
 * @returns {Promise<boolean>}
 */
function claims(server, address) {
  return new Promise((resolve, reject) => {
    /** @param {NodeJS.ErrnoException} error */
    const refused = (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error))
    server.once('error', refused)
    server.listen(address, () => {
      server.off('error', refused)
      resolve(true)
    })
  })
}
