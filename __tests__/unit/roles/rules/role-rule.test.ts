import { describe, expect, test } from '@jest/globals'
import { inferred, leftOut } from '../../../../src/roles/rules/role-rule.js'
import { settings } from '../../plan/sketch.js'

const reason = { why: 'it is so', path: ['services', 'x'] }

describe('a role that is inferred', () => {
  test('is the service’s where no setting names others for it', () => {
    expect(inferred('migrate', 'always', reason, {})).toEqual({
      role: 'migrate',
      starts: 'always',
      ...reason,
    })
  })

  test.each(['migrate', 'acceptance'] as const)(
    'counts only if needed where a setting names others (%s)',
    (role) => {
      expect(inferred(role, 'always', reason, settings({ [role]: ['y'] }).roles)).toEqual({
        role,
        starts: 'if needed',
        why: `it is so, but x-gate.${role} does not name it`,
        path: ['services', 'x'],
      })
    },
  )

  test('a store that the setting does not name runs beside the apps', () => {
    expect(inferred('database', 'unless useless', reason, settings({ database: ['y'] }).roles)).toEqual({
      role: 'companions',
      starts: 'unless useless',
      why: 'it is so, but x-gate.database does not name it',
      path: ['services', 'x'],
    })
  })

  test('what is left out is started only if something needs it', () => {
    expect(leftOut('it is a tool')).toEqual({ role: 'leftOut', starts: 'if needed', why: 'it is a tool' })
  })
})
