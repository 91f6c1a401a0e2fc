import type { EngineContext } from '../../operation'
import { imageKey } from '../images'
import type { OpenRepository } from '../repositories'
import { frequencyOf, scanningOf } from './scanning-configuration'
import { beginScan, isScannable, SCAN_MS } from './scans'

/** Begins the scan of an image that has just come, where the repository or the registry scans on push. */
export function scanOnPush(context: EngineContext, { world, repository, name }: OpenRepository, digest: string): void {
  if (frequencyOf(scanningOf(world), repository).scanFrequency === 'MANUAL') return
  const key = imageKey(name, digest)
  const image = world.get('image', key)
  if (!image || !isScannable(image)) return
  world.put('image', key, { ...image, scan: beginScan(world, image, context.now, context.duration(SCAN_MS)) })
}
