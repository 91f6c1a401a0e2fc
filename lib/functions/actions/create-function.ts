'use server'
import { CreateFunctionCommand, type CreateFunctionCommandInput } from '@aws-sdk/client-lambda'
import type { z } from 'zod'
import { clients } from '@/lib/aws/clients'
import { toAppError } from '@/lib/aws/errors'
import { defineAction } from '@/lib/door/define-action'
import { resolveDigest } from '@/lib/images/resolve'
import { AppException, inputError } from '@/lib/result'
import { shortDigest } from '@/lib/format'
import { onceByKey } from '@/lib/door/once'
import { imageConfig } from '@/lib/functions/configuration/configuration-model'
import { createFunctionInput } from '@/lib/functions/create/create-input'
import { digestOf } from '../parse'
import { withFieldErrors } from '../field-errors'
import { isAmbiguous, readBack } from '../read-back'

type Input = z.output<typeof createFunctionInput>
type Created = { readonly name: string; readonly digest: string | null }

const isEmpty = (values: object) => Object.keys(values).length === 0

function request(input: Input): CreateFunctionCommandInput {
  const overrides = imageConfig(input.overrides)
  return {
    FunctionName: input.name,
    PackageType: 'Image',
    Code: { ImageUri: input.imageUri.uri },
    Role: input.role,
    Architectures: [input.architecture],
    ImageConfig: isEmpty(overrides) ? undefined : overrides,
    Environment: isEmpty(input.environment) ? undefined : { Variables: input.environment },
    MemorySize: input.memorySize,
    Timeout: input.timeout,
    EphemeralStorage: { Size: input.ephemeralStorage },
    Description: input.description || undefined,
    Tags: isEmpty(input.tags) ? undefined : input.tags,
    Publish: input.publish || undefined,
  }
}

/** Refuses when the tag has moved since the form showed its digest: what is created is what was shown. */
async function checkDigest(input: Input) {
  const { tag, digest } = input.imageUri
  if (input.digest === null || digest !== null) return
  const now = await resolveDigest(input, input.imageUri).catch(() => null)
  if (now === null || now === input.digest) return
  const message = `${tag ?? 'The tag'} now points to ${shortDigest(now)}. Look at it, then choose Create function again.`
  throw new AppException({
    ...inputError('CreateFunction', { imageUri: message }),
    code: 'TagMoved',
    httpStatus: 409,
  })
}

async function create(input: Input): Promise<Created> {
  await checkDigest(input)
  const since = Date.now()
  const { lambda } = await clients(input)
  try {
    const created = await lambda.send(new CreateFunctionCommand(request(input)))
    return { name: input.name, digest: digestOf(created) ?? input.digest }
  } catch (thrown) {
    const found = isAmbiguous(thrown)
      ? await readBack(
          input,
          input.name,
          since,
          ({ Code, Configuration }) => Code?.ImageUri === input.imageUri.uri && Configuration?.Role === input.role,
        )
      : null
    if (found)
      return {
        name: input.name,
        digest: digestOf(found.Configuration ?? {}) ?? input.digest,
      }
    throw new AppException(
      withFieldErrors(toAppError(thrown, 'CreateFunction'), {
        name: input.name,
        repository: input.imageUri.repository,
      }),
    )
  }
}

const once = onceByKey<Created>()
const run = defineAction('lambda:CreateFunction', createFunctionInput, (input) =>
  once(input.operationId, () => create(input)),
)

/** Creates a function from a container image (CreateFunction). Sent once per `operationId`. */
export async function createFunction(input: z.input<typeof createFunctionInput>) {
  return run(input)
}
