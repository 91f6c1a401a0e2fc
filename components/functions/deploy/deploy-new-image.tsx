'use client'
import type { PushTarget } from '@/lib/repositories/push-target'
import { DeployForm } from './deploy-new-image-form'
import { FunctionUnavailable } from '@/components/functions/function-unavailable'
import { useFunction } from '@/components/functions/use-function'

/** Deploy new image: a page of its own, so that a link to it can be shared. */
export function DeployNewImage({ name, image, push }: { name: string; image: string | null; push: PushTarget }) {
  const fn = useFunction(name)
  if (!fn.data) return <FunctionUnavailable name={name} error={fn.error} onRetry={() => fn.refetch()} />
  return <DeployForm fn={fn.data} linked={image} push={push} />
}
