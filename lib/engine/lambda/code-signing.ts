import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { CodeSigningConfigRecord } from '../store/attachment-records'
import type { FunctionMeta } from '../store/records'
import { readFunction, readMeta } from './functions'
import { parseFunctionName, partitionOf } from './names-and-arns'
import { NO_CODE_SIGNING } from './image/package-type'
import { lastModified } from './present'

const arnOf = ({ account, region }: EngineContext, id: string) =>
  `arn:${partitionOf(region)}:lambda:${region}:${account}:code-signing-config:${id}`

function find(context: EngineContext, arn: string | undefined): CodeSigningConfigRecord | undefined {
  const config = context.world.get('codeSigningConfig', (arn ?? '').split(':').at(-1) ?? '')
  return config && arnOf(context, config.id) === arn ? config : undefined
}

/** The configuration itself. @throws 404 */
export function readCodeSigningConfig(context: EngineContext, arn: string | undefined): CodeSigningConfigRecord {
  const config = find(context, arn)
  if (config) return config
  throw new EngineError('ResourceNotFoundException', `The Lambda code signing configuration ${arn} can not be found.`)
}

/** A configuration to attach to a function. @throws 404 */
export function readAttachable(context: EngineContext, arn: string | undefined): CodeSigningConfigRecord {
  const config = find(context, arn)
  if (config) return config
  throw new EngineError(
    'CodeSigningConfigNotFoundException',
    `The code signing configuration cannot be found. Check that the provided configuration is not deleted: ${arn}.`,
  )
}

/** A function whose package could be signed. @throws 404; 400 for one of an image */
export function readSignable(context: EngineContext, functionName: string | undefined): FunctionMeta {
  const { name } = parseFunctionName(context, functionName)
  const meta = readMeta(context, name)
  if (readFunction(context, { name }).code.packageType === 'Image')
    throw new EngineError('InvalidParameterValueException', NO_CODE_SIGNING)
  return meta
}

/** The functions that a configuration is attached to. */
export const functionsSignedBy = (context: EngineContext, { id }: CodeSigningConfigRecord): string[] =>
  context.world
    .list('functionMeta')
    .flatMap(({ key, value }) => (value.codeSigningConfigArn === arnOf(context, id) ? [key] : []))

/** A configuration as the API shows it. */
export const presentCodeSigningConfig = (context: EngineContext, config: CodeSigningConfigRecord) => ({
  CodeSigningConfigId: config.id,
  CodeSigningConfigArn: arnOf(context, config.id),
  Description: config.description,
  AllowedPublishers: { SigningProfileVersionArns: [...config.allowedPublishers] },
  CodeSigningPolicies: { UntrustedArtifactOnDeployment: config.untrustedArtifact },
  LastModified: lastModified(config.lastModified),
})
