import type { UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import type { EngineContext, Operation } from '../../operation'
import type { FunctionRecord } from '../../store/records'
import { outcomeOf } from '../image/optimise-image'
import { assertSamePackageType } from '../image/package-type'
import { presentFunction } from '../present'
import { putVersion } from '../publish'
import { runtimeVersionArn } from '../runtimes'
import { takeImage, takeZip, type CodeSource, type TakenCode } from '../image/take-code'
import { refuseUnbuilt } from '../unbuilt'
import { putUpdate, readForUpdate } from '../update'

/** A package keeps runtime, handler and layers, which are settings to UpdateFunctionConfiguration. */
function takeNewCode(context: EngineContext, { code }: FunctionRecord, source: CodeSource): TakenCode {
  if (code.packageType === 'Image') return takeImage(context, source.ImageUri ?? '')
  const taken = takeZip(context, source)
  return { ...taken, code: { ...code, ...taken.code } }
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html */
export const updateFunctionCode: Operation<typeof UpdateFunctionCodeCommand> = (input, context) => {
  refuseUnbuilt('UpdateFunctionCode', input, ['PublishTo'])
  const before = readForUpdate(context, input)
  assertSamePackageType(before, input)
  const { code, realisticMs, failure } = takeNewCode(context, before, input)
  const { Architectures: architectures = before.architectures } = input
  const changed = {
    ...before,
    code,
    architectures,
    ...(code.packageType === 'Zip' &&
      code.runtime !== undefined &&
      before.updateRuntimeOn !== 'Manual' && {
        runtimeVersionArn: runtimeVersionArn(context.region, code.runtime, architectures),
      }),
  }
  if (input.DryRun) return presentFunction(context, changed)
  const wholeSecond = Math.floor(context.now / 1000) * 1000
  const latest = putUpdate(
    context,
    before,
    { ...changed, lastModified: wholeSecond },
    {
      realisticMs,
      outcome: outcomeOf('update', failure),
    },
  )
  if (!input.Publish) return presentFunction(context, latest)
  const version = putVersion(context, latest)
  return presentFunction(context, version, { qualifier: version.version })
}
