import { expect, test } from '@jest/globals'
import { explainJson } from '../../../src/plan/explain/explain-json.js'
import { explainMermaid } from '../../../src/plan/explain/explain-mermaid.js'
import { explainText } from '../../../src/plan/explain/explain-text.js'
import { maskedPlan } from '../../../src/plan/masked-plan.js'
import { planned, project, settings, smoke } from './sketch.js'

const secret = 'hunter22'

test('whatever a plan tells is masked, and nothing else is changed', () => {
  const it = project({
    app: { image: 'app', ports: ['80'] },
    migrate: { image: `registry/${secret}`, command: `migrate ${secret}` },
  })
  const plan = planned(it, settings({}, smoke(`GET app/?token=${secret} 200`)))
  const finding = { severity: 'notice', code: 'X', message: secret } as const
  const full = {
    ...plan,
    findings: [finding],
    adjustments: [{ code: 'Y', services: [], sentence: secret }],
    roles: { ...plan.roles, leftOut: [{ service: 'x', why: secret }] },
  }
  const shown = maskedPlan(full, (text) => text.replaceAll(secret, '***'))
  for (const explain of [explainText, explainJson, explainMermaid]) {
    expect(explain(full)).toContain(secret)
    expect(explain(shown)).not.toContain(secret)
  }
  expect(maskedPlan(plan, (text) => text)).toEqual(plan)
})
