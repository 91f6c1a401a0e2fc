import type { EngineContext } from '../operation'
import type { FunctionRecord } from '../store/records'

/** Where the code lies. A package's Location has AWS's form, but the engine has no S3 that would serve it. */
export function presentLocation({ account, region }: EngineContext, { name, code }: FunctionRecord) {
  if (code.packageType === 'Image')
    return { RepositoryType: 'ECR', ImageUri: code.imageUri, ResolvedImageUri: code.resolvedImageUri }
  return {
    RepositoryType: 'S3',
    Location: `https://awslambda-${region}-tasks.s3.${region}.amazonaws.com/snapshots/${account}/${name}`,
  }
}
