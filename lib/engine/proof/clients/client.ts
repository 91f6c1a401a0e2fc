/** An AWS client of somebody else's, driven by AWS's own names: `call('lambda', 'CreateFunction', { … })`. */
export type AwsClient = {
  readonly name: string
  /** @throws Error with what the client printed, when the call fails */
  call(service: 'ecr' | 'lambda', operation: string, input: object): Promise<unknown>
  /** The client's own waiter: `FunctionActiveV2`, `FunctionUpdatedV2`. */
  wait(waiter: 'FunctionActiveV2' | 'FunctionUpdatedV2', input: { FunctionName: string }): Promise<void>
  /** @returns the payload that the function answered */
  invoke(input: { FunctionName: string; Qualifier?: string }, payload: string): Promise<string>
  /** Ends what runs for it. */
  close(): void
}

/** Where a client is pointed: the engine, and an account of its own. */
export type Endpoint = { readonly url: string; readonly account: string; readonly region: string }

/** `CreateFunction` as the CLI writes it: `create-function`. */
export const kebab = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()

/** `CreateFunction` as boto3 writes it: `create_function`. */
export const snake = (name: string): string => kebab(name).replaceAll('-', '_')
