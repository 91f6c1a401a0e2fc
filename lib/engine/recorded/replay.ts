import type { LambdaClient } from '@aws-sdk/client-lambda'
import { z } from 'zod'
import { COMMANDS } from './commands'
import { compare, type Given, type Row } from './compare'
import { asImageRequest } from './image-mode'
import type { Bindings } from './match'
import { type Json, type JsonObject, type Scenario, shortName, type Step } from './recording'
import { CREATE_DEFAULTS, helperRequest, requestOf, UNWRITTEN } from './test-cases'
import { evaluated, type Scope } from './values'

/** The engine that recorded calls are replayed against. */
export type ReplayTarget = {
  readonly region: string
  client(account: string): LambdaClient
  /** Moves the account's clock past every transition. */
  settle(account: string): void
  /** @returns the URI of an image of its own, in a repository of this name */
  image(account: string, repository: string): Promise<string>
}

/** How functions are made: as recorded, or as functions of images. */
export type Mode = 'Zip' | 'Image'

/** A recorded request and an answer have the shapes of the command that they were recorded with. */
const asRecorded = z.custom<never>()
const asObject = z.record(z.string(), z.json())

const HELPER = 'helper.create_lambda_function'
const CREATES = [HELPER, 'lambda.create_function']

/** Replays one scenario in an account of its own. @returns a row for every recorded answer of these operations */
export class Replay {
  private readonly scope: Scope & { readonly answers: Map<string, JsonObject> }
  private readonly bindings: Bindings
  private readonly codes: string[] = []
  private readonly rows: Row[] = []
  private readonly pending: string[]

  constructor(
    private readonly scenario: Scenario,
    private readonly target: ReplayTarget,
    private readonly mode: Mode,
    account: string,
  ) {
    const { region } = target
    this.scope = { account, region, functionName: 'replayed-function', answers: new Map() }
    this.bindings = { account, region, values: new Map() }
    this.pending = Object.keys(scenario.other_recorded ?? {})
  }

  async run(): Promise<readonly Row[]> {
    const { steps } = this.scenario
    const [first] = steps
    const creates = steps.some(({ call = '' }) => CREATES.includes(call))
    if (first?.key !== undefined && !first.error && !creates) await this.send('create_function', this.setUp())
    for (const step of steps) if (step.inside === undefined) await this.step(step)
    return this.rows
  }

  private setUp(): JsonObject {
    return helperRequest({ func_name: '${function_name}', runtime: 'python3.12', handler_file: 'set up' })
  }

  private async step(step: Step): Promise<void> {
    const { call = '', key } = step
    if (call.startsWith('wait:')) return this.target.settle(this.scope.account)
    const unwritten = UNWRITTEN[key ?? '']
    if (key !== undefined && unwritten) return this.record(key, step, await this.send(...unwritten))
    const name = call === HELPER ? 'create_function' : call.replace('lambda.', '')
    if (!COMMANDS[name]) return
    const request = requestOf(this.scenario, step.request)
    const given = await this.send(name, call === HELPER ? helperRequest(request) : request)
    if (key !== undefined) this.record(key, step, given)
    if (key !== undefined && given.answer) this.scope.answers.set(key, given.answer)
    if (/create|tag_resource/.test(name)) await this.replayOthers()
  }

  /** Reads that a helper of the recorded test made after each change, in the order of their names. */
  private async replayOthers(): Promise<void> {
    for (const key of this.pending.splice(0, 2)) {
      const given = key.startsWith('list_tags')
        ? await this.send('list_tags', { Resource: '${function_arn}' })
        : await this.send('get_function', { FunctionName: '${function_name}' })
      this.record(key, this.scenario.other_recorded?.[key] ?? {}, given)
    }
  }

  private record(key: string, recorded: Step, given: Given): void {
    const problems = compare(recorded, given, this.bindings, this.mode)
    this.rows.push({ name: `${this.scenario.group} ${shortName(this.scenario)} ${key}`, problems })
  }

  private async send(name: string, request: JsonObject): Promise<Given> {
    const command = COMMANDS[name]
    if (!command) throw new Error(`${name} is not replayed`)
    const input = await this.input(name, request)
    const given = await command(this.target.client(this.scope.account), asRecorded.parse(input)).then(
      (answer): Given => ({ answer: asObject.parse(JSON.parse(JSON.stringify(answer))) }),
      (error: unknown): Given => ({ error }),
    )
    if (given.answer) this.scope.answers.set(name, given.answer)
    if (name === 'create_function') this.target.settle(this.scope.account)
    return given
  }

  private async input(name: string, request: JsonObject): Promise<object> {
    const full = name === 'create_function' && !request['Code'] ? { ...CREATE_DEFAULTS, ...request } : request
    const { Code, ZipFile, ImageUri, Qualifier, ...rest } = this.mode === 'Image' ? asImageRequest(full) : full
    const settings = asObject.parse(evaluated(rest, this.scope))
    if (name === 'create_function') {
      const FunctionName = [settings['FunctionName'], Qualifier].filter((part) => part !== undefined).join(':')
      const packageType = this.mode === 'Image' ? { PackageType: 'Image' } : {}
      return { ...settings, ...packageType, FunctionName, Code: await this.code(asObject.parse(Code)) }
    }
    const qualified = Qualifier === undefined ? settings : { ...settings, Qualifier: evaluated(Qualifier, this.scope) }
    if (name !== 'update_function_code') return qualified
    if (!ZipFile && !ImageUri) return qualified
    return { ...qualified, ...(await this.code({ ...(ZipFile && { ZipFile }), ...(ImageUri && { ImageUri }) })) }
  }

  /** The same expression is the same code, another one another; a handler's file is packed anew each time. */
  private async code(source: JsonObject): Promise<object> {
    const isUploaded = source['S3Bucket'] === '${s3_bucket}' && source['S3Key'] === 'code/code-function.zip'
    if (source['S3Bucket'] !== undefined && !isUploaded) return asObject.parse(evaluated(source, this.scope))
    const expression = this.content(source['ZipFile'] ?? source['ImageUri'])
    if (this.mode === 'Zip' && source['ImageUri'] === undefined)
      return { ZipFile: Buffer.from(`PK\u0003\u0004 ${expression}`) }
    return { ImageUri: await this.target.image(this.scope.account, `image-${expression}`) }
  }

  private content(expression: Json | undefined): number {
    const text = String(expression)
    const known = text.includes('TEST_LAMBDA_PYTHON') && !text.includes('archive') ? -1 : this.codes.indexOf(text)
    return known >= 0 ? known : this.codes.push(text) - 1
  }
}
