import { expect, test } from '@jest/globals'
import { testCounts } from '../../../src/record/test-counts.js'

test('tests are counted, those of nested suites once', () => {
  const xml = `<?xml version="1.0"?>
<testsuites tests="99"><testsuite name="a > b"><testsuite>
  <testcase name="one"/>
  <testcase name="two > one"><failure message="x">no</failure><failure/></testcase>
  <testcase name='three'><error/></testcase>
</testsuite>
  <testcase name="four"><skipped/></testcase>
  <testcase name="five"><system-out><![CDATA[<failure/></testcase><testcase>]]></system-out></testcase>
  <!-- <testcase/> -->
</testsuite></testsuites>`
  expect(testCounts(xml)).toEqual({ tests: 5, failed: 2, skipped: 1 })
})

test('a suite may be the root, and may be empty', () => {
  expect(testCounts('<testsuite/>')).toEqual({ tests: 0, failed: 0, skipped: 0 })
})

test('other XML is none', () => {
  expect(testCounts('<coverage><testcase/></coverage>')).toBeUndefined()
  expect(testCounts('')).toBeUndefined()
})
