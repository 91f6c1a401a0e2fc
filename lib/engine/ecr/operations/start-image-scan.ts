import type { StartImageScanCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { requireImage } from '../image-ids'
import { imageKey } from '../images'
import { openRepository } from '../repositories'
import { scanningOf } from '../scanning/scanning-configuration'
import { assertMayScan, beginScan, SCAN_MS } from '../scanning/scans'

/**
 * Begins a basic scan; with enhanced scanning Amazon Inspector decides when, and this is refused.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_StartImageScan.html
 */
export const startImageScan: Operation<typeof StartImageScanCommand> = (input, context) => {
  const { world, name } = openRepository(context, input, 'StartImageScan')
  const { imageId = {} } = input
  const image = requireImage(world, name, imageId)
  if (scanningOf(world).scanType === 'ENHANCED')
    throw new EngineError('ValidationException', 'This feature is disabled')
  assertMayScan(image, context.now)
  const scan = beginScan(world, image, context.now, context.duration(SCAN_MS))
  world.put('image', imageKey(name, image.digest), { ...image, scan })
  return {
    registryId: world.account,
    repositoryName: name,
    imageId: { ...imageId, imageDigest: image.digest },
    imageScanStatus: { status: 'IN_PROGRESS' },
  }
}
