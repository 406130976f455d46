// @ts-check
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Pixels. */
const WIDTH = 1280

/**
 * Takes a picture of the beginning of a page, with the Chromium on PATH or with the one that `CHROMIUM` names.
 * @param {string} page a file of HTML
 * @param {string} picture the file to write, PNG
 * @param {Look} look
 */
export async function screenshot(page, picture, look) {
  const profile = mkdtempSync(join(tmpdir(), 'compose-gate-chromium-'))
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars']
  const child = spawn(
    process.env.CHROMIUM ?? 'chromium',
    [...flags, '--remote-debugging-pipe', `--user-data-dir=${profile}`],
    // The browser reads commands from the fourth file, and answers on the fifth.
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const gone = new Promise((done, reject) => {
    child.on('error', reject)
    child.on('close', done)
  })
  try {
    const taken = takenBy(conversation(child), pathToFileURL(page).href, look)
    const ended = gone.then(() => Promise.reject(new Error('Chromium ended early')))
    writeFileSync(picture, await Promise.race([taken, ended]))
  } finally {
    child.kill()
    await gone.catch(() => {})
    // Chromium's helpers write for a moment after it has ended.
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/**
 * @typedef {{ scheme: 'light' | 'dark', maxHeight: number }} Look a page that is higher, in pixels, is cut off
 * @typedef {Readonly<Record<string, any>>} Message
 * @typedef {object} Conversation
 * @property {(method: string, params?: object, session?: string) => Promise<Message>} ask
 * @property {(event: string) => Promise<void>} hear
 */

/**
 * @param {Conversation} browser
 * @param {string} url
 * @param {Look} look
 * @returns {Promise<Buffer>} PNG
 */
async function takenBy(browser, url, { scheme, maxHeight }) {
  const { targetId } = await browser.ask('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await browser.ask('Target.attachToTarget', { targetId, flatten: true })
  const ask = (/** @type {string} */ method, params = {}) => browser.ask(method, params, sessionId)
  const screen = (/** @type {number} */ height) =>
    ask('Emulation.setDeviceMetricsOverride', { width: WIDTH, height, deviceScaleFactor: 1, mobile: false })
  await ask('Page.enable')
  // A page is never lower than its screen.
  await screen(1)
  await ask('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
  const loaded = browser.hear('Page.loadEventFired')
  await ask('Page.navigate', { url })
  await loaded
  const { cssContentSize } = await ask('Page.getLayoutMetrics')
  await screen(Math.min(Math.ceil(cssContentSize.height), maxHeight))
  const { data } = await ask('Page.captureScreenshot', { format: 'png' })
  return Buffer.from(data, 'base64')
}

/**
 * Speaks the protocol of Chromium's developer tools: JSON, with a zero byte behind each message.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Conversation}
 */
function conversation(child) {
  const input = /** @type {import('node:stream').Writable} */ (child.stdio[3])
  const output = /** @type {import('node:stream').Readable} */ (child.stdio[4])
  /** @type {Map<number, { done: (result: Message) => void, reject: (error: Error) => void }>} */
  const asked = new Map()
  /** @type {Map<string, () => void>} */
  const awaited = new Map()
  let rest = ''
  output.setEncoding('utf8').on('data', (part) => {
    const messages = (rest + part).split('\0')
    rest = messages.pop() ?? ''
    for (const { id, result, error, method } of messages.map((text) => JSON.parse(text))) {
      awaited.get(method)?.()
      if (error) asked.get(id)?.reject(new Error(error.message))
      else asked.get(id)?.done(result)
    }
  })
  // Where Chromium is not there, this is told by the process itself.
  input.on('error', () => {})
  return {
    ask: (method, params = {}, sessionId = undefined) =>
      new Promise((done, reject) => {
        const id = asked.size + 1
        asked.set(id, { done, reject })
        input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
      }),
    hear: (event) => new Promise((done) => awaited.set(event, done)),
  }
}
