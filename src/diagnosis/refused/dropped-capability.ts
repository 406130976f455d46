import { type JsonObject, object, string, strings } from '../../common/json.js'
import type { CauseInFile } from './cause-in-file.js'

const NOT_PERMITTED = /\boperation not permitted\b|\bEPERM\b/i

/** Capabilities that Docker gives, and what programs say that they were about when they lack one. */
const NEEDED_FOR: readonly (readonly [capability: string, what: RegExp])[] = [
  ['CHOWN', /\b[lf]?chown(?:at)?\b|\bchgrp\b|\bchanging (?:ownership|group)\b|\bowner(?:ship)? of\b/i],
  ['FOWNER', /\bf?chmod(?:at)?\b|\bchanging permissions\b|\bsetting (?:times|permissions)\b|\bf?utimes?\b/i],
  ['SETGID', /\bset(?:res?|re)?gid\b|\bset ?groups\b|\binitgroups\b/i],
  ['SETUID', /\bset(?:res?|re)?uid\b|\bset user\b|\bswitching (?:to )?(?:the )?(?:user|"|')/i],
  ['NET_RAW', /\bping\b|\braw socket\b|\bSOCK_RAW\b|\bicmp\b/i],
  ['NET_BIND_SERVICE', /\bbind(?:ing)?\b/i],
  ['SYS_CHROOT', /\bchroot\b/i],
  ['MKNOD', /\bmknod\b/i],
  ['KILL', /\bkill\b/i],
  ['SETFCAP', /\bsetcap\b/i],
]

/** The capability that the file takes from a service and a program needed; what it could never do, is none. */
export function droppedCapability(said: string, service: string, model: JsonObject): CauseInFile | undefined {
  const line = said.split('\n').findLast((one) => NOT_PERMITTED.test(one))
  const { cap_drop: dropped, cap_add: added, user } = object(object(model.services)[service])
  // Another user than root has none of them, whatever the file drops.
  if (line === undefined || !/^(?:root|0)?(?::|$)/.test(string(user) ?? '')) return undefined
  const needed = NEEDED_FOR.find(([capability, what]) => {
    if (!what.test(line)) return false
    return isAmong(capability, strings(dropped)) && !isAmong(capability, strings(added))
  })
  if (needed === undefined) return undefined
  const remedy = `give the service back what it needs, with \`cap_add: [${needed[0]}]\``
  return { path: ['services', service, 'cap_drop'], remedy }
}

function isAmong(capability: string, names: readonly string[]): boolean {
  return names.some((name) => ['ALL', capability].includes(name.toUpperCase().replace(/^CAP_/, '')))
}
