import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

const cell = 'block border-line px-4 py-1.5 md:table-cell md:border-b md:px-3 md:py-2 md:align-top'

/** One setting: a row of cells, or on a narrow screen its labelled lines. */
export function SettingCells({
  setting,
  image,
  override,
  overridden,
  effective,
}: {
  setting: string
  image: ReactNode
  override: ReactNode
  overridden: boolean
  effective: ReactNode
}) {
  return (
    <tr className="block border-b border-line py-1.5 md:table-row md:py-0">
      <th scope="row" className={cx(cell, 'font-normal text-text-3 md:w-24')}>
        {setting}
      </th>
      <td className={cell}>
        <Label>From image</Label>
        {image}
      </td>
      <td className={cx(cell, overridden && 'bg-accent-soft')}>
        <Label>Override</Label>
        {override}
      </td>
      <td className={cell}>
        <Label>Effective</Label>
        {effective}
      </td>
    </tr>
  )
}

const Label = ({ children }: { children: string }) => (
  <span aria-hidden className="mr-2 text-meta text-text-3 md:hidden">
    {children}
  </span>
)
