import { describe, expect, test } from '@jest/globals'
import { warningsIn, withoutWarnings } from '../../../src/compose/compose-warnings.js'

const unset = 'time="2026-01-02T03:04:05Z" level=warning msg="The \\"TAG\\" variable is not set."'
const obsolete = 'time="…" level=warning msg="/shop/compose.yaml: `version` is obsolete"'

describe('what Compose wrote on standard error', () => {
  test('has its warnings, each once, as sentences', () => {
    expect(warningsIn(`${unset}\n${obsolete}\n${unset}\nservices.app must be a mapping\n`)).toEqual([
      'The "TAG" variable is not set.',
      '/shop/compose.yaml: `version` is obsolete.',
    ])
  })

  test('has them with colours too', () => {
    expect(warningsIn('WARN[0000] The "TAG" variable is not set. ')).toEqual([
      'The "TAG" variable is not set.',
    ])
  })

  test('has the error, which is what is left without them', () => {
    const stderr = `${unset}\ntime="…" level=info msg="x"\nWARN[0000] y\nservices.app must be a mapping\n`
    expect(withoutWarnings(stderr)).toBe('services.app must be a mapping')
  })
})
