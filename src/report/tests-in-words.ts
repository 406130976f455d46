import type { TestCounts } from '../record/test-counts.js'

/** `12 tests, 1 failed, 2 skipped`. */
export function testsInWords({ tests, failed, skipped }: TestCounts): string {
  const all = `${tests} ${tests === 1 ? 'test' : 'tests'}`
  return [all, failed > 0 ? `${failed} failed` : '', skipped > 0 ? `${skipped} skipped` : '']
    .filter((part) => part !== '')
    .join(', ')
}
