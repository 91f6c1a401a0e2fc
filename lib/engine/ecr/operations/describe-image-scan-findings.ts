import type { DescribeImageScanFindingsCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { presentEnhancedFinding } from '../scanning/enhanced-findings'
import { inRepository } from '../errors'
import { imageIdText, requireImage } from '../image-ids'
import { placeAfterToken, takePage } from '../paging'
import { openRepository } from '../repositories'
import {
  hasFindings,
  presentFinding,
  presentStatus,
  presentSummary,
  vulnerabilitiesOf,
} from '../scanning/scan-findings'
import { frequencyOf, scanningOf } from '../scanning/scanning-configuration'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageScanFindings.html */
export const describeImageScanFindings: Operation<typeof DescribeImageScanFindingsCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'DescribeImageScanFindings')
  const { imageId = {}, maxResults, nextToken } = input
  const image = requireImage(world, name, imageId)
  const { scan } = image
  if (!scan) {
    const what = `Image scan does not exist for the image with '${imageIdText(imageId)}'`
    throw new EngineError('ScanNotFoundException', `${what} in ${inRepository(name, world.account)}`)
  }
  const scanning = scanningOf(world)
  const continuous = frequencyOf(scanning, repository).scanFrequency === 'CONTINUOUS_SCAN'
  const answer = {
    registryId: world.account,
    repositoryName: name,
    imageId: { ...imageId, imageDigest: image.digest },
    imageScanStatus: presentStatus(image, scan, context.now, continuous),
  }
  if (!hasFindings(image, scan, context.now)) return answer
  const listed = vulnerabilitiesOf(scan).map((item, place) => ({ key: String(place), item }))
  const page = takePage(listed.slice(placeAfterToken(nextToken)), maxResults)
  const findings =
    scanning.scanType === 'ENHANCED'
      ? { enhancedFindings: page.items.map((found) => presentEnhancedFinding(world, image, scan, found)) }
      : { findings: page.items.map(presentFinding) }
  return { ...answer, imageScanFindings: { ...presentSummary(scan), ...findings }, nextToken: page.nextToken }
}
