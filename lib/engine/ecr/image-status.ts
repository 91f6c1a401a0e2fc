import type { ImageRecord } from '../store/ecr-records'

/** `ACTIVE`, `ARCHIVED`, or `ACTIVATING` while an image comes back from the archive. `now` is the engine clock. */
export function imageStatus({ status = 'ACTIVE', activatedAt = 0 }: ImageRecord, now: number): string {
  return status === 'ACTIVE' && now < activatedAt ? 'ACTIVATING' : status
}
