import 'server-only'
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { clients } from '@/lib/aws/clients'
import { toAppError } from '@/lib/aws/errors'
import type { Place } from '@/lib/place'

/** Whether a function of this name is there (GetFunctionConfiguration). Throws where that cannot be told. */
export async function functionExists(place: Place, name: string): Promise<{ readonly exists: boolean }> {
  const { lambda } = await clients(place)
  try {
    await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }))
    return { exists: true }
  } catch (thrown) {
    if (toAppError(thrown, 'GetFunctionConfiguration').code === 'ResourceNotFoundException') return { exists: false }
    throw thrown
  }
}
