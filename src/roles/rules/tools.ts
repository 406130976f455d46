import { leftOut, type ServiceRule } from './rule.js'

/** A console, mail catcher, exporter or the like. */
export const isTool: ServiceRule = ({ tool }) =>
  tool && leftOut(`${tool.why} and nothing needs it`, tool.path)
