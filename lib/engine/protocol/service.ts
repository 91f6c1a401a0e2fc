import type { ErrorModel, OperationModel } from './model'
import type { Protocol } from './protocol'

/** One AWS service of the engine: its model from the SDK, and the operations that are written. */
export type Service = {
  readonly id: 'lambda' | 'ecr' | 'iam' | 'sts' | 'logs'
  readonly protocol: Protocol
  readonly model: ReadonlyMap<string, OperationModel>
  readonly errors: ReadonlyMap<string, ErrorModel>
  readonly written: object
  /** Refuses an input that breaks the model's constraints. */
  readonly validate?: (operation: string, input: unknown) => void
  /** Records of IAM and STS belong to the account, not to a Region. */
  readonly global?: boolean
}
