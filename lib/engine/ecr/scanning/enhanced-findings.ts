import type { ImageRecord, ImageScan } from '../../store/ecr-records'
import type { World } from '../../store/world'
import { sha256 } from '../manifests'
import { repositoryArn } from '../repositories'
import type { Vulnerability } from './scan-catalogue'

/** A finding of enhanced scanning, as Amazon Inspector words it. It says itself that it is simulated. */
export function presentEnhancedFinding(world: World, image: ImageRecord, scan: ImageScan, found: Vulnerability) {
  const { name, severity, packageName, packageVersion, fixedIn, vector, score } = found
  const cvss = { baseScore: score, scoringVector: vector, source: 'NVD', version: '3.1' }
  const id = sha256(`${image.digest} ${name}`).slice(7, 39)
  const seen = new Date(scan.doneAt)
  return {
    awsAccountId: world.account,
    findingArn: `arn:aws:inspector2:${world.region}:${world.account}:finding/${id}`,
    type: 'PACKAGE_VULNERABILITY',
    title: `${name} - ${packageName}`,
    description: 'Simulated by the engine from the digests of the layers; the image was not looked into.',
    severity,
    status: 'ACTIVE',
    score,
    scoreDetails: { cvss: { score, scoreSource: 'NVD', scoringVector: vector, version: '3.1', adjustments: [] } },
    fixAvailable: fixedIn === undefined ? 'NO' : 'YES',
    exploitAvailable: 'NO',
    firstObservedAt: seen,
    lastObservedAt: seen,
    updatedAt: seen,
    remediation: { recommendation: { text: 'None Provided' } },
    packageVulnerabilityDetails: {
      vulnerabilityId: name,
      source: 'NVD',
      sourceUrl: `https://nvd.nist.gov/vuln/detail/${name}`,
      vendorSeverity: severity,
      cvss: [cvss],
      referenceUrls: [],
      relatedVulnerabilities: [],
      vulnerablePackages: [{ name: packageName, version: packageVersion, ...(fixedIn && { fixedInVersion: fixedIn }) }],
    },
    resources: [
      {
        id: `${repositoryArn(world, image.repository)}/${image.digest}`,
        type: 'AWS_ECR_CONTAINER_IMAGE',
        tags: {},
        details: {
          awsEcrContainerImage: {
            imageHash: image.digest,
            imageTags: [...image.tags],
            pushedAt: new Date(image.pushedAt),
            registry: world.account,
            repositoryName: image.repository,
          },
        },
      },
    ],
  }
}
