import { z } from 'zod'
import { type FormSpec, namedFields, type Merge, touchedFields } from '@/lib/forms/form-spec'
import { generalFields } from '@/lib/functions/configuration/configuration-model'
import type { FunctionModel } from '@/lib/functions/model'
import { shortDigest } from '@/lib/format'
import { shortImageUri } from '@/lib/images/image-reference'
import type { updateFunctionCodeInput } from '@/lib/functions/create/create-input'

const deployValues = z.object({
  imageUri: z.string(),
  /** What the function shall change to with this deployment; null keeps its own. */
  architecture: z.enum(['x86_64', 'arm64']).nullable(),
  publish: z.boolean(),
  description: z.string(),
})
export type DeployValues = z.infer<typeof deployValues>

/** What is sent: UpdateFunctionCode's input, and the description of the version, which PublishVersion takes. */
export type DeploySettings = Pick<
  z.input<typeof updateFunctionCodeInput>,
  'imageUri' | 'digest' | 'architecture' | 'publish'
> & { readonly description: string }

const imageOf = ({ imageUri, digest }: FunctionModel) =>
  [imageUri === null ? '–' : shortImageUri(imageUri), digest === null ? '' : shortDigest(digest)]
    .filter(Boolean)
    .join(' → ')

/** An image is one thing: whoever saves deploys the one in the form, also where they left the field as it was. */
function merge(
  mine: DeployValues,
  from: FunctionModel,
  to: FunctionModel,
  prefer: 'mine' | 'theirs',
): Merge<DeployValues> {
  if (from.digest === to.digest && from.imageUri === to.imageUri) return { values: mine, rows: [] }
  const row = { label: 'Image', base: imageOf(from), theirs: imageOf(to), mine: shortImageUri(mine.imageUri) }
  const values = prefer === 'mine' ? mine : { ...mine, imageUri: to.imageUri ?? '', architecture: null }
  return { values, rows: [{ ...row, conflict: true }] }
}

/** Deploy new image. `linked` is the image of a link to the page. */
export const deployForm = (
  linked: string | null,
): FormSpec<FunctionModel, DeployValues, DeployValues, DeploySettings> => {
  const initial = (fn: FunctionModel): DeployValues => ({
    imageUri: linked ?? fn.imageUri ?? '',
    architecture: null,
    publish: false,
    description: '',
  })
  return {
    id: 'deploy',
    fields: ['imageUri', 'architecture', 'publish', 'description'],
    initial,
    problems: ({ publish, description }) => {
      const wrong = publish ? generalFields.description.safeParse(description).error?.issues[0] : undefined
      return wrong ? [{ field: 'description', message: wrong.message }] : []
    },
    settings: (values) => ({ ...values, digest: null, description: values.description.trim() }),
    changes: (values, fn) => touchedFields(initial(fn), values),
    unchanged: null,
    merge,
    own: ['image'],
    refused: namedFields,
    draft: { schema: deployValues, of: (values) => values, into: (_, draft) => draft },
  }
}
