import type { Finding } from '../findings/finding.js'
import { eachRole, type Roles } from '../roles/role-assignments.js'
import type { Plan, Step } from './plan.js'

/** The plan as it may be shown: every text that may hold a value of the project passed through `mask`. */
export function maskedPlan(plan: Plan, mask: (text: string) => string): Plan {
  return {
    ...plan,
    roles: maskedRoles(plan.roles, mask),
    steps: plan.steps.map((step) => maskedStep(step, mask)),
    findings: plan.findings.map((finding) => maskedFinding(finding, mask)),
    adjustments: plan.adjustments.map((one) => ({ ...one, sentence: mask(one.sentence) })),
  }
}

/** The finding with its messages passed through `mask`. */
export function maskedFinding(finding: Finding, mask: (text: string) => string): Finding {
  const { others, alone, ...first } = finding
  const all = others?.map((other) => maskedFinding(other, mask))
  const message = mask(first.message)
  if (all === undefined) return { ...first, message }
  return { ...first, message, alone: alone && mask(alone), others: all }
}

/** The roles with their reasons passed through `mask`. */
export function maskedRoles(roles: Roles, mask: (text: string) => string): Roles {
  return eachRole(roles, (all) => all.map((one) => ({ ...one, why: mask(one.why) })))
}

function maskedStep(step: Step, mask: (text: string) => string): Step {
  if (step.kind === 'pull') return { ...step, image: mask(step.image) }
  if (step.kind === 'job' && step.preStart !== undefined)
    return { ...step, preStart: step.preStart.map((hook) => ({ ...hook, command: mask(hook.command) })) }
  if (step.kind !== 'check' || !('check' in step)) return step
  return { ...step, check: { ...step.check, text: mask(step.check.text) } }
}
