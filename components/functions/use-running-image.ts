'use client'
import { useQuery } from '@tanstack/react-query'
import type { FunctionModel } from '@/lib/functions/model'
import { imageReference, imageUri } from '@/lib/images/image-reference'
import { resolvedImageQuery } from '@/lib/images/queries'
import { usePlace } from '@/lib/browser/use-place'

/**
 * The image that a function runs, by digest. `reason` says why it is not known: the repository or the config could not
 * be read, or there is none.
 */
export function useRunningImage(fn: Pick<FunctionModel, 'resolvedImageUri' | 'imageUri' | 'digest'>) {
  const place = usePlace()
  const uri = fn.resolvedImageUri ?? byDigest(fn.imageUri, fn.digest)
  const { data, error, isPending, refetch } = useQuery({
    ...resolvedImageQuery(place, uri ?? ''),
    enabled: uri !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const image = data?.ok ? data.value : null
  const config = image?.detail?.config ?? null
  const missing = data && !data.ok && /NotFound/.test(data.error.code)
  const problem = missing
    ? 'ECR no longer has this image'
    : data && !data.ok
      ? data.error.message
      : (error?.message ?? image?.detail?.configError ?? 'ECR did not return it')
  return {
    image,
    config,
    loading: uri !== null && isPending,
    reason: config !== null ? null : uri === null ? 'the function names no image' : problem,
    retry: () => void refetch(),
  }
}

/** The resolved URI where an endpoint leaves it out. */
function byDigest(uri: string | null, digest: string | null) {
  const reference = uri === null ? null : imageReference(uri)
  return reference === null || digest === null
    ? null
    : imageUri(`${reference.registry}/${reference.repository}`, digest)
}
