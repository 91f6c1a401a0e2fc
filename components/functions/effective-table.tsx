'use client'
import { useId, useState } from 'react'
import type { Column } from '@/components/ui/data-table/column'
import { DataTable } from '@/components/ui/data-table/data-table'
import { None } from '@/components/ui/none'
import { Skeleton } from '@/components/ui/skeleton'
import type {
  EffectiveConfiguration,
  EffectiveSetting,
  Source,
} from '@/lib/functions/configuration/effective-configuration'
import { EffectiveVariables, environmentCells } from './detail/effective-environment'
import type { SettingRow } from './setting-row'

const SOURCE: Record<Source, string> = {
  image: 'image',
  override: 'override',
  lambda: 'set by Lambda',
  none: '',
  unknown: '',
}

const columns: readonly Column<SettingRow>[] = [
  {
    head: 'Setting',
    width: 110,
    quietHead: true,
    rowHead: true,
    card: 'title',
    cell: ({ setting }) => <span className="quiet">{setting}</span>,
  },
  { head: 'From image', wrap: true, card: 'fact', cell: ({ image }) => image },
  {
    head: 'Override',
    wrap: true,
    card: 'fact',
    tinted: ({ overridden }) => overridden,
    cell: ({ override }) => override,
  },
  { head: 'Effective', wrap: true, card: 'fact', cell: ({ effective }) => effective },
]

/** ENTRYPOINT, CMD, WORKDIR and ENV side by side: from the image, overridden, and in effect. */
export function EffectiveTable({ effective, loading }: { effective: EffectiveConfiguration; loading: boolean }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const environment = environmentCells(effective.environment, loading, { id, open, onToggle: () => setOpen(!open) })
  const rows = [...effective.settings.map((setting) => settingCells(setting, loading)), environment]
  return (
    <DataTable
      caption="ENTRYPOINT, CMD, WORKDIR and ENV: from the image, overridden, and in effect"
      columns={columns}
      rows={rows}
      rowKey={({ setting }) => setting}
      below={(row) => open && row === environment && <EffectiveVariables id={id} environment={effective.environment} />}
      bare
    />
  )
}

function settingCells(row: EffectiveSetting, loading: boolean): SettingRow {
  const value = (text: string | null) => (text === null ? <None /> : <code translate="no">{text}</code>)
  const unknown = loading ? <Skeleton width={140} /> : <span className="quiet">not known</span>
  const effectiveUnknown = loading ? (
    <Skeleton width={140} />
  ) : (
    <span className="text-text-2">image default (unknown)</span>
  )
  const imageKnown = row.source !== 'unknown' && (row.image !== null || row.source !== 'override')
  return {
    setting: row.setting,
    image: loading ? unknown : imageKnown ? value(row.image) : row.source === 'unknown' ? unknown : value(null),
    override: value(row.override),
    overridden: row.override !== null,
    effective:
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
      ),
  }
}
