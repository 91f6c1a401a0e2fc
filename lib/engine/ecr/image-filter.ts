import type { ImageRecord } from '../store/records'

type Filter = { readonly tagStatus?: string | undefined; readonly imageStatus?: string | undefined } | undefined

/** What ListImages and DescribeImages show; without an image status only ACTIVE images, as AWS documents. */
export function wanted(filter: Filter, { tags, status = 'ACTIVE' }: ImageRecord): boolean {
  const { tagStatus = 'ANY', imageStatus = 'ACTIVE' } = filter ?? {}
  const tagFits = tagStatus === 'ANY' || (tagStatus === 'TAGGED') === tags.length > 0
  return tagFits && (imageStatus === 'ANY' || imageStatus === status)
}
