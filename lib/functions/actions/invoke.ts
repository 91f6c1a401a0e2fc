'use server'
import { InvokeCommand } from '@aws-sdk/client-lambda'
import { HttpResponse } from '@smithy/core/protocols'
import type { z } from 'zod'
import { clients } from '@/lib/aws/clients'
import { defineAction } from '@/lib/door/define-action'
import { type Invocation, invokeInput } from '@/lib/functions/invoke/invoke-model'

/** Lambda's longest timeout, and what the way there takes. */
const LONGEST_MS = 910_000

const run = defineAction(
  'lambda:InvokeFunction',
  invokeInput,
  async ({ name, qualifier, type, event, ...place }): Promise<Invocation> => {
    const { lambda } = await clients(place)
    const command = new InvokeCommand({
      FunctionName: name,
      Qualifier: qualifier,
      InvocationType: type,
      ...(type === 'RequestResponse' && { LogType: 'Tail' }),
      ...(event.trim() !== '' && { Payload: new TextEncoder().encode(event) }),
    })
    let simulated = false
    command.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args)
        simulated = HttpResponse.isInstance(answer.response) && answer.response.headers['x-gantry-simulated'] === 'true'
        return answer
      },
      { step: 'deserialize', name: 'gantrySimulated' },
    )
    const answer = await lambda.send(command, { requestTimeout: LONGEST_MS })
    return {
      statusCode: answer.StatusCode ?? 0,
      functionError: answer.FunctionError ?? null,
      payload: answer.Payload?.transformToString() ?? '',
      log: answer.LogResult ? Buffer.from(answer.LogResult, 'base64').toString('utf8') : '',
      executedVersion: answer.ExecutedVersion ?? null,
      requestId: answer.$metadata.requestId ?? null,
      simulated,
    }
  },
)

/** Runs a function once. It is sent once: an invocation whose answer was lost may have run. */
export async function invoke(input: z.input<typeof invokeInput>) {
  return run(input)
}
