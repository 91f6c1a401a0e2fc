'use server'
import { DeleteFunctionCommand, LambdaServiceException } from '@aws-sdk/client-lambda'
import type { z } from 'zod'
import { clients } from '@/lib/aws/clients'
import { defineAction } from '@/lib/door/define-action'
import { deleteFunctionInput } from '@/lib/functions/configuration/configuration-model'

const run = defineAction('lambda:DeleteFunction', deleteFunctionInput, async ({ name, ...place }) => {
  const { lambda } = await clients(place)
  try {
    await lambda.send(new DeleteFunctionCommand({ FunctionName: name }))
  } catch (thrown) {
    // "Not found" on a second try means that the first one worked and its answer was lost.
    const retried = thrown instanceof LambdaServiceException && (thrown.$metadata.attempts ?? 1) > 1
    if (!retried || thrown.name !== 'ResourceNotFoundException') throw thrown
  }
  return { name }
})

/** Deletes a function with all of its versions and aliases. It cannot be undone. */
export async function deleteFunction(input: z.input<typeof deleteFunctionInput>) {
  return run(input)
}
