// @ts-check
import { spawn } from 'node:child_process'

/** A registry that has not named the image by then is taken for unreachable. */
const answerDeadlineMs = 5_000

/**
 * Pulls an image, however long that takes, but gives up soon where no registry answers.
 * @param {import('../engine/index.mjs').Engine} engine
 * @param {string} image
 * @returns {Promise<{pulled: true} | {pulled: false, why: string}>}
 */
export function pull({ env }, image) {
  return new Promise((resolve) => {
    const child = spawn('docker', ['pull', image], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    let late = false
    const deadline = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, answerDeadlineMs)
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
      // The first word from the registry; what follows is the download.
      if (stdout.includes(': Pulling from ')) clearTimeout(deadline)
    })
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
    child.on('error', (error) => (stderr = error.message))
    child.on('close', (code) => {
      clearTimeout(deadline)
      if (code === 0) return resolve({ pulled: true })
      const why = late ? `no registry answered in ${answerDeadlineMs / 1000} s` : stderr.trim()
      resolve({ pulled: false, why })
    })
  })
}
