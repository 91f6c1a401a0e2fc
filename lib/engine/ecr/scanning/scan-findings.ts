import type { ImageRecord, ImageScan } from '../../store/ecr-records'
import { imageStatus } from '../image-status'
import { catalogue, type Vulnerability } from './scan-catalogue'

const DAY = 24 * 60 * 60 * 1000
const ORDER = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL']
const rank = ({ severity }: Vulnerability) => ORDER.indexOf(severity)

/** Said with each finding: no scanner has looked at the image. */
const SIMULATED = 'Simulated by the engine from the digests of the layers; the image was not looked into.'

/** The vulnerabilities of a scan, the worst first. */
export const vulnerabilitiesOf = ({ findings }: ImageScan): readonly Vulnerability[] =>
  findings
    .flatMap((place) => catalogue[place] ?? [])
    .toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))

/** The status of a scan. `continuous` is enhanced scanning's: such a scan never ends. */
export function presentStatus(image: ImageRecord, scan: ImageScan, now: number, continuous: boolean) {
  if (imageStatus(image, now) === 'ARCHIVED') return { status: 'IMAGE_ARCHIVED', description: 'The image is archived.' }
  if (now < scan.doneAt) return { status: 'IN_PROGRESS' }
  if (scan.failure !== undefined) return { status: 'FAILED', description: scan.failure }
  if (continuous) return { status: 'ACTIVE', description: 'Continuous scan is selected for image.' }
  return { status: 'COMPLETE', description: 'The scan was completed successfully.' }
}

/** Whether the findings of a scan may be shown. */
export const hasFindings = (image: ImageRecord, { doneAt, failure }: ImageScan, now: number): boolean =>
  now >= doneAt && failure === undefined && imageStatus(image, now) !== 'ARCHIVED'

/** What DescribeImages tells of a scan that is done. */
export function presentSummary(scan: ImageScan) {
  const findingSeverityCounts: Record<string, number> = {}
  for (const { severity } of vulnerabilitiesOf(scan))
    findingSeverityCounts[severity] = (findingSeverityCounts[severity] ?? 0) + 1
  return {
    imageScanCompletedAt: new Date(scan.doneAt),
    vulnerabilitySourceUpdatedAt: new Date(Math.floor(scan.doneAt / DAY) * DAY),
    findingSeverityCounts,
  }
}

/** A finding of basic scanning. */
export const presentFinding = ({ name, severity, packageName, packageVersion, vector, score }: Vulnerability) => ({
  name,
  description: SIMULATED,
  uri: `https://cve.mitre.org/cgi-bin/cvename.cgi?name=${name}`,
  severity,
  attributes: [
    { key: 'package_version', value: packageVersion },
    { key: 'package_name', value: packageName },
    { key: 'CVSS3_VECTOR', value: vector },
    { key: 'CVSS3_SCORE', value: score.toFixed(1) },
  ],
})
