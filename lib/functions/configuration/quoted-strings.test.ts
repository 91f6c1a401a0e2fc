import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatStrings, parseStrings, parseWorkingDirectory } from './quoted-strings'

const strings = (text: string) => {
  const parsed = parseStrings(text)
  return parsed.ok ? parsed.strings : parsed.message
}
const refused = (text: string) => {
  const parsed = parseStrings(text)
  if (parsed.ok) throw new Error(`accepted ${text}`)
  return parsed
}

describe('parseStrings', () => {
  it.each([
    ['"/usr/bin/npx", "aws-lambda-ric"', ['/usr/bin/npx', 'aws-lambda-ric']],
    ['"app.handler"', ['app.handler']],
    ['["app.handler"]', ['app.handler']],
    [' [ "a" , "b" ] ', ['a', 'b']],
    ['[]', []],
    ['', []],
    ['"a",', ['a']],
    ['["a", "b",]', ['a', 'b']],
    ['"a",\n"b"', ['a', 'b']],
    ['"a,b", "c d"', ['a,b', 'c d']],
    ['"say \\"hi\\"", "C:\\\\x", "\\u0041\\n"', ['say "hi"', 'C:\\x', 'A\n']],
    ['""', ['']],
    ['ENTRYPOINT [ "/usr/local/bin/python", "-m", "awslambdaric" ]', ['/usr/local/bin/python', '-m', 'awslambdaric']],
    ['CMD ["app.handler"]', ['app.handler']],
    ['ENTRYPOINT npx aws-lambda-ric', ['npx', 'aws-lambda-ric']],
    ['CMD node "my app.js" a,b', ['node', 'my app.js', 'a,b']],
    ['"[not a list]"', ['[not a list]']],
  ])('reads %s', (text, expected) => expect(strings(text)).toEqual(expected))

  it.each([
    ['["a", "b"]', 'Read as 2 strings.'],
    ['CMD ["a"]', 'Read as 1 string.'],
    ['CMD npx x', 'Read as 2 strings, split at the spaces.'],
    ['"a", "b"', null],
  ])('says how it read %s', (text, notice) => expect(parseStrings(text)).toMatchObject({ ok: true, notice }))

  it.each([
    ['app.handler', 'Put each string in double quotation marks: "app.handler".', 0, '"app.handler"'],
    [
      'python -m awslambdaric',
      'Put each string in double quotation marks: "python", "-m", "awslambdaric".',
      0,
      '"python", "-m", "awslambdaric"',
    ],
    [
      '"/usr/bin/npx", aws-lambda-ric',
      'Put each string in double quotation marks: "/usr/bin/npx", "aws-lambda-ric".',
      16,
      '"/usr/bin/npx", "aws-lambda-ric"',
    ],
    ['[1, "a"]', 'Put each string in double quotation marks: "1", "a".', 1, '"1", "a"'],
    ['"a" "b"', 'Add a comma after "a".', 4, '"a", "b"'],
    ['“app.handler”', 'Use straight double quotes ("). Found “.', 0, '"app.handler"'],
    ["'a', 'b'", 'Use straight double quotes ("). Found \'.', 0, '"a", "b"'],
    ['"a",, "b"', 'Remove the extra comma.', 4, '"a", "b"'],
    ['"C:\\d"', 'Write a backslash as \\\\.', 3, '"C:\\\\d"'],
    ['["a"', 'Close the list with ].', 4, '"a"'],
  ])('refuses %s with a fix', (text, message, at, fixed) => expect(refused(text)).toMatchObject({ message, at, fixed }))

  it('puts the caret where the quotation mark is missing', () => {
    expect(refused('"/usr/bin/npx, ')).toMatchObject({
      message: 'Close the quotation mark after "/usr/bin/npx,.',
      at: 14,
      fixed: null,
    })
    expect(refused('"a\n"b"')).toMatchObject({ message: 'Close the quotation mark after "a.', at: 2 })
    expect(refused('"a\\')).toMatchObject({ at: 3 })
  })

  it('reads back any strings that it wrote', () => {
    const any = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('"', '\\', '\n', ']', ','),
      ),
    )
    fc.assert(
      fc.property(any, (list) => {
        expect(strings(formatStrings(list))).toEqual(list)
      }),
    )
    fc.assert(
      fc.property(any, (list) => {
        expect(strings(JSON.stringify(list))).toEqual(list)
      }),
    )
  })

  it('offers only fixes that it accepts', () => {
    const typed = fc.string({
      unit: fc.constantFrom('"', "'", '“', '”', '\\', ',', ' ', '\n', '[', ']', 'a', 'b', 'é'),
    })
    fc.assert(
      fc.property(typed, (text) => {
        let now = text
        for (let tries = 0; ; tries += 1) {
          const parsed = parseStrings(now)
          if (parsed.ok || parsed.fixed === null) return
          expect(parsed.at).toBeLessThanOrEqual(now.length)
          expect(tries, `fixes of ${text} never end`).toBeLessThan(10)
          now = parsed.fixed
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('parseWorkingDirectory', () => {
  it.each([
    ['"/var/task"', '/var/task'],
    ['/var/task', '/var/task'],
    ['WORKDIR /app', '/app'],
    ['“/var/task”', '/var/task'],
    ['"', '"'],
  ])('reads %s', (text, value) => expect(parseWorkingDirectory(text).value).toBe(value))
})
