const SOURCE = 'Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)'
const TOKENS = "JSON String, Number, Array, Object or token 'null', 'true' or 'false'"

/** Jackson's limit, and what keeps this from using up the stack. */
const MAX_DEPTH = 1000

class Invalid extends Error {}

const isSpace = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
const isDigit = (code: number) => code >= 0x30 && code <= 0x39
const isWord = (code: number) => /[A-Za-z0-9_$]/.test(String.fromCharCode(code)) || code >= 0x80

function describe(code: number): string {
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return `(CTRL-CHAR, code ${code})`
  const hex = code > 255 ? ` / 0x${code.toString(16)}` : ''
  return `'${String.fromCodePoint(code)}' (code ${code}${hex})`
}

/** Walks a text the way Jackson's parser does, up to what it cannot take. A place is an index into the bytes. */
class Scanner {
  #at = 0

  constructor(readonly bytes: Uint8Array) {}

  /** @throws Invalid */
  scan(): void {
    this.#space()
    if (this.#at >= this.bytes.length) throw this.#fail('No content to map due to end-of-input', this.#at)
    this.#value(0)
    this.#space()
    // Whether Lambda refuses what follows the value, and how it says so, is not known.
    if (this.#at < this.bytes.length) throw this.#unexpected(`expected a valid value (${TOKENS})`)
  }

  #value(depth: number): void {
    if (depth > MAX_DEPTH)
      throw this.#fail(
        `Document nesting depth (${depth}) exceeds the maximum allowed (${MAX_DEPTH}, from \`StreamReadConstraints.getMaxNestingDepth()\`)`,
        this.#at,
      )
    const code = this.#code()
    if (code === 0x7b) return this.#object(depth)
    if (code === 0x5b) return this.#array(depth)
    if (code === 0x22) return this.#string('was expecting closing quote for a string value')
    if (isDigit(code) || code === 0x2d) return this.#number()
    for (const token of ['true', 'false', 'null']) if (code === token.charCodeAt(0)) return this.#token(token)
    if (code < 0x80 && isWord(code)) throw this.#unrecognised(this.#at)
    throw this.#unexpected(code === 0x7d || code === 0x2c ? 'expected a value' : `expected a valid value (${TOKENS})`)
  }

  #object(depth: number): void {
    const start = this.#at++
    for (let first = true; ; first = false) {
      if (this.#closes(start, 0x7d, 'Object')) return
      if (!first) this.#comma('Object')
      this.#space()
      this.#present('Object', start)
      if (this.#code() !== 0x22) throw this.#unexpected('was expecting double-quote to start field name')
      this.#string('in field name')
      this.#space()
      this.#present('Object', start)
      if (this.#code() !== 0x3a) throw this.#unexpected('was expecting a colon to separate field name and value')
      this.#at++
      this.#space()
      if (this.#at >= this.bytes.length)
        throw this.#fail('Unexpected end-of-input within/between Object entries', this.#at)
      this.#value(depth + 1)
    }
  }

  #array(depth: number): void {
    const start = this.#at++
    for (let first = true; ; first = false) {
      if (this.#closes(start, 0x5d, 'Array')) return
      if (!first) this.#comma('Array')
      this.#space()
      this.#present('Array', start)
      this.#value(depth + 1)
    }
  }

  #closes(start: number, close: number, what: string): boolean {
    this.#space()
    this.#present(what, start)
    if (this.#code() !== close) return false
    this.#at++
    return true
  }

  #comma(what: string): void {
    if (this.#code() !== 0x2c) throw this.#unexpected(`was expecting comma to separate ${what} entries`)
    this.#at++
  }

  #string(unended: string): void {
    for (this.#at++; this.#code() !== 0x22; this.#at++) {
      if (this.#at >= this.bytes.length)
        throw this.#fail(`Unexpected end-of-input${unended.startsWith('was') ? ':' : ''} ${unended}`, this.#at)
      const code = this.#code()
      if (code < 0x20)
        throw this.#fail(
          `Illegal unquoted character (${describe(code)}): has to be escaped using backslash to be included in string value`,
          this.#at + 1,
        )
      if (code >= 0x80) this.#character()
      if (code === 0x5c) this.#escape()
    }
    this.#at++
  }

  #escape(): void {
    const code = this.bytes[++this.#at] ?? 0
    if (!'"\\/bfnrtu'.includes(String.fromCharCode(code)))
      throw this.#fail(`Unrecognized character escape ${describe(code)}`, this.#at + 1)
  }

  /** A character of several bytes, up to its last. */
  #character(): void {
    const code = this.#code()
    const length = code >= 0xf0 && code < 0xf8 ? 4 : code >= 0xe0 ? 3 : 2
    if (code < 0xc0 || code >= 0xf8) throw this.#fail(`Invalid UTF-8 start byte 0x${code.toString(16)}`, this.#at + 1)
    for (let n = 1; n < length; n++) {
      const next = this.bytes[++this.#at] ?? 0
      if ((next & 0xc0) !== 0x80) throw this.#fail(`Invalid UTF-8 middle byte 0x${next.toString(16)}`, this.#at + 1)
    }
  }

  #number(): void {
    const start = this.#at
    while (this.#at < this.bytes.length && /[-+0-9.eE]/.test(String.fromCharCode(this.#code()))) this.#at++
    const text = Buffer.from(this.bytes.subarray(start, this.#at)).toString('latin1')
    if (/^-?0\d/.test(text)) throw this.#fail('Invalid numeric value: Leading zeroes not allowed', start + 1)
    if (!/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text))
      throw this.#unexpected('expected digit (0-9) for valid numeric value')
  }

  #token(token: string): void {
    const start = this.#at
    for (const letter of token) {
      if (this.#code() !== letter.charCodeAt(0)) throw this.#unrecognised(start)
      this.#at++
    }
    if (this.#at < this.bytes.length && isWord(this.#code())) throw this.#unrecognised(start)
  }

  #unrecognised(start: number): Invalid {
    while (this.#at < this.bytes.length && isWord(this.#code())) {
      if (this.#code() >= 0x80) this.#character()
      this.#at++
    }
    const word = Buffer.from(this.bytes.subarray(start, this.#at)).toString('utf8')
    return this.#fail(
      `Unrecognized token '${word}': was expecting (${TOKENS})`,
      Math.min(this.#at + 1, this.bytes.length),
    )
  }

  #present(what: string, start: number): void {
    if (this.#at >= this.bytes.length)
      throw this.#fail(
        `Unexpected end-of-input: expected close marker for ${what} (start marker at [${SOURCE}; ${this.#place(start)}])`,
        this.#at,
      )
  }

  #space(): void {
    while (isSpace(this.#code())) this.#at++
  }

  #code(): number {
    return this.bytes[this.#at] ?? -1
  }

  #unexpected(problem: string): Invalid {
    return this.#fail(`Unexpected character (${describe(Math.max(0, this.#code()))}): ${problem}`, this.#at)
  }

  #place(at: number): string {
    const before = this.bytes.subarray(0, at)
    const lines = before.reduce((count, code) => (code === 0x0a ? count + 1 : count), 1)
    return `line: ${lines}, column: ${at - before.lastIndexOf(0x0a)}`
  }

  #fail(message: string, at: number): Invalid {
    return new Invalid(`${message}\n at [${SOURCE}; ${this.#place(at)}]`)
  }
}

/** Why bytes are not JSON, in the words of the parser that Lambda uses. Source: recordings of invoke_errors. */
export function invalidJsonReason(bytes: Uint8Array): string {
  try {
    new Scanner(bytes).scan()
  } catch (error) {
    if (error instanceof Invalid) return error.message
    throw error
  }
  return `Unexpected end-of-input\n at [${SOURCE}; line: 1, column: ${bytes.length + 1}]`
}
