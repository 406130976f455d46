import { remembered } from '../common/remembered.js'

/** Words that say a secret, alone or at the end of a word: `PGPASSWORD`, `ROOTPW`, `DBPASS`. */
const SECRET_WORD =
  /(?:passw(?:or)?ds?|passphrases?|passcodes?|(?<!by|com|tres|under|over|encom|sur)pass|pwd|secrets?|tokens?|credentials?|creds?|(?:api|auth|access|account|app|client|crypt|deploy|encryption|license|master|private|root|secret|service|session|shared|sign|signing|ssh|storage|user)keys?)$/

/** Words that say a secret only as they are: as parts of other words they mean something else. */
const WHOLE_WORDS: ReadonlySet<string> = new Set(
  'pw psw pin otp totp jwt bearer salt pepper mnemonic hmac authorization'.split(' '),
)

/** Words that say a secret at the end of a name. `AUTH_TYPE` and `COOKIE_DOMAIN` say none. */
const LAST_WORDS: ReadonlySet<string> = new Set('auth cookie'.split(' '))

/** Words before `KEY` that say that everybody may know it. */
const OPEN_KEYS: ReadonlySet<string> = new Set(
  'public pub publishable primary foreign site cache partition sort index routing gpg pgp host translation'.split(
    ' ',
  ),
)

/** What a secret has beside its value, where a name ends with it: `TOKEN_TTL`, `PASSWORD_FILE`. */
const ABOUT_SECRETS: ReadonlySet<string> = new Set(
  (
    'age algo alg algorithm audience cost count days dir directory disable disabled domain enable enabled encoding ' +
    'endpoint expiration expire expires expiry field file files folder format header host hostname hours issuer label ' +
    'length len lifetime location max method min minutes mode ms name names path paths policy port prefix provider ' +
    'required rounds scope scopes seconds service size sock socket strategy timeout ttl type uri url user username version'
  ).split(' '),
)

/** The folder that a shell is in, or was in. */
const FOLDERS: ReadonlySet<string> = new Set(['PWD', 'OLDPWD'])

/** Whether the name of a variable, of a build argument or of a flag says that its value is a secret. */
export const isTelling = remembered((name) => {
  if (FOLDERS.has(name)) return false
  const words = wordsIn(name)
  const last = words.at(-1) ?? ''
  if (ABOUT_SECRETS.has(last) || (last === 'tokens' && words.some(isLimit))) return false
  return (
    words.some((word, index) => SECRET_WORD.test(word) || WHOLE_WORDS.has(word) || isKey(words, index)) ||
    LAST_WORDS.has(last) ||
    (words.includes('auth') && last === 'config')
  )
})

/** The words of a name, in small letters and without numbers at their ends: `dbPass_2` says db and pass. */
export const wordsIn = remembered((name): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== ''),
)

/** `MAX_TOKENS` counts words of a language model. */
function isLimit(word: string): boolean {
  return /^(?:max|min|num|number|limit|total)$/.test(word)
}

function isKey(words: readonly string[], index: number): boolean {
  return /^keys?$/.test(words[index] ?? '') && !OPEN_KEYS.has(words[index - 1] ?? '')
}
