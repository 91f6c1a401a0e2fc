'use server'
import { UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import type { z } from 'zod'
import { clients } from '@/lib/aws/clients'
import { toAppError } from '@/lib/aws/errors'
import { defineAction } from '@/lib/door/define-action'
import { imageUri } from '@/lib/images/image-reference'
import { resolveDigest } from '@/lib/images/resolve'
import { onceByKey } from '@/lib/door/once'
import { updateFunctionCodeInput } from '@/lib/functions/create/create-input'
import { AppException } from '@/lib/result'
import { digestOf } from '../parse'
import { withFieldErrors } from '../field-errors'
import { isAmbiguous, readBack } from '../read-back'

type Input = z.output<typeof updateFunctionCodeInput>
type Deployed = {
  /** What Lambda resolved the image to. */
  readonly digest: string | null
  /** What was sent as ImageUri: as typed, or by digest when the tag had moved. */
  readonly imageUri: string
  /** Where the tag points now, when that is no longer what was shown and deployed. */
  readonly tagMovedTo: string | null
}

/** The URI as typed while it means the digest shown, else that digest itself. */
async function uriToSend(input: Input): Promise<Pick<Deployed, 'imageUri' | 'tagMovedTo'>> {
  const { uri, registry, repository, digest } = input.imageUri
  const asTyped = { imageUri: uri, tagMovedTo: null }
  if (input.digest === null || digest !== null) return asTyped
  const now = await resolveDigest(input, input.imageUri).catch(() => null)
  if (now === null || now === input.digest) return asTyped
  return { imageUri: imageUri(`${registry}/${repository}`, input.digest), tagMovedTo: now }
}

async function update(input: Input): Promise<Deployed> {
  const sent = await uriToSend(input)
  const since = Date.now()
  const { lambda } = await clients(input)
  try {
    const updated = await lambda.send(
      new UpdateFunctionCodeCommand({
        FunctionName: input.name,
        ImageUri: sent.imageUri,
        Architectures: input.architecture === null ? undefined : [input.architecture],
        Publish: input.publish || undefined,
        RevisionId: input.revisionId || undefined,
      }),
    )
    const digest = digestOf(updated) ?? input.digest
    return { ...sent, digest, tagMovedTo: digest === input.digest ? sent.tagMovedTo : digest }
  } catch (thrown) {
    const found = isAmbiguous(thrown)
      ? await readBack(
          input,
          input.name,
          since,
          ({ Code, Configuration }) =>
            Code?.ImageUri === sent.imageUri && Configuration?.RevisionId !== input.revisionId,
        )
      : null
    if (found)
      return {
        ...sent,
        digest: digestOf(found.Configuration ?? {}) ?? input.digest,
      }
    throw new AppException(
      withFieldErrors(toAppError(thrown, 'UpdateFunctionCode'), {
        name: input.name,
        repository: input.imageUri.repository,
      }),
    )
  }
}

const once = onceByKey<Deployed>()
const run = defineAction('lambda:UpdateFunctionCode', updateFunctionCodeInput, (input) =>
  once(input.operationId, () => update(input)),
)

/**
 * Deploys a new image to `$LATEST` (UpdateFunctionCode). Refused with 412 when the function changed since `revisionId`.
 */
export async function updateFunctionCode(input: z.input<typeof updateFunctionCodeInput>) {
  return run(input)
}
