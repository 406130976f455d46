import type { Origin } from '../common/origin.js'
import { longFlag, type SettingName, settingsTable } from './table.js'

/** Where a user writes settings: inputs of a workflow, flags of a command line, or `x-gate` in the Compose file. */
export type WrittenAs = 'inputs' | 'flags' | 'x-gate'

/** Where the user wrote a setting. What he may have to write beside it belongs to the same place. */
export function writtenAs({ label }: Pick<Origin, 'label'>): WrittenAs {
  if (label.startsWith('input ')) return 'inputs'
  return label.startsWith('x-gate') ? 'x-gate' : 'flags'
}

/** A setting in the words of the place where the user writes settings: "input `app`", or "`--app`". */
export function settingName(name: SettingName, as: WrittenAs = 'flags'): string {
  if (as === 'inputs') return `input \`${name}\``
  return as === 'flags' ? `\`${longFlag(settingsTable[name]) ?? name}\`` : `\`${name}\` under \`x-gate\``
}

/** A setting with its value, as the user would write it: "`app: web`", or "`--app web`". */
export function settingWith(name: SettingName, value: string, as: WrittenAs = 'flags'): string {
  if (as === 'flags') return `\`${longFlag(settingsTable[name]) ?? name} ${value}\``
  return `\`${name}: ${value}\`${as === 'x-gate' ? ' under `x-gate`' : ''}`
}

/** A setting as the label of a problem: `input compose-file`, `--file`. */
export function settingLabel(name: SettingName, as: WrittenAs = 'flags'): string {
  if (as === 'inputs') return `input ${name}`
  return as === 'flags' ? (longFlag(settingsTable[name]) ?? name) : `x-gate.${name}`
}
