'use client'
import { Skeleton } from '@/components/ui/skeleton'
import { None } from '@/components/ui/table'
import type {
  EffectiveConfiguration,
  EffectiveSetting,
  Source,
} from '@/lib/functions/configuration/effective-configuration'
import { EffectiveEnvironment } from './detail/effective-environment'
import { SettingCells } from './detail/setting-cells'

const SOURCE: Record<Source, string> = {
  image: 'image',
  override: 'override',
  lambda: 'set by Lambda',
  none: '',
  unknown: '',
}

/** The three columns. On a narrow screen each setting stacks as labelled lines. */
export function EffectiveTable({ effective, loading }: { effective: EffectiveConfiguration; loading: boolean }) {
  return (
    <table className="block w-full border-collapse text-left text-control md:table">
      <caption className="sr-only">ENTRYPOINT, CMD, WORKDIR and ENV: from the image, overridden, and in effect</caption>
      <thead className="hidden md:table-header-group">
        <tr>
          {['Setting', 'From image', 'Override', 'Effective'].map((title, at) => (
            <th key={title} scope="col" className="border-b border-line px-3 py-2 text-meta font-normal text-text-3">
              {at === 0 ? <span className="sr-only">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {effective.settings.map((row) => (
          <SettingRow key={row.setting} row={row} loading={loading} />
        ))}
        <EffectiveEnvironment environment={effective.environment} loading={loading} />
      </tbody>
    </table>
  )
}

function SettingRow({ row, loading }: { row: EffectiveSetting; loading: boolean }) {
  const value = (text: string | null) =>
    text === null ? (
      <None />
    ) : (
      <code className="wrap-anywhere" translate="no">
        {text}
      </code>
    )
  const unknown = loading ? <Skeleton width={140} /> : <span className="text-text-3">not known</span>
  const effectiveUnknown = loading ? (
    <Skeleton width={140} />
  ) : (
    <span className="text-text-2">image default (unknown)</span>
  )
  const imageKnown = row.source !== 'unknown' && (row.image !== null || row.source !== 'override')
  return (
    <SettingCells
      setting={row.setting}
      image={loading ? unknown : imageKnown ? value(row.image) : row.source === 'unknown' ? unknown : value(null)}
      override={value(row.override)}
      overridden={row.override !== null}
      effective={
        row.source === 'unknown' ? (
          effectiveUnknown
        ) : (
          <>
            {value(row.effective)}
            {SOURCE[row.source] && (
              <span className="ml-2 text-meta text-text-3">
                {SOURCE[row.source]}
                {row.note && ` (${row.note})`}
              </span>
            )}
          </>
        )
      }
    />
  )
}
