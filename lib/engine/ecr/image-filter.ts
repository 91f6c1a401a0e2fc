import type { ImageRecord } from '../store/ecr-records'
import { imageStatus } from './image-status'

type Given = { readonly tagStatus?: string | undefined; readonly imageStatus?: string | undefined }

/** What ListImages and DescribeImages show; without an image status only ACTIVE images, as AWS documents. */
export function imageFilter(given: Given = {}, now: number): (image: ImageRecord) => boolean {
  const { tagStatus = 'ANY', imageStatus: wanted = 'ACTIVE' } = given
  return (image) => hasTagStatus(tagStatus, image.tags) && (wanted === 'ANY' || wanted === imageStatus(image, now))
}

/** Whether tags are what a filter asks for: TAGGED, UNTAGGED or ANY. */
export const hasTagStatus = (tagStatus = 'ANY', tags: readonly string[]): boolean =>
  tagStatus === 'ANY' || (tagStatus === 'TAGGED') === tags.length > 0
