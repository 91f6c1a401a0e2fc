'use client'
import { PageHeader } from '@/components/shell/page-header'
import { paths } from '@/lib/paths'
import type { PushTarget } from '@/lib/repositories/push-target'
import { usePlace } from '@/lib/browser/use-place'
import { DeployForm } from './deploy-new-image-form'
import { FunctionUnavailable } from '@/components/functions/function-unavailable'
import { useFunction } from '@/components/functions/use-function'

/** Deploy new image: a page of its own, so that a link to it can be shared. */
export function DeployNewImage({ name, image, push }: { name: string; image: string | null; push: PushTarget }) {
  const place = usePlace()
  const fn = useFunction(name)
  if (!fn.data) return <FunctionUnavailable name={name} error={fn.error} onRetry={() => fn.refetch()} />
  const breadcrumb = [
    { label: 'Functions', href: paths.functions(place) },
    { label: name, href: paths.function(place, name) },
  ]
  return (
    <>
      <PageHeader title="Deploy new image" breadcrumb={breadcrumb} />
      <DeployForm fn={fn.data} image={image} push={push} />
    </>
  )
}
