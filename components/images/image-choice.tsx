'use client'
import { useId } from 'react'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { Digest } from '@/components/ui/digest'
import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import { None, Td } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { Architecture } from '@/lib/functions/model'
import { platformOf } from '@/lib/images/platform'
import { bytes, shortDigest } from '@/lib/format'
import type { ImageRow } from './use-image-rows'

type ImageChoiceProps = {
  row: ImageRow
  chosen: string | null
  architecture: Architecture | null
  onChoose: (digest: string) => void
  onSelect: () => void
}

/**
 * One image to choose. One that does not fit can be chosen to read why; an index cannot, and its images stand under it
 * (R91).
 */
export function ImageChoice({
  row: { image, detail, unfit },
  chosen,
  architecture,
  onChoose,
  onSelect,
}: ImageChoiceProps) {
  const selected = image.digest === chosen
  const index = unfit?.kind === 'index'
  const children = index ? (detail?.children ?? []).filter((child) => !child.attestation) : []
  const keys = {
    onDoubleClick: onSelect,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter') {
        event.preventDefault()
        onSelect()
      }
    },
  }
  return (
    <>
      <tr
        {...keys}
        onClick={() => {
          if (!index) onChoose(image.digest)
        }}
        className={cx(!index && 'cursor-pointer', selected ? picked : !index && 'hover:bg-hover')}
      >
        <Td className="w-8 pr-0">
          <Choice
            label={image.tags.join(', ') || shortDigest(image.digest)}
            checked={selected}
            disabledReason={index ? unfit.reason : undefined}
            onChange={() => onChoose(image.digest)}
          />
        </Td>
        <Td wrap>
          <span className="flex flex-wrap items-center gap-1">
            {image.tags.slice(0, 3).map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
            {image.tags.length > 3 && (
              <span className="text-text-3" title={image.tags.slice(3).join(', ')}>
                +{image.tags.length - 3}
              </span>
            )}
            {image.tags.length === 0 && <span className="text-text-3">untagged</span>}
            {unfit && (
              <Badge
                role={unfit.kind === 'architecture' ? 'warn' : 'bad'}
                icon={unfit.kind === 'architecture' ? 'warning' : 'octagon'}
                title={unfit.reason}
              >
                {unfit.word === 'attestation' ? 'Attestation' : badges[unfit.kind]}
              </Badge>
            )}
          </span>
        </Td>
        <Td>
          <Digest digest={image.digest} />
        </Td>
        <Td className="max-sm:hidden">
          {index ? (
            <None />
          ) : detail === undefined ? (
            <Skeleton width={84} />
          ) : (
            (platformOf(detail) ?? (
              <span className="text-text-3" title={detail.configError ?? undefined}>
                unknown
              </span>
            ))
          )}
        </Td>
        <Td numeric className="max-md:hidden">
          {image.size === null ? <None /> : bytes(image.size)}
        </Td>
        <Td className="max-sm:hidden">{image.pushedAt === null ? <None /> : <RelativeTime iso={image.pushedAt} />}</Td>
      </tr>
      {children.map((child) => (
        <tr
          key={child.digest}
          {...keys}
          onClick={() => onChoose(child.digest)}
          className={cx('cursor-pointer', child.digest === chosen ? picked : 'hover:bg-hover')}
        >
          <Td className="w-8 pr-0">
            <Choice
              label={`${child.platform} in ${image.tags[0] ?? 'the index'}`}
              checked={child.digest === chosen}
              onChange={() => onChoose(child.digest)}
            />
          </Td>
          <Td wrap colSpan={5}>
            <span
              className={cx(
                'pl-3',
                architecture !== null &&
                  !child.platform.includes(architecture === 'x86_64' ? 'amd64' : architecture) &&
                  'text-text-3',
              )}
            >
              Use the {child.platform} image inside this index{' '}
              <span className="text-text-3">(untagged; a cleanup rule may delete it)</span>
            </span>
          </Td>
        </tr>
      ))}
    </>
  )
}

const picked = 'bg-accent-soft shadow-[inset_2px_0_var(--accent)]'
const badges = { index: 'Index', os: 'Not Linux', architecture: 'Other architecture', archived: 'Archived' }

function Choice({
  label,
  checked,
  disabledReason,
  onChange,
}: {
  label: string
  checked: boolean
  disabledReason?: string
  onChange: () => void
}) {
  const id = useId()
  return (
    <>
      <input
        type="radio"
        name="gantry-image"
        aria-label={label}
        checked={checked}
        disabled={disabledReason !== undefined}
        onChange={onChange}
        aria-describedby={disabledReason ? id : undefined}
        className="size-3.5 align-middle"
      />
      {disabledReason && (
        <span id={id} className="sr-only">
          {disabledReason}
        </span>
      )}
    </>
  )
}
