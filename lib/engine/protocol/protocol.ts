import type { EngineError } from './errors'
import type { EngineRequest, EngineResponse } from './message'
import type { ErrorModel, OperationModel } from './model'

/** One wire protocol: how an input is read, and how an output or an error is written. */
export type Protocol = {
  /** @throws EngineError SerializationException for what does not have the form of the model */
  parse(operation: OperationModel, request: EngineRequest, labels: Readonly<Record<string, string>>): unknown
  respond(operation: OperationModel, output: unknown, requestId: string): EngineResponse
  fail(error: EngineError, errors: ReadonlyMap<string, ErrorModel>, requestId: string): EngineResponse
}
