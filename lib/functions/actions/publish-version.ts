'use server'
import { PublishVersionCommand } from '@aws-sdk/client-lambda'
import type { z } from 'zod'
import { clients } from '@/lib/aws/clients'
import { defineAction } from '@/lib/door/define-action'
import { publishVersionInput } from '@/lib/functions/create/create-input'

const run = defineAction('lambda:PublishVersion', publishVersionInput, async (input) => {
  const { lambda } = await clients(input)
  const { Version } = await lambda.send(
    new PublishVersionCommand({
      FunctionName: input.name,
      CodeSha256: input.digest.replace(/^sha256:/, ''),
      Description: input.description || undefined,
    }),
  )
  return { version: Version ?? '' }
})

/** Publishes `$LATEST` as a version (PublishVersion); refused when it no longer runs `digest`. */
export async function publishVersion(input: z.input<typeof publishVersionInput>) {
  return run(input)
}
