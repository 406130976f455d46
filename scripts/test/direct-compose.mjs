// @ts-check
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const PLUGIN = '{{range .ClientInfo.Plugins}}{{if eq .Name "compose"}}{{.Path}}{{end}}{{end}}'

/**
 * Makes a `docker` whose `compose` is the plugin itself.
 * @param {string} folder where it is put
 * @returns {Promise<string | undefined>} the folder for PATH; undefined where docker does not say where its plugin is
 */
export async function directCompose(folder) {
  const [plugin, docker] = await Promise.all([
    printedBy('docker', 'info', '--format', PLUGIN),
    printedBy('sh', '-c', 'command -v docker'),
  ])
  if (plugin === '' || docker === '') return undefined
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const script = `#!/bin/sh\n[ "$1" = compose ] && { shift; exec '${plugin}' "$@"; }\nexec '${docker}' "$@"\n`
  writeFileSync(join(bin, 'docker'), script, { mode: 0o755 })
  return bin
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<string>} empty where it fails
 */
async function printedBy(program, ...args) {
  const { stdout } = await promisify(execFile)(program, args).catch(() => ({ stdout: '' }))
  return stdout.trim()
}
