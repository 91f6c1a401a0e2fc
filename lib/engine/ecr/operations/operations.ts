import type * as sdk from '@aws-sdk/client-ecr'
import type { Operations } from '../../operation'
import { batchCheckLayerAvailability } from './batch-check-layer-availability'
import { batchDeleteImage } from './batch-delete-image'
import { batchGetImage } from './batch-get-image'
import { batchGetRepositoryScanningConfiguration } from './batch-get-repository-scanning-configuration'
import { completeLayerUpload } from './complete-layer-upload'
import { createPullThroughCacheRule } from './create-pull-through-cache-rule'
import { createRepository } from './create-repository'
import { createRepositoryCreationTemplate } from './create-repository-creation-template'
import { deleteLifecyclePolicy } from './delete-lifecycle-policy'
import { deletePullThroughCacheRule } from './delete-pull-through-cache-rule'
import { deleteRegistryPolicy } from './delete-registry-policy'
import { deleteRepository } from './delete-repository'
import { deleteRepositoryCreationTemplate } from './delete-repository-creation-template'
import { deleteRepositoryPolicy } from './delete-repository-policy'
import { deleteSigningConfiguration } from './delete-signing-configuration'
import { deregisterPullTimeUpdateExclusion } from './deregister-pull-time-update-exclusion'
import { describeImageReplicationStatus } from './describe-image-replication-status'
import { describeImageScanFindings } from './describe-image-scan-findings'
import { describeImageSigningStatus } from './describe-image-signing-status'
import { describeImages } from './describe-images'
import { describePullThroughCacheRules } from './describe-pull-through-cache-rules'
import { describeRegistry } from './describe-registry'
import { describeRepositories } from './describe-repositories'
import { describeRepositoryCreationTemplates } from './describe-repository-creation-templates'
import { getAccountSetting } from './get-account-setting'
import { getAuthorizationToken } from './get-authorization-token'
import { getDownloadUrlForLayer } from './get-download-url-for-layer'
import { getLifecyclePolicy } from './get-lifecycle-policy'
import { getLifecyclePolicyPreview } from './get-lifecycle-policy-preview'
import { getRegistryPolicy } from './get-registry-policy'
import { getRegistryScanningConfiguration } from './get-registry-scanning-configuration'
import { getRepositoryPolicy } from './get-repository-policy'
import { getSigningConfiguration } from './get-signing-configuration'
import { initiateLayerUpload } from './initiate-layer-upload'
import { listImageReferrers } from './list-image-referrers'
import { listImages } from './list-images'
import { listPullTimeUpdateExclusions } from './list-pull-time-update-exclusions'
import { listTagsForResource } from './list-tags-for-resource'
import { putAccountSetting } from './put-account-setting'
import { putImage } from './put-image'
import { putImageScanningConfiguration } from './put-image-scanning-configuration'
import { putImageTagMutability } from './put-image-tag-mutability'
import { putLifecyclePolicy } from './put-lifecycle-policy'
import { putRegistryPolicy } from './put-registry-policy'
import { putRegistryScanningConfiguration } from './put-registry-scanning-configuration'
import { putReplicationConfiguration } from './put-replication-configuration'
import { putSigningConfiguration } from './put-signing-configuration'
import { registerPullTimeUpdateExclusion } from './register-pull-time-update-exclusion'
import { setRepositoryPolicy } from './set-repository-policy'
import { startImageScan } from './start-image-scan'
import { startLifecyclePolicyPreview } from './start-lifecycle-policy-preview'
import { tagResource } from './tag-resource'
import { untagResource } from './untag-resource'
import { updateImageStorageClass } from './update-image-storage-class'
import { updatePullThroughCacheRule } from './update-pull-through-cache-rule'
import { updateRepositoryCreationTemplate } from './update-repository-creation-template'
import { uploadLayerPart } from './upload-layer-part'
import { validatePullThroughCacheRule } from './validate-pull-through-cache-rule'

/** ECR, as far as it is written; the protocol answers 501 NotImplemented for the rest. */
export const ecrOperations: Operations<typeof sdk> = {
  BatchCheckLayerAvailability: batchCheckLayerAvailability,
  BatchDeleteImage: batchDeleteImage,
  BatchGetImage: batchGetImage,
  BatchGetRepositoryScanningConfiguration: batchGetRepositoryScanningConfiguration,
  CompleteLayerUpload: completeLayerUpload,
  CreatePullThroughCacheRule: createPullThroughCacheRule,
  CreateRepository: createRepository,
  CreateRepositoryCreationTemplate: createRepositoryCreationTemplate,
  DeleteLifecyclePolicy: deleteLifecyclePolicy,
  DeletePullThroughCacheRule: deletePullThroughCacheRule,
  DeleteRegistryPolicy: deleteRegistryPolicy,
  DeleteRepository: deleteRepository,
  DeleteRepositoryCreationTemplate: deleteRepositoryCreationTemplate,
  DeleteRepositoryPolicy: deleteRepositoryPolicy,
  DeleteSigningConfiguration: deleteSigningConfiguration,
  DeregisterPullTimeUpdateExclusion: deregisterPullTimeUpdateExclusion,
  DescribeImageReplicationStatus: describeImageReplicationStatus,
  DescribeImageScanFindings: describeImageScanFindings,
  DescribeImageSigningStatus: describeImageSigningStatus,
  DescribeImages: describeImages,
  DescribePullThroughCacheRules: describePullThroughCacheRules,
  DescribeRegistry: describeRegistry,
  DescribeRepositories: describeRepositories,
  DescribeRepositoryCreationTemplates: describeRepositoryCreationTemplates,
  GetAccountSetting: getAccountSetting,
  GetAuthorizationToken: getAuthorizationToken,
  GetDownloadUrlForLayer: getDownloadUrlForLayer,
  GetLifecyclePolicy: getLifecyclePolicy,
  GetLifecyclePolicyPreview: getLifecyclePolicyPreview,
  GetRegistryPolicy: getRegistryPolicy,
  GetRegistryScanningConfiguration: getRegistryScanningConfiguration,
  GetRepositoryPolicy: getRepositoryPolicy,
  GetSigningConfiguration: getSigningConfiguration,
  InitiateLayerUpload: initiateLayerUpload,
  ListImageReferrers: listImageReferrers,
  ListImages: listImages,
  ListPullTimeUpdateExclusions: listPullTimeUpdateExclusions,
  ListTagsForResource: listTagsForResource,
  PutAccountSetting: putAccountSetting,
  PutImage: putImage,
  PutImageScanningConfiguration: putImageScanningConfiguration,
  PutImageTagMutability: putImageTagMutability,
  PutLifecyclePolicy: putLifecyclePolicy,
  PutRegistryPolicy: putRegistryPolicy,
  PutRegistryScanningConfiguration: putRegistryScanningConfiguration,
  PutReplicationConfiguration: putReplicationConfiguration,
  PutSigningConfiguration: putSigningConfiguration,
  RegisterPullTimeUpdateExclusion: registerPullTimeUpdateExclusion,
  SetRepositoryPolicy: setRepositoryPolicy,
  StartImageScan: startImageScan,
  StartLifecyclePolicyPreview: startLifecyclePolicyPreview,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateImageStorageClass: updateImageStorageClass,
  UpdatePullThroughCacheRule: updatePullThroughCacheRule,
  UpdateRepositoryCreationTemplate: updateRepositoryCreationTemplate,
  UploadLayerPart: uploadLayerPart,
  ValidatePullThroughCacheRule: validatePullThroughCacheRule,
}
