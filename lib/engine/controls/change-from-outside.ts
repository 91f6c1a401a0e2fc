import { z } from 'zod'
import { updateFunctionCode } from '../lambda/operations/update-function-code'
import { updateFunctionConfiguration } from '../lambda/operations/update-function-configuration'
import type { EngineContext } from '../operation'

/** A function, and what another tool changes of it: its description where nothing is said. */
export const outside = z.object({
  function: z.string(),
  description: z.string().optional(),
  memorySize: z.number().int().optional(),
  timeout: z.number().int().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  /** The URI of another image: a deployment from outside. Nothing else changes with it. */
  image: z.string().optional(),
})

const DESCRIPTION = 'Changed by another tool'

/**
 * Edits a function as another tool would, with a new RevisionId. @throws as UpdateFunctionConfiguration or
 * UpdateFunctionCode does
 */
export async function changeFromOutside(context: EngineContext, change: z.output<typeof outside>): Promise<object> {
  const { function: FunctionName, description, memorySize, timeout, environment, image } = change
  if (image !== undefined) {
    const { RevisionId } = await updateFunctionCode({ FunctionName, ImageUri: image }, context)
    return { function: FunctionName, image, revisionId: RevisionId }
  }
  const settings = {
    ...(memorySize !== undefined && { MemorySize: memorySize }),
    ...(timeout !== undefined && { Timeout: timeout }),
    ...(environment !== undefined && { Environment: { Variables: environment } }),
  }
  const Description = description ?? (Object.keys(settings).length > 0 ? undefined : DESCRIPTION)
  const changed = { ...settings, ...(Description !== undefined && { Description }) }
  const { RevisionId } = await updateFunctionConfiguration({ FunctionName, ...changed }, context)
  return {
    function: FunctionName,
    ...(Description !== undefined && { description: Description }),
    revisionId: RevisionId,
  }
}
