import { leftOut, type ServiceRoleRule } from './role-rule.js'

/** A console, mail catcher, exporter or the like. */
export const isTool: ServiceRoleRule = ({ tool }) =>
  tool && leftOut(`${tool.why} and nothing needs it`, tool.path)
