import { z } from 'zod'
import { callOf, sendCall, type Client } from './calls'
import { RecordedCode } from './code'
import { compare, type Given, type Row } from './compare'
import { asImageRequest } from './image-mode'
import { LOOPS } from './log-values'
import { differences, type Bindings } from './match'
import { dateOf, type JsonObject, type Scenario, shortName, type Step } from './recording'
import { isNeedless, isRefused, REFUSED, whyNotReplayed } from './skipped'
import { CREATE_DEFAULTS, helperRequest, packageBytesOf, payloadOf, requestOf } from './test-cases'
import { fixturesOf, ROLE_PATH } from './fixtures'
import { COMPUTED, picked, unwrittenCall } from './unwritten'
import type { Scope } from './scope'
import { evaluated } from './values'

/** The engine that recorded calls are replayed against. */
export type ReplayTarget = {
  readonly region: string
  client(account: string, service: string): Client
  /** Moves the account's clock past every transition. */
  settle(account: string): void
  /** @returns the URI of an image of its own, in a repository of this name */
  image(account: string, repository: string): Promise<string>
}

/** How functions are made: as recorded, or as functions of images. */
export type Mode = 'Zip' | 'Image'

const asObject = z.record(z.string(), z.json())

const HELPER = 'helper.create_lambda_function'
const CREATE = 'lambda.create_function'

/** As JSON: bytes as their text. */
const plain = (answer: object): JsonObject =>
  asObject.parse(
    JSON.parse(
      JSON.stringify(answer, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
      ),
    ),
  )

/** Replays one scenario in an account of its own. @returns a row for every recorded answer */
export class Replay {
  private readonly scope: Scope & { readonly answers: Map<string, JsonObject> }
  private readonly bindings: Bindings
  private readonly code: RecordedCode
  private readonly settings: JsonObject[] = []
  private readonly rows: Row[] = []
  private readonly pending: string[]

  constructor(
    private readonly scenario: Scenario,
    private readonly target: ReplayTarget,
    private readonly mode: Mode,
    account: string,
  ) {
    const { region } = target
    const test = shortName(scenario)
    this.scope = { account, region, test, functionName: 'replayed-function', answers: new Map() }
    this.bindings = { account, region, values: new Map([['<path>', ROLE_PATH]]), recordedOn: dateOf(scenario) }
    this.code = new RecordedCode(mode === 'Image', (name) => target.image(account, name), packageBytesOf(test))
    this.pending = Object.keys(scenario.other_recorded ?? {})
  }

  async run(): Promise<readonly Row[]> {
    const { steps } = this.scenario
    const [first] = steps
    for (const [call, request] of fixturesOf(this.scenario)) await this.send(call, request)
    const creates = steps.some(({ call = '' }) => [HELPER, CREATE].includes(call))
    if (first?.call?.startsWith('lambda.') && first.key !== undefined && !first.error && !creates)
      await this.send(CREATE, helperRequest({ func_name: '${function_name}', handler_file: 'set up' }))
    for (const [i, step] of steps.entries()) await this.step(step, i)
    for (const key of this.pending) await this.replayOther(key)
    return this.rows
  }

  private async step(step: Step, index: number): Promise<void> {
    const { call = '', key, inside, key_template: template } = step
    const request = requestOf(this.scenario, step)
    if (call === 's3.upload_fileobj') this.code.upload(request['#1'], request['#2'])
    if (call.startsWith('wait:') || inside?.startsWith('_wait') || key?.endsWith('postwait'))
      this.target.settle(this.scope.account)
    if (call.startsWith('wait:') || template !== undefined) return
    if (key !== undefined) return this.recorded(key, step, request)
    if (isNeedless(step, index) || whyNotReplayed(step)) return
    for (const loop of LOOPS[step.in_loop ?? ''] ?? [undefined]) {
      this.scope.loop = loop
      await this.send(call, request)
    }
    await this.replayReads(call)
    // A recorded test that kept no answer of a change waited for its end.
    if (/^lambda\.(put|update)_/.test(call)) this.target.settle(this.scope.account)
  }

  private async recorded(key: string, step: Step, request: JsonObject): Promise<void> {
    const { call = '', recorded_expression: expression = '' } = step
    const computed = COMPUTED[expression]
    if (computed) {
      const reason = whyNotReplayed({ ...step, call: 'lambda.get_account_settings' })
      if (reason) return this.row(key, [], reason)
      const wanted = step.value ?? step.response
      return this.row(key, differences(wanted, computed(this.settings), this.bindings))
    }
    const [made, sent] = unwrittenCall(key, step) ?? [call, request]
    const reason = whyNotReplayed({ ...step, call: made })
    if (reason) return this.row(key, [], reason)
    const given = picked(key, await this.send(made, sent))
    if (isRefused(made, given)) return this.row(key, [], REFUSED)
    this.row(key, compare(step, given, this.bindings, this.mode))
    if (given.answer) this.scope.answers.set(key, given.answer)
    await this.replayReads(made)
  }

  /** Reads that a helper of the recorded test made after each change, in the order of their names. */
  private async replayReads(call: string): Promise<void> {
    if (this.scenario.group !== 'tags' || !/create|tag_resource/.test(call)) return
    for (const key of this.pending.splice(0, 2)) {
      const given = key.startsWith('list_tags')
        ? await this.send('lambda.list_tags', { Resource: '${function_arn}' })
        : await this.send('lambda.get_function', { FunctionName: '${function_name}' })
      this.row(key, compare(this.scenario.other_recorded?.[key] ?? {}, given, this.bindings, this.mode))
    }
  }

  private async replayOther(key: string): Promise<void> {
    const recorded: Step = this.scenario.other_recorded?.[key] ?? {}
    const [call = '', request = {}] = unwrittenCall(key, recorded) ?? []
    const reason = whyNotReplayed({ ...recorded, call, key })
    if (reason) return this.row(key, [], reason)
    this.row(key, compare(recorded, await this.send(call, request), this.bindings, this.mode))
  }

  private row(key: string, problems: readonly string[], notReplayed?: string): void {
    this.rows.push({ name: `${this.scenario.group} ${shortName(this.scenario)} ${key}`, problems, notReplayed })
  }

  private async send(recordedCall: string, request: JsonObject): Promise<Given> {
    const helped = recordedCall === HELPER
    const call = callOf(helped ? CREATE : recordedCall)
    const input = await this.input(call.name, helped ? helperRequest(request) : request)
    const { account } = this.scope
    const given = await sendCall(this.target.client(account, call.service), call, input).then(
      (answer): Given => ({ answer: plain(answer) }),
      (error: unknown): Given => ({ error }),
    )
    if (given.answer) this.scope.answers.set(call.name, given.answer)
    if (given.answer?.['NextMarker'] !== undefined) this.scope.answers.set('page', given.answer)
    if (given.answer && call.name === 'get_account_settings') this.settings.push(given.answer)
    if (call.name === 'create_function') this.target.settle(account)
    return given
  }

  private async input(name: string, request: JsonObject): Promise<object> {
    const full = name === 'create_function' && !request['Code'] ? { ...CREATE_DEFAULTS, ...request } : request
    const { Code, ZipFile, ImageUri, Qualifier, Payload, ...rest } = this.mode === 'Image' ? asImageRequest(full) : full
    const settings = asObject.parse(evaluated(rest, this.scope))
    if (name === 'create_function') {
      const FunctionName = [settings['FunctionName'], Qualifier].filter((part) => part !== undefined).join(':')
      const packageType = this.mode === 'Image' ? { PackageType: 'Image' } : {}
      return { ...settings, ...packageType, FunctionName, Code: await this.code.of(asObject.parse(Code), this.scope) }
    }
    const qualified = Qualifier === undefined ? settings : { ...settings, Qualifier: evaluated(Qualifier, this.scope) }
    if (Payload !== undefined) return { ...qualified, Payload: payloadOf(this.scope.test, String(Payload)) }
    if (name !== 'update_function_code') return qualified
    if (!ZipFile && !ImageUri) return qualified
    const source = { ...(ZipFile && { ZipFile }), ...(ImageUri && { ImageUri }) }
    return { ...qualified, ...(await this.code.of(source, this.scope)) }
  }
}
