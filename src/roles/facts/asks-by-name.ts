import { commandLine } from '../../compose/command-line.js'
import type { Service } from '../../compose/project.js'

/** Whether what a service runs asks another one: `curl http://web/rows`, `nc -z web 8080`. */
export function asksByName(service: Service, { name, containerName }: Service): boolean {
  if (service.name === name) return false
  const texts = [commandLine(service), service.startScript?.text ?? '']
  const hosts = [name, ...(containerName === undefined ? [] : [containerName])]
  return hosts.map(addressOf).some((address) => texts.some((text) => address.test(text)))
}

/** `http://web/rows`, `web:8080`, `nc -z web 8080`; not `/app/web`. */
function addressOf(host: string): RegExp {
  const word = host.replaceAll('.', '\\.')
  return new RegExp(`(?<=//|@)${word}(?![\\w.-])|(?<![\\w./:-])${word}(?=[: ]\\d{2,5}(?!\\d))`)
}
