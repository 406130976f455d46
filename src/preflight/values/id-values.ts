import { type JsonObject, list, string } from '../../common/json.js'
import { quoted } from '../../common/sentence.js'
import type { WrongEntry, WrongValue } from '../../compose/values/wrong-value.js'

/** Engines count users and groups with 31 bits. */
const MAX_ID = 2 ** 31 - 1

/** What is wrong with the numbers of users and groups of a service. @param service as Compose prints it */
export function wrongIds({ user, group_add: groups }: JsonObject): readonly WrongEntry[] {
  const named = [
    { key: 'user', path: ['user'], text: string(user) ?? '' },
    ...list(groups).map((group, index) => ({
      key: 'group_add',
      path: ['group_add', index],
      text: string(group) ?? '',
    })),
  ]
  return named.flatMap(({ key, path, text }) => {
    const wrong = wrongId(text)
    return wrong ? [{ key, path, wrong }] : []
  })
}

/** @param text a name or a number, or one of a user and one of a group with a colon between */
function wrongId(text: string): WrongValue | undefined {
  const tooLarge = text.split(':').find((id) => /^\d+$/.test(id) && Number(id) > MAX_ID)
  if (tooLarge === undefined) return undefined
  return [`${quoted(tooLarge)} is no number of a user or a group`, `write a number from 0 to ${MAX_ID}`]
}
