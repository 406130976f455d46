/** How a test runner heads a test that failed, with the name of the test. */
export const FAILED_TESTS: readonly RegExp[] = [
  // jest: `  ● Cart › adds up`
  /^\s*● (?!Console)(.+)$/,
  // vitest: ` FAIL  src/sum.test.ts > Cart > adds up`
  /^\s*FAIL +(\S+ > .+)$/,
  // vitest, a file that cannot be loaded: ` FAIL  src/sum.test.ts [ src/sum.test.ts ]`
  /^\s*FAIL +(\S+) \[ .+ \]$/,
  // uvu: ` FAIL  "adds up"`
  /^\s*FAIL +"(.+)"$/,
  // Go: `--- FAIL: TestSum (0.00s)`
  /^\s*--- FAIL: (\S+) \([\d.]+s\)$/,
  // cargo: `---- tests::adds_up stdout ----`
  /^---- (\S+) stdout ----$/,
  // unittest: `FAIL: test_sum (tests.Cart.test_sum)`
  /^(?:FAIL|ERROR): (\w+ \([\w.]+\))/,
  // mocha, RSpec, PHPUnit, minitest, ExUnit: `  1) Cart adds up`
  /^\s*\d+\) (?!(?:Failure|Error):$)(\S.*)$/,
  // minitest: `CartTest#test_total [test/cart_test.rb:2]:`
  /^(\w+(?:::\w+)*#\w+)(?: \[.+\])?:$/,
  // node:test, Playwright: `✖ adds up (1.2ms)`, TAP: `not ok 1 - adds up`
  /^\s*✖ (?!failing tests)(.+) \([\d.]+m?s\)$/,
  /^\s*not ok \d+ (?:- )?(.+)$/,
  // AVA: `✘ [fail]: adds up`
  /^\s*✘ \[fail\]: (.+)$/,
  // Newman: `1.  AssertionError  status is 200`
  /^\s*\d+\.\s{2,}(\S.*)$/,
  // Surefire: `[ERROR] com.acme.CartTest.addsUp -- Time elapsed: 0.01 s <<< FAILURE!`
  /^(?:\[ERROR\] +)?([\w.]+(?:\([\w.]+\))?)\s+(?:-- )?Time elapsed: .* <<< (?:FAILURE|ERROR)!$/,
  // test-unit: `Failure: test_total(CartTest)`
  /^(?:Failure|Error): (\w+\([\w:]+\))/,
  // Test::More: `#   Failed test 'adds up'`
  /^\s*#\s+Failed test '(.+)'$/,
  // .NET: `  Failed Shop.Tests.CartTests.Total_adds_up [12 ms]`
  /^\s*Failed (\S+(?:\(.*\))?) \[[<\d., ]+m?s\]$/,
  // Robot: `Health Answers    | FAIL |`
  /^(\S.*?) +\| FAIL \|$/,
  // JUnit's own launcher: `  JUnit Jupiter:CartTest:addsUp()`
  /^\s+JUnit \w+:(\S.*)$/,
  // Gradle: `CartTest > addsUp() FAILED`
  /^(\w[\w.]* > .+) FAILED$/,
]
