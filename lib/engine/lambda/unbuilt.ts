import { EngineError } from '../protocol/errors'

/**
 * Refuses members that the engine would have to drop: capacity providers, durable executions, tenants.
 * @throws 501 with the member's name
 */
export function refuseUnbuilt<Input extends object>(
  operation: string,
  input: Input,
  members: readonly (keyof Input & string)[],
): void {
  const unbuilt = members.find((member) => input[member] !== undefined)
  if (unbuilt) throw new EngineError('NotImplemented', `The engine does not do ${unbuilt} of ${operation}.`)
}
