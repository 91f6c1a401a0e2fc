import type { CreateFunctionCommandInput, UpdateFunctionCodeCommandInput } from '@aws-sdk/client-lambda'
import { EngineError } from '../../protocol/errors'
import type { FunctionRecord } from '../../store/records'
import { assertRuntime } from '../runtimes'
import { refuseUnbuilt } from '../unbuilt'

const invalid = (message: string) => new EngineError('InvalidParameterValueException', message)

const UNBUILT = ['CapacityProviderConfig', 'DurableConfig', 'TenancyConfig', 'PublishTo'] as const

/** Only packages can be signed. */
export const NO_CODE_SIGNING = 'Code signing is not supported for functions created with container images.'

/** What may and must stand in a CreateFunction of each package type. @throws 400; 501 for what the engine lacks */
export function assertCreatable(input: CreateFunctionCommandInput): void {
  refuseUnbuilt('CreateFunction', input, UNBUILT)
  if (input.PackageType === 'Image') {
    if (input.Handler !== undefined || input.Runtime !== undefined || input.Layers?.length)
      throw invalid("Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image.")
    if (input.CodeSigningConfigArn !== undefined) throw invalid(NO_CODE_SIGNING)
    if (!input.Code?.ImageUri) throw invalid('Please provide ImageUri when creating a function with packageType Image.')
  } else {
    if (!input.Handler || !input.Runtime)
      throw invalid('Runtime and Handler are mandatory parameters for functions created with deployment packages.')
    if (input.Code?.ImageUri)
      throw invalid("Please don't provide ImageUri when creating a function with packageType Zip.")
    if (input.ImageConfig)
      throw invalid("Please don't provide ImageConfig when the intended function PackageType is Zip.")
    assertRuntime(input.Runtime)
  }
}

/** The package type is fixed: new code must be of the same. @throws 400 */
export function assertSamePackageType({ code }: FunctionRecord, input: UpdateFunctionCodeCommandInput): void {
  if (code.packageType === 'Image' && input.ImageUri === undefined)
    throw invalid('Please provide ImageUri when updating a function with packageType Image.')
  if (code.packageType === 'Zip' && input.ImageUri !== undefined)
    throw invalid("Please don't provide ImageUri when updating a function with packageType Zip.")
}

/** Settings that belong to the other package type. @throws 400 */
export function assertSettingsFit(
  { code }: FunctionRecord,
  sent: { Runtime?: string; Handler?: string; Layers?: string[]; ImageConfig?: object },
): void {
  if (code.packageType === 'Image' && sent.Layers?.length)
    throw invalid('Lambda layers are not supported for functions created with container images.')
  if (code.packageType === 'Image' && (sent.Runtime !== undefined || sent.Handler !== undefined))
    throw invalid("Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image.")
  if (code.packageType === 'Zip' && sent.ImageConfig)
    throw invalid("Please don't provide ImageConfig when the intended function PackageType is Zip.")
  if (sent.Runtime !== undefined) assertRuntime(sent.Runtime)
}
