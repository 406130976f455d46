// @ts-check
import { spawn } from 'node:child_process'

/**
 * @typedef {object} CommandOptions
 * @property {NodeJS.ProcessEnv} [env] added to this process's own environment
 * @property {string} [cwd]
 * @property {number} [timeoutMs] after which the command is killed; none by default
 *
 * @typedef {object} CommandResult
 * @property {number} code the exit code; 127 where the program does not exist, 124 at a timeout
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a program without a shell and waits for its end. Never rejects: a program that
 * is missing or too slow is an exit code too.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<CommandResult>}
 */
export function run(program, args, { env = {}, cwd, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
    child.on('error', (error) => resolve({ code: 127, stdout, stderr: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 124, stdout, stderr }))
  })
}

/**
 * Like {@link run}, for a command that has to succeed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<string>} its standard output
 * @throws {Error} with the command and the last lines it wrote
 */
export async function must(program, args, options) {
  const { code, stdout, stderr } = await run(program, args, options)
  if (code !== 0) {
    const said = lastLines(stderr.trim() || stdout.trim(), 15)
    throw new Error(`${program} ${args.join(' ')}\nended with ${code}:\n${said}`)
  }
  return stdout
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
