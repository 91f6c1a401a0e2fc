import { Digest } from '@/components/ui/digest'
import { Icon } from '@/components/ui/icons'
import type { Architecture } from '@/lib/images/platform'
import { shortImageUri } from '@/lib/images/image-reference'
import type { ResolvedImage } from '@/lib/images/model'
import type { CreateStep } from './use-create-function'

const looks = { done: ['check', 'text-ok'], busy: ['ring', 'text-busy'], warn: ['warning', 'text-warn'] } as const

/** The calls of a create that needs more than one, as they go. */
export function CreateSteps({ steps }: { steps: readonly CreateStep[] }) {
  return (
    <ol role="status" aria-label="Progress" className="grid gap-1 text-control empty:hidden">
      {steps.map(({ text, state }) => {
        const [icon, ink] = looks[state]
        return (
          <li key={text} className="flex items-start gap-2">
            <Icon name={icon} className={`mt-[3px] size-3.5 ${ink}`} />
            <span className="min-w-0 wrap-anywhere">{text}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** my-function · hello-world:latest → 9f86d081884c · x86_64 */
export function CreateSummary({
  name,
  image,
  architecture,
}: {
  name: string
  image: ResolvedImage | null
  architecture: Architecture
}) {
  if (name.trim() === '' && image === null) return null
  return (
    <>
      <b className="font-medium text-text">{name.trim() || 'no name yet'}</b>
      {image && (
        <>
          {' '}
          · <code>{shortImageUri(image.imageUri)}</code>
          {image.tag !== null && (
            <>
              {' '}
              → <Digest digest={image.digest} />
            </>
          )}
        </>
      )}{' '}
      · {architecture}
    </>
  )
}
