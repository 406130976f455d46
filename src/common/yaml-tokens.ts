import { type CST, Lexer, Parser } from 'yaml'

/** Levels of maps and lists within each other. Nobody writes a hundred. */
export const MAX_YAML_DEPTH = 500

/** A text of YAML has more levels of maps and lists within each other than anybody writes. */
export class NestedTooDeeply extends Error {
  /** @param offset of the character at which that is known */
  constructor(readonly offset: number) {
    super('it is nested too deeply')
  }
}

/**
 * The tokens of a text of YAML.
 * @param maxDepth levels of maps and lists within each other
 * @throws NestedTooDeeply before anything that works by recursion sees such a text: the engine of JavaScript may end
 * the process where its stack is full
 */
export function* yamlTokens(text: string, maxDepth: number): Generator<CST.Token> {
  const parser = new Parser()
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme)
    if (parser.stack.length > maxDepth) throw new NestedTooDeeply(parser.offset)
  }
  yield* parser.end()
}
