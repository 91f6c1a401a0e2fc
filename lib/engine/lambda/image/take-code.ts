import { createHash } from 'node:crypto'
import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { FunctionCode } from '../../store/records'
import { invalidImageReason, optimiseMs } from './optimise-image'
import { resolveImage } from './resolve-image'

/** Where code comes from, in CreateFunction's `Code` and in UpdateFunctionCode. */
export type CodeSource = { ImageUri?: string; ZipFile?: Uint8Array; S3Bucket?: string; S3Key?: string }

/** Code that Lambda took: what a version keeps, how long it takes to prepare, and why that fails, if it does. */
export type TakenCode<Code = FunctionCode> = {
  readonly code: Code
  readonly realisticMs: number
  readonly failure?: string
}

type Zip = Extract<FunctionCode, { packageType: 'Zip' }>
type Image = Extract<FunctionCode, { packageType: 'Image' }>

const MAX_ZIPPED = 50 * 2 ** 20

const invalid = (message: string) => new EngineError('InvalidParameterValueException', message)

/** Resolves the image's tag to the digest that the function keeps. */
export function takeImage(context: EngineContext, imageUri: string): TakenCode<Image> {
  const resolved = resolveImage(context, imageUri)
  const { digest } = resolved.image
  const code: Image = {
    packageType: 'Image',
    imageUri,
    resolvedImageUri: `${resolved.uri.repositoryUri}@${digest}`,
    sha256: digest.replace('sha256:', ''),
  }
  context.runner.prepare(context, code)
  return { code, realisticMs: optimiseMs(resolved), failure: invalidImageReason(context.blobs, resolved) }
}

/** Keeps the bytes of a deployment package. The engine has no S3, so no bucket exists. */
export function takeZip(context: EngineContext, source: CodeSource): TakenCode<Zip> {
  if (source.S3Bucket !== undefined)
    throw invalid(
      'Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist',
    )
  const bytes = source.ZipFile
  if (!bytes) throw invalid('Please provide a source for function code.')
  if (bytes.length === 0) throw invalid('Uploaded file must be a non-empty zip')
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw invalid('Could not unzip uploaded file. Please check your file, then try to upload again.')
  if (bytes.length > MAX_ZIPPED)
    throw new EngineError('RequestEntityTooLargeException', `Zipped size must be smaller than ${MAX_ZIPPED} bytes`)
  context.world.putBlob(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  return { code: { packageType: 'Zip', sha256, size: bytes.length }, realisticMs: 1_000 }
}
