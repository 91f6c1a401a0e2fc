import type * as ecr from '@aws-sdk/client-ecr'
import type { Operations } from '../operation'
import { batchDeleteImage } from './batch-delete-image'
import { batchGetImage } from './batch-get-image'
import { createRepository } from './create-repository'
import { deleteRepository } from './delete-repository'
import { deleteRepositoryPolicy } from './delete-repository-policy'
import { describeImages } from './describe-images'
import { describeRepositories } from './describe-repositories'
import { getAuthorizationToken } from './get-authorization-token'
import { getLifecyclePolicy } from './get-lifecycle-policy'
import { getRepositoryPolicy } from './get-repository-policy'
import { listImages } from './list-images'
import { listTagsForResource } from './list-tags-for-resource'
import { putImage } from './put-image'
import { putImageTagMutability } from './put-image-tag-mutability'
import { putLifecyclePolicy } from './put-lifecycle-policy'
import { setRepositoryPolicy } from './set-repository-policy'
import { tagResource } from './tag-resource'
import { untagResource } from './untag-resource'

/** ECR, as far as it is written. */
export const ecrOperations: Operations<typeof ecr> = {
  BatchDeleteImage: batchDeleteImage,
  BatchGetImage: batchGetImage,
  CreateRepository: createRepository,
  DeleteRepository: deleteRepository,
  DeleteRepositoryPolicy: deleteRepositoryPolicy,
  DescribeImages: describeImages,
  DescribeRepositories: describeRepositories,
  GetAuthorizationToken: getAuthorizationToken,
  GetLifecyclePolicy: getLifecyclePolicy,
  GetRepositoryPolicy: getRepositoryPolicy,
  ListImages: listImages,
  ListTagsForResource: listTagsForResource,
  PutImage: putImage,
  PutImageTagMutability: putImageTagMutability,
  PutLifecyclePolicy: putLifecyclePolicy,
  SetRepositoryPolicy: setRepositoryPolicy,
  TagResource: tagResource,
  UntagResource: untagResource,
}
