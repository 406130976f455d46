/** Whether the engine is on another machine, whose files cannot be seen from here. */
export function isElsewhere(host: string | undefined): boolean {
  return /^(?:tcp|ssh|https?):\/\//.test(host ?? '')
}
