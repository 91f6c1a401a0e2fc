import fc from 'fast-check'
import type { Shape } from '../../protocol/shape'

/** Names that the engine under test knows, texts that break parsers, and keys that break objects. */
const TEXTS = [
  'hello-world',
  'checkout-api',
  'app',
  'latest',
  '$LATEST',
  '1',
  'lambda-ex',
  '111111111111',
  'us-east-1',
  'ALL',
  'Image',
  'Zip',
  'arn:aws:iam::111111111111:role/lambda-ex',
  'arn:aws:lambda:us-east-1:111111111111:function:hello',
  'arn:aws:logs:us-east-1:111111111111:log-group:g:*',
  '111111111111.dkr.ecr.us-east-1.amazonaws.com/hello-world:latest',
  '111111111111.dkr.ecr.us-east-1.amazonaws.com/app@sha256:00',
  `sha256:${'0'.repeat(64)}`,
  'sha256:../../etc/passwd',
  '../../../etc/passwd',
  '..',
  '.',
  '%2e%2e%2f',
  '%',
  '%zz',
  'a\u0000b',
  '\u202egnp',
  '\ud800',
  '\u200b',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '\n',
  '"',
  '{}',
  '[]',
  'null',
  '{"a":',
  '<a>',
  "';--",
  '9007199254740993',
  '-1',
  '1e309',
  'NaN',
  'a'.repeat(300),
  'a'.repeat(5000),
  '{ $.a = 1 }',
  '?a -b "c',
  '[a]',
  '*'.repeat(60),
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*"}]}',
  '{"Statement":[null]}',
  '{"rules":[{"rulePriority":1}]}',
]
const NUMBERS = [0, 1, -1, 0.5, 1e308, -0, 2 ** 31, 2 ** 53, 2 ** 63, 128, 900, 50, 10_000, 1_700_000_000_000]

/** Values of fast-check to pick from, and the picking: one seed gives one run. */
export class Dice {
  #state: number
  readonly #texts: readonly string[]
  readonly #json: readonly unknown[]
  readonly #bytes: readonly Uint8Array[]

  constructor(readonly seed: number) {
    this.#state = seed
    const drawn = { seed, numRuns: 1500 }
    this.#texts = [
      ...fc.sample(fc.string({ unit: 'binary' }), drawn),
      ...fc.sample(fc.string(), drawn),
      ...fc.sample(fc.webUrl(), drawn),
    ]
    this.#json = fc.sample(fc.jsonValue({ maxDepth: 4 }), drawn)
    this.#bytes = fc.sample(fc.uint8Array({ maxLength: 200 }), drawn)
  }

  /** 0 to below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  chance = (share: number): boolean => this.next() < share

  pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.next() * from.length)]
    if (picked === undefined) throw new Error('Nothing to pick from.')
    return picked
  }

  text = (): string => this.pick(this.chance(0.7) ? TEXTS : this.#texts)
  json = (): unknown => (this.chance(0.3) ? this.text() : this.#json[Math.floor(this.next() * this.#json.length)])
  bytes = (): Uint8Array => this.pick(this.#bytes)

  /** A value of a shape, mostly of its type, sometimes of none. */
  value(shape: Shape, depth = 0): unknown {
    if (this.chance(0.08)) return this.json()
    switch (shape.kind) {
      case 'string':
        return this.text()
      case 'number':
        return this.pick(NUMBERS)
      case 'boolean':
        return this.chance(0.5)
      case 'timestamp':
        return this.pick([1_700_000_000, 'yesterday', 0, -1e12, '2026-01-01T00:00:00Z'])
      case 'blob':
        return Buffer.from(this.bytes()).toString('base64')
      case 'list':
        return Array.from({ length: this.pick([0, 1, 1, 2, 3, 60]) }, () =>
          depth > 3 ? null : this.value(shape.item, depth + 1),
        )
      case 'map':
        return Object.fromEntries(
          Array.from({ length: this.pick([0, 1, 2, 51]) }, () => [
            this.text(),
            depth > 3 ? null : this.value(shape.value, depth + 1),
          ]),
        )
      case 'structure':
        return Object.fromEntries(
          shape.members
            .filter(() => this.chance(depth > 2 ? 0.2 : 0.7))
            .map(({ name, shape: child }) => [name, this.value(child, depth + 1)]),
        )
      default:
        return this.json()
    }
  }
}
