import { leftOut, type ProjectRoleRule, type ServiceRoleRule } from './role-rule.js'

/** A console, mail catcher, exporter or the like. */
export const isTool: ServiceRoleRule = ({ tool }) =>
  tool && leftOut(`${tool.why} and nothing needs it`, tool.path)

/** A project of tools is one product: those that publish nothing run beside the others. */
export const standsBesideTools: ProjectRoleRule = ({ tool, image }, { isMadeOfTools, apps }) => {
  if (tool === undefined || !isMadeOfTools || apps.size === 0 || image.kinds.includes('carer'))
    return undefined
  return {
    role: 'companions',
    starts: 'unless useless',
    why: `${tool.why}, as all of this project is`,
    path: tool.path,
  }
}

/** Tests are made from its image, and nothing says which it runs. */
export const saysNoTest: ServiceRoleRule = ({ image, command }) =>
  image.kinds.includes('testBase') && command.simple.length === 0
    ? leftOut(`${image.text} is for tests, and nothing says which it runs`)
    : undefined
