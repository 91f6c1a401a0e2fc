'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { DigestMark } from '@/components/ui/digest'
import { Icon } from '@/components/ui/icons'
import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import { Tag } from '@/components/ui/tag'
import { imageUri } from '@/lib/images/image-reference'
import type { ResolvedImage } from '@/lib/images/model'
import { lambdaArchitecture, platformOf, unfitness, type Architecture } from '@/lib/images/platform'
import { bytes, shortDigest } from '@/lib/format'
import type { ImageUriState } from './use-image-uri'

type ResolvedLineProps = {
  state: ImageUriState
  architecture: Architecture
  account: string | null
  /** Puts another URI in the field. */
  onUse: (uri: string) => void
  onArchitecture: (architecture: 'x86_64' | 'arm64') => void
}

const sentence = (text: string) => text.replace(/\.$/, '')

/** The line under an image URI: what it points at now, or why that is not known. Errors stand in the field itself. */
export function ResolvedLine({ state, architecture, account, onUse, onArchitecture }: ResolvedLineProps) {
  if (state.kind === 'resolving')
    return (
      <Line>
        <Skeleton width={320} />
        <span className="sr-only">Looking up the image</span>
      </Line>
    )
  if (state.kind === 'unchecked') {
    return (
      <Line icon="warn">
        Couldn't check this image: {sentence(state.message)}. You can continue; AWS checks it when you save.
      </Line>
    )
  }
  if (state.kind !== 'resolved') return null
  const { image } = state
  const unfit = unfitness(image.image, image.detail, architecture)
  const other = unfit?.kind === 'architecture' && image.detail?.config ? lambdaArchitecture(image.detail.config) : null
  const children = (image.detail?.children ?? []).filter(({ attestation }) => !attestation)
  return (
    <div className="grid gap-1.5">
      <Line icon="ok">
        <Resolution image={image} account={account} />
      </Line>
      {image.detail?.configError && (
        <Line icon="warn">
          Couldn't read the image's config: {sentence(image.detail.configError)}. Its platform was not checked.
        </Line>
      )}
      {other !== null && (
        <Line icon="warn">
          This image is built for {other}. <TextButton onClick={() => onArchitecture(other)}>Use {other}</TextButton>
        </Line>
      )}
      {unfit !== null && other === null && (
        <Line icon="bad">
          {unfit.reason}
          {children.map(({ digest, platform }) => (
            <TextButton key={digest} onClick={() => onUse(imageUri(image.repositoryUri, digest))}>
              Use {platform}
            </TextButton>
          ))}
        </Line>
      )}
    </div>
  )
}

/** `latest` → sha256:9f86… · linux/amd64 · 212 MB · pushed 3 days ago. */
export function Resolution({ image, account }: { image: ResolvedImage; account: string | null }) {
  const { size, pushedAt } = image.image
  const facts: ReactNode[] = [
    <span key="digest" className="whitespace-nowrap">
      <DigestMark digest={image.digest} />
      <code title={image.digest}>{shortDigest(image.digest)}</code>
    </span>,
    platformOf(image.detail),
    size === null ? null : bytes(size),
    pushedAt === null ? null : (
      <span key="pushed">
        pushed <RelativeTime iso={pushedAt} />
      </span>
    ),
    account !== null && image.registryId !== '' && image.registryId !== account ? `account ${image.registryId}` : null,
  ]
  return (
    <>
      {image.tag !== null && (
        <>
          <Tag>{image.tag}</Tag>{' '}
          <span role="img" aria-label="points to">
            →
          </span>{' '}
        </>
      )}
      {facts
        .filter((fact) => fact !== null)
        .map((fact, at) => (
          <span key={at}>
            {at > 0 && <span className="text-text-3"> · </span>}
            {fact}
          </span>
        ))}
    </>
  )
}

const looks = { ok: ['check', 'text-ok'], warn: ['warning', 'text-warn'], bad: ['octagon', 'text-bad'] } as const

/** A line with a small mark: fine, careful, or wrong. */
export function Line({ icon, children }: { icon?: keyof typeof looks; children: ReactNode }) {
  const [name, ink] = icon ? looks[icon] : []
  return (
    <div
      className={`flex min-h-6 items-start gap-1.5 text-control ${icon === 'ok' || ink === undefined ? 'text-text-2' : ink}`}
    >
      {name && <Icon name={name} className={`mt-[3px] size-3.5 ${ink}`} />}
      <div className="min-w-0 wrap-anywhere">{children}</div>
    </div>
  )
}

/** An action inside a sentence. */
export function TextButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="quiet" className="min-h-6 px-1" onClick={onClick}>
      {children}
    </Button>
  )
}
