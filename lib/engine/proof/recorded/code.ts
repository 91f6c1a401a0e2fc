import { z } from 'zod'
import type { Scope } from './scope'
import { evaluated } from './values'
import type { Json, JsonObject } from './recording'

/** Bytes of every package that stands for a recorded one: as many as one whose size was recorded. */
const PACKAGE_BYTES = 276
const asObject = z.record(z.string(), z.json())

/** Code for recorded requests: the same expression is the same code, another one another. */
export class RecordedCode {
  readonly #known: string[] = []
  readonly #uploaded = new Set<string>()

  constructor(
    private readonly asImages: boolean,
    private readonly image: (repository: string) => Promise<string>,
    private readonly packageBytes = PACKAGE_BYTES,
  ) {}

  /** Remembers an object that a recorded test put into S3, which the engine does not have. */
  upload(bucket: Json | undefined, key: Json | undefined): void {
    this.#uploaded.add(`${String(bucket)}/${String(key)}`)
  }

  /** The code of a request; what came from S3 is sent along as a package. */
  async of(source: JsonObject, scope: Scope): Promise<object> {
    const object = `${String(source['S3Bucket'])}/${String(source['S3Key'])}`
    if (
      source['S3Bucket'] !== undefined &&
      !this.#uploaded.has(object) &&
      object !== '${s3_bucket}/code/code-function.zip'
    )
      return asObject.parse(evaluated(source, scope))
    const number = this.#number(String(source['ZipFile'] ?? source['ImageUri'] ?? object))
    if (!this.asImages && source['ImageUri'] === undefined)
      return { ZipFile: Buffer.alloc(this.packageBytes).fill(`PK\u0003\u0004 ${number}`) }
    return { ImageUri: await this.image(`image-${number}`) }
  }

  /** A handler's file was packed anew each time. */
  #number(text: string): number {
    const found = text.includes('TEST_LAMBDA_PYTHON') && !text.includes('archive') ? -1 : this.#known.indexOf(text)
    return found >= 0 ? found : this.#known.push(text) - 1
  }
}
