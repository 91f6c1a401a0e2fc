'use server'
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import type { z } from 'zod'
import { clients } from '@/lib/aws/clients'
import { defineAction } from '@/lib/door/define-action'
import { revealEnvironmentInput } from '@/lib/functions/configuration/configuration-model'

const run = defineAction(
  'lambda:GetFunctionConfiguration',
  revealEnvironmentInput,
  async ({ name, qualifier, names, ...place }) => {
    const { lambda } = await clients(place)
    const { Environment } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: name, Qualifier: qualifier }),
    )
    const wanted = names && new Set(names)
    return Object.entries(Environment?.Variables ?? {})
      .filter(([variable]) => wanted === undefined || wanted.has(variable))
      .map(([variable, value]) => ({ name: variable, value }))
  },
  'read',
)

/**
 * The values of environment variables, which no read carries: an action and not a GET, so that they stand in no URL,
 * cache or history. `names` left out = all of them.
 */
export async function revealEnvironment(input: z.input<typeof revealEnvironmentInput>) {
  return run(input)
}
