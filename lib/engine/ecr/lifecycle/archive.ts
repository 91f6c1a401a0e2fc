import type { ImageRecord } from '../../store/ecr-records'
import type { World } from '../../store/world'
import { imageKey } from '../images'

/** Moves an image to the archive. */
export function archiveImage(world: World, image: ImageRecord, now: number): void {
  world.put('image', imageKey(image.repository, image.digest), { ...image, status: 'ARCHIVED', archivedAt: now })
}

/** Brings an image back; it is ACTIVATING until `readyAt`. */
export function activateImage(world: World, image: ImageRecord, readyAt: number): void {
  world.put('image', imageKey(image.repository, image.digest), { ...image, status: 'ACTIVE', activatedAt: readyAt })
}
