import type { Column } from '@/components/ui/data-table/column'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { Digest } from '@/components/ui/digest'
import { None } from '@/components/ui/none'
import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import { Tag } from '@/components/ui/tag'
import { bytes, shortDigest } from '@/lib/format'
import { platformOf, type Architecture } from '@/lib/images/platform'
import { Choice } from './image-choice'
import type { ImageRow } from './use-image-rows'

/** An image to choose, or one of the images inside an index, which stand under it (R91). */
export type ChoiceRow = ImageRow & {
  readonly child?: { readonly digest: string; readonly platform: string }
}

export const digestOfChoice = ({ image, child }: ChoiceRow) => child?.digest ?? image.digest
/** An index cannot be chosen; one that does not fit can, to read why. */
export const isIndex = ({ unfit, child }: ChoiceRow) => !child && unfit?.kind === 'index'

type Choosing = {
  readonly chosen: string | null
  readonly architecture: Architecture | null
  readonly onChoose: (digest: string) => void
}

/** The columns of a list of images, of which one is chosen. */
export const imageColumns = ({ chosen, architecture, onChoose }: Choosing): readonly Column<ChoiceRow>[] => [
  {
    head: 'Select',
    quietHead: true,
    card: 'lead',
    width: 38,
    skeleton: 16,
    cell: (row) => (
      <Choice
        label={
          row.child
            ? `${row.child.platform} in ${row.image.tags[0] ?? 'the index'}`
            : row.image.tags.join(', ') || shortDigest(row.image.digest)
        }
        checked={digestOfChoice(row) === chosen}
        disabledReason={isIndex(row) ? row.unfit?.reason : undefined}
        onChange={() => onChoose(digestOfChoice(row))}
      />
    ),
  },
  {
    head: 'Tags',
    wrap: true,
    card: 'title',
    skeleton: 90,
    spans: ({ child }) => child !== undefined,
    cell: (row) => (row.child ? <Inside {...row.child} architecture={architecture} /> : <Tags {...row} />),
  },
  {
    head: 'Digest',
    card: 'line',
    width: 138,
    skeleton: 110,
    cell: ({ image }) => <Digest digest={image.digest} />,
  },
  {
    head: 'Platform',
    card: 'fact',
    width: 108,
    skeleton: 84,
    cell: (row) => <Platform {...row} />,
  },
  {
    head: 'Size',
    numeric: true,
    width: 84,
    cell: ({ image }) => (image.size === null ? <None /> : bytes(image.size)),
  },
  {
    head: 'Pushed',
    card: 'fact',
    width: 112,
    skeleton: 70,
    cell: ({ image }) => (image.pushedAt === null ? <None /> : <RelativeTime iso={image.pushedAt} />),
  },
]

const badges = { index: 'Index', os: 'Not Linux', architecture: 'Other architecture', archived: 'Archived' }

function Tags({ image: { tags }, unfit }: ImageRow) {
  return (
    <span className="flex flex-wrap items-center gap-1">
      {tags.slice(0, 3).map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {tags.length > 3 && (
        <span className="quiet" title={tags.slice(3).join(', ')}>
          +{tags.length - 3}
        </span>
      )}
      {tags.length === 0 && <span className="quiet">untagged</span>}
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
  )
}

function Inside({ platform, architecture }: { platform: string; architecture: Architecture | null }) {
  const other = architecture !== null && !platform.includes(architecture === 'x86_64' ? 'amd64' : architecture)
  return (
    <span className={cx('pl-3', other && 'quiet')}>
      Use the {platform} image inside this index <span className="quiet">(untagged; a cleanup rule may delete it)</span>
    </span>
  )
}

function Platform({ detail, unfit }: ImageRow) {
  if (unfit?.kind === 'index') return <None />
  if (detail === undefined) return <Skeleton width={84} />
  return (
    platformOf(detail) ?? (
      <span className="quiet" title={detail.configError ?? undefined}>
        unknown
      </span>
    )
  )
}
