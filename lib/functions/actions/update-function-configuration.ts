'use server'
import {
  GetFunctionConfigurationCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda'
import type { z } from 'zod'
import { clients } from '@/lib/aws/clients'
import { defineAction } from '@/lib/door/define-action'
import { AppException, inputError } from '@/lib/result'
import { onceByKey } from '@/lib/door/once'
import {
  applyEnvironment,
  imageConfig,
  updateFunctionConfigurationInput,
} from '@/lib/functions/configuration/configuration-model'
import {
  holds,
  updatedConfiguration,
  type UpdatedConfiguration,
} from '@/lib/functions/configuration/updated-configuration'
import { isAmbiguous, readBack } from '../read-back'

type Input = z.output<typeof updateFunctionConfigurationInput>

const refused = (message: string) =>
  new AppException(inputError('UpdateFunctionConfiguration', { environment: message }))

/**
 * The whole map that Lambda wants: values that the browser never saw are read here. Whoever changed them since the form
 * was opened has changed the RevisionId too, so Lambda refuses and nothing is lost.
 */
async function variables({ environment, name, ...place }: Input) {
  if (environment === undefined) return undefined
  const { lambda } = await clients(place)
  const { Environment } =
    environment.keep.length > 0 ? await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name })) : {}
  if (Environment?.Error)
    throw refused(
      `Lambda can't decrypt the variables that would be kept: ${Environment.Error.Message ?? Environment.Error.ErrorCode}`,
    )
  const { variables: map, error } = applyEnvironment(Environment?.Variables ?? {}, environment)
  if (error !== null) throw refused(error)
  return { Variables: map }
}

async function update(input: Input): Promise<UpdatedConfiguration> {
  const since = Date.now()
  const wanted: UpdateFunctionConfigurationCommandInput = {
    FunctionName: input.name,
    RevisionId: input.revisionId || undefined,
    Description: input.description,
    MemorySize: input.memorySize,
    Timeout: input.timeout,
    EphemeralStorage: input.ephemeralStorage === undefined ? undefined : { Size: input.ephemeralStorage },
    ImageConfig: input.overrides && imageConfig(input.overrides),
    Environment: await variables(input),
  }
  const { lambda } = await clients(input)
  try {
    return updatedConfiguration(await lambda.send(new UpdateFunctionConfigurationCommand(wanted)))
  } catch (thrown) {
    // An answer that was lost is no conflict with oneself: look before saying so.
    const found = isAmbiguous(thrown)
      ? await readBack(
          input,
          input.name,
          since,
          ({ Configuration = {} }) => Configuration.RevisionId !== input.revisionId && holds(Configuration, wanted),
        )
      : null
    if (found?.Configuration) return updatedConfiguration(found.Configuration)
    throw thrown
  }
}

const once = onceByKey<UpdatedConfiguration>()
const run = defineAction('lambda:UpdateFunctionConfiguration', updateFunctionConfigurationInput, (input) =>
  once(input.operationId, () => update(input)),
)

/**
 * Changes settings of `$LATEST`. Refused with 412 when the function changed since `revisionId`, with 409 during an
 * update.
 */
export async function updateFunctionConfiguration(input: z.input<typeof updateFunctionConfigurationInput>) {
  return run(input)
}
