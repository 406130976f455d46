import type { Position } from '../../common/problem.js'
import type { Finding } from '../../findings/finding.js'
import { eachRole } from '../../roles/role-assignments.js'
import type { Plan } from '../plan.js'
import { leaves } from './leaves.js'

/** The plan for other programs to read, as one JSON document; the shape is only ever added to. */
export function explainJson({ project, roles, steps, findings, adjustments }: Plan): string {
  const document = {
    project,
    roles: eachRole(roles, (all) => all.map(({ service, why, at }) => ({ service, why, ...placed(at) }))),
    steps: [
      ...steps.map(({ id, kind, service, needs }) => ({ id, kind, service, needs })),
      { id: 'teardown', kind: 'teardown', service: '', needs: leaves(steps) },
    ],
    findings: findings.map(({ others = [], ...first }) => ({ ...found(first), others: others.map(found) })),
    adjustments: adjustments.map(({ code, services, sentence }) => ({ code, services, sentence })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function placed(at: Position | undefined): { readonly file: string | null; readonly line: number | null } {
  return { file: at?.file ?? null, line: at?.line ?? null }
}

function found({ severity, code, message, at }: Finding) {
  return { severity, code, message, ...placed(at), column: at?.column ?? null }
}
