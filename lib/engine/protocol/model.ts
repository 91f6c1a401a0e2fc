import { NormalizedSchema } from '@smithy/core/schema'
import { shapeOf, type SchemaRef, type Shape } from './shape'

/** Method, URI template and status, as the SDK's `http` trait holds them. */
export type HttpTrait = { readonly method: string; readonly uri: string; readonly status: number }

/** One operation of the SDK. `input` and `output` are computed when first read. */
export type OperationModel = {
  readonly name: string
  readonly http: HttpTrait | undefined
  readonly input: Shape
  readonly output: Shape
}

/** One error of the SDK: its HTTP status and the spelling of its message member. */
export type ErrorModel = {
  readonly name: string
  readonly status: number
  readonly message: 'message' | 'Message'
}

type OperationTuple = readonly [9, string, string, unknown, SchemaRef, SchemaRef]
type ErrorTuple = readonly [-3, string, string, unknown, readonly string[], ...unknown[]]

const isOperation = (value: unknown): value is OperationTuple =>
  Array.isArray(value) && value[0] === 9 && value.length === 6 && typeof value[2] === 'string'
const isError = (value: unknown): value is ErrorTuple =>
  Array.isArray(value) && value[0] === -3 && typeof value[2] === 'string' && Array.isArray(value[4])

/** @param sdk the namespace of a client package @returns its operations by name */
export function operationsOf(sdk: object): ReadonlyMap<string, OperationModel> {
  return new Map(
    Object.values(sdk)
      .filter(isOperation)
      .map((tuple) => [tuple[2], operationOf(tuple)]),
  )
}

function operationOf([, , name, traits, inputRef, outputRef]: OperationTuple): OperationModel {
  let input: Shape | undefined
  let output: Shape | undefined
  return {
    name,
    http: httpOf(traits),
    get input() {
      return (input ??= shapeOf(NormalizedSchema.of(inputRef)))
    },
    get output() {
      return (output ??= shapeOf(NormalizedSchema.of(outputRef)))
    },
  }
}

function httpOf(traits: unknown): HttpTrait | undefined {
  const http = trait(traits, 'http')
  if (!Array.isArray(http)) return undefined
  const [method, uri, status]: unknown[] = http
  if (typeof method !== 'string' || typeof uri !== 'string' || typeof status !== 'number') return undefined
  return { method, uri, status }
}

/** @returns the errors that the SDK knows, by the code that travels: `NoSuchEntity` for IAM's NoSuchEntityException */
export function errorsOf(sdk: object): ReadonlyMap<string, ErrorModel> {
  const found = new Map<string, ErrorModel>()
  for (const [, , name, traits, members] of Object.values(sdk).filter(isError)) {
    const query = trait(traits, 'awsQueryError')
    const [code, queryStatus]: unknown[] = Array.isArray(query) ? query : []
    const declared = queryStatus ?? trait(traits, 'httpError')
    found.set(typeof code === 'string' ? code : name, {
      name,
      status: typeof declared === 'number' ? declared : trait(traits, 'error') === 'server' ? 500 : 400,
      message: members.includes('Message') ? 'Message' : 'message',
    })
  }
  return found
}

const trait = (traits: unknown, name: string): unknown =>
  typeof traits === 'object' && traits !== null ? Reflect.get(traits, name) : undefined
