// @ts-check
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { must } from '../scripts/engine/command.mjs'

/** A name for a Compose project that nobody has. */
export const freshName = () => `bench-${randomBytes(4).toString('hex')}`

const label = (/** @type {string} */ name) => `label=com.docker.compose.project=${name}`

/**
 * Removes the images that a contender built under this name and leaves behind.
 * @param {string} name
 */
export async function removeImages(name) {
  const listed = await must('docker', ['image', 'ls', '--quiet', '--filter', label(name)])
  const ids = [...new Set(listed.split('\n').filter(Boolean))]
  if (ids.length > 0) await must('docker', ['image', 'rm', '--force', ...ids])
}

/**
 * Removes all that is left of a contender that failed.
 * @param {string} name
 */
export async function removeAll(name) {
  await must('docker', [
    'compose',
    '--project-name',
    name,
    'down',
    '--volumes',
    '--remove-orphans',
    '--timeout',
    '0',
  ])
  await removeImages(name)
}

/**
 * Notes when containers of a project end, by the engine's clock.
 * @param {string} name
 */
export function watchEnds(name) {
  const args = ['events', '--filter', label(name), '--filter', 'event=die', '--format', '{{json .}}']
  const child = spawn('docker', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk) => (text += chunk))
  return {
    /**
     * When a service ended first, in milliseconds since 1970.
     * @param {string} service
     * @returns {number}
     */
    of(service) {
      const events = text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
      const end = events.find(({ Actor }) => Actor.Attributes['com.docker.compose.service'] === service)
      if (end === undefined) throw new Error(`${service} did not end`)
      return end.timeNano / 1e6
    },
    stop: () => child.kill(),
  }
}
