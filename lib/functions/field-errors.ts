import type { AppError } from '@/lib/result'

/** The fields of the create and deploy forms that AWS's errors can be about. */
export type CodeField = 'name' | 'imageUri' | 'role' | 'environment' | 'tags'

/** AWS's texts, the field each belongs to and the sentence there. `{name}` and `{repo}` are filled in. */
const table: readonly { readonly match: RegExp; readonly field: CodeField; readonly text: string }[] = [
  { match: /^Function already exist/, field: 'name', text: 'A function named {name} already exists.' },
  {
    match: /^Source image .* does not exist/,
    field: 'imageUri',
    text: "AWS can't find this image. Check the tag, or browse.",
  },
  {
    match: /^Source image .* is not valid/,
    field: 'imageUri',
    text: "AWS doesn't accept this URI. Use repository:tag or repository@sha256:….",
  },
  {
    match: /media type for the source image .* is not supported/,
    field: 'imageUri',
    text: "AWS rejects this image's manifest. It is probably an index; rebuild with --provenance=false or choose an image inside it.",
  },
  {
    match: /does not have permission to access the ECR image/,
    field: 'imageUri',
    text: "Lambda can't read {repo}. Its repository policy must allow lambda.amazonaws.com to use ecr:BatchGetImage and ecr:GetDownloadUrlForLayer.",
  },
  {
    match: /must be in the same account as the caller/,
    field: 'imageUri',
    text: "This endpoint doesn't allow images from other accounts.",
  },
  {
    match: /cannot be assumed by Lambda/,
    field: 'role',
    text: "Lambda can't assume this role. Its trust policy must allow lambda.amazonaws.com.",
  },
]

const isEnvironment = /environment variables|'environment\.|exceeded the 4KB limit/i

/** Puts AWS's answer on the field it is about. An error that fits none stays for the form. */
export function withFieldErrors(
  error: AppError,
  { name, repository }: { readonly name: string; readonly repository: string },
): AppError {
  if (error.fieldErrors) return error
  const known = table.find(({ match }) => match.test(error.message))
  if (known) {
    const text = known.text.replace('{name}', () => name).replace('{repo}', () => repository)
    return { ...error, fieldErrors: { [known.field]: text } }
  }
  return isEnvironment.test(error.message) ? { ...error, fieldErrors: { environment: error.message } } : error
}

/** Whether a role that was just made is not usable yet: IAM takes some seconds to tell Lambda. */
export const isRoleNotReady = (error: AppError) => /cannot be assumed by Lambda/.test(error.message)

/** Whether the function is changing and the request would pass once it has finished. */
export const isUpdateInProgress = (error: AppError) =>
  error.httpStatus === 409 && /update is in progress|state: Pending|in the following state/i.test(error.message)

/** Whether somebody changed the function since this form was opened. */
export const isStaleRevision = (error: AppError) => error.httpStatus === 412
