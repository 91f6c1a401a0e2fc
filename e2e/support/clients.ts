import { environmentOf, runProgram } from '../../lib/engine/proof/clients/run-program'
import type { World } from './world'

/** Runs a client against a test's account, with nothing of this machine's AWS set-up. @throws Error with its stderr */
export const runClient = (
  { endpoint, account, place }: World,
  command: string,
  args: readonly string[],
): Promise<string> => runProgram(command, args, environmentOf({ url: endpoint, account, region: place.region }))
