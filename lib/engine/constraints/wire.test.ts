import * as logsSdk from '@aws-sdk/client-cloudwatch-logs'
import * as ecrSdk from '@aws-sdk/client-ecr'
import * as iamSdk from '@aws-sdk/client-iam'
import * as lambdaSdk from '@aws-sdk/client-lambda'
import * as stsSdk from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { services } from '../services'
import type { Service } from '../protocol/service'
import { openTestEngine } from '../testing'
import ecrRules from './ecr.json'
import iamRules from './iam.json'
import lambdaRules from './lambda.json'
import logsRules from './logs.json'
import { rulesSchema } from './rule'
import stsRules from './sts.json'
import { casesOf, type Case } from './test-cases'

const engine = await openTestEngine()

const CODES = {
  lambda: 'ValidationException',
  ecr: 'InvalidParameterException',
  logs: 'InvalidParameterException',
  iam: 'ValidationError',
  sts: 'ValidationError',
}
const SDKS: Readonly<Record<Service['id'], object>> = {
  lambda: lambdaSdk,
  ecr: ecrSdk,
  logs: logsSdk,
  iam: iamSdk,
  sts: stsSdk,
}
const RULES: Readonly<Record<Service['id'], unknown>> = {
  lambda: lambdaRules,
  ecr: ecrRules,
  logs: logsRules,
  iam: iamRules,
  sts: stsRules,
}

const anyClass = z.custom<new (input: unknown) => object>((value) => typeof value === 'function')
const answer = z.object({ name: z.string(), message: z.string() })

async function send(id: Service['id'], operation: string, input: unknown): Promise<{ name: string; message: string }> {
  const Command = anyClass.parse(Reflect.get(SDKS[id], `${operation}Command`))
  const client = engine[id]()
  const sent: Promise<unknown> = Reflect.apply(client.send, client, [new Command(input)])
  return sent.then(
    () => ({ name: '', message: '' }),
    (error: unknown) => answer.parse(error),
  )
}

/** Where AWS answers in words of its own, and why no generated sentence is expected. */
const OWN_WORDS: readonly { about: string; text: RegExp }[] = [
  {
    about: 'logs logGroupName max',
    text: /^Invalid LogGroup or LogStream, both must have length less than or equal to 512\.$/,
  },
  {
    about: 'logs logStreamName max',
    text: /^Invalid LogGroup or LogStream, both must have length less than or equal to 512\.$/,
  },
]

/** ECR names one constraint, and a pattern in words of its own. */
function ecrPhrase(phrase = ''): string {
  const pattern = /^Member must satisfy regular expression pattern: (.*)$/s.exec(phrase)?.[1]
  return `'${pattern === undefined ? phrase : `must satisfy regular expression '${pattern}'`}'`
}

function expectedText(id: Service['id'], { path, printed, phrases }: Case): string[] {
  if (id === 'ecr') return [`Invalid parameter at '${path}' failed to satisfy constraint: ${ecrPhrase(phrases[0])}`]
  return phrases.map(
    (phrase) => `Value ${printed}${printed && ' '}at '${path}' failed to satisfy constraint: ${phrase}`,
  )
}

async function problemsOf(id: Service['id'], operation: string, one: Case): Promise<string[]> {
  const about = `${id} ${operation} ${one.path} ${one.constraint}`
  const problems: string[] = []
  if (one.outside !== undefined) {
    const { name, message } = await send(id, operation, one.outside)
    const own = OWN_WORDS.find((words) => words.about === `${id} ${one.path} ${one.constraint}`)
    const right = own ? own.text.test(message) : expectedText(id, one).every((text) => message.includes(text))
    if (name !== CODES[id] || !right)
      problems.push(
        `${about} outside: ${name} ${message.slice(0, 300)} | wanted ${expectedText(id, one).join(' & ').slice(0, 300)}`,
      )
  }
  const { message } = await send(id, operation, one.inside)
  const refusals = one.rule.map(
    (phrase) => `at '${one.path}' failed to satisfy constraint: ${id === 'ecr' ? ecrPhrase(phrase) : phrase}`,
  )
  if (refusals.some((refusal) => message.includes(refusal))) problems.push(`${about} inside: ${message.slice(0, 300)}`)
  return problems
}

test(
  'each constraint of each operation: a value outside is refused in AWS words, one inside is not',
  { timeout: 120_000 },
  async () => {
    const problems: string[] = []
    const lines: string[] = []
    for (const { id, model, written } of services) {
      const rules = rulesSchema.parse(RULES[id])
      const cases = Object.keys(written).flatMap((operation) => {
        const shape = model.get(operation)?.input
        return shape ? [...casesOf(rules, operation, shape)].map((one) => ({ operation, one })) : []
      })
      const rest = cases.values()
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          for (const { operation, one } of rest) problems.push(...(await problemsOf(id, operation, one)))
        }),
      )
      const outside = cases.filter(({ one }) => one.outside !== undefined).length
      lines.push(
        `${id}: ${Object.keys(written).length} operations, ${cases.length} constraints, ${outside} values outside and ${cases.length} inside`,
      )
      expect(cases.length).toBeGreaterThan(0)
    }
    console.log(lines.join('\n'))
    expect(problems).toEqual([])
  },
)
