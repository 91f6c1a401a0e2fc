const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']
const LAMBDA = { Service: 'lambda.amazonaws.com' }

const policyText = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)

const lambdaMayPull = { Sid: 'LambdaECRImageRetrievalPolicy', Effect: 'Allow', Principal: LAMBDA, Action: PULL }

const accountsMayPull = (accounts: readonly string[]) => ({
  Sid: 'CrossAccountPermission',
  Effect: 'Allow',
  Principal: { AWS: accounts.map((account) => `arn:aws:iam::${account}:root`) },
  Action: PULL,
})

const lambdaOfAccountsMayPull = (accounts: readonly string[], region: string) => ({
  Sid: 'LambdaECRImageCrossAccountRetrievalPolicy',
  Effect: 'Allow',
  Principal: LAMBDA,
  Action: PULL,
  Condition: {
    ArnLike: { 'aws:sourceARN': accounts.map((account) => `arn:aws:lambda:${region}:${account}:function:*`) },
  },
})

/** Lambda of the repository's own account may read. Source: AWS, "Amazon ECR permissions" of the image guide. */
export const sameAccountPolicy = policyText(lambdaMayPull)

/** Other accounts may deploy, and their Lambda may read: both statements of the same page. */
export const crossAccountPolicy = (accounts: readonly string[], region: string) =>
  policyText(accountsMayPull(accounts), lambdaOfAccountsMayPull(accounts, region))

/** Other accounts may deploy, their Lambda may not read later: works until the function goes Inactive. */
export const halfCrossAccountPolicy = (accounts: readonly string[]) => policyText(accountsMayPull(accounts))

/** Expire untagged images after three days, keep the newest forty. */
export const lifecyclePolicy = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: 'Expire untagged images after 3 days',
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 3 },
      action: { type: 'expire' },
    },
    {
      rulePriority: 2,
      description: 'Keep 40 images',
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 40 },
      action: { type: 'expire' },
    },
  ],
})
