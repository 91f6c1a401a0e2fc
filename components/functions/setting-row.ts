import type { ReactNode } from 'react'

/** One setting as it is shown: what the image says, what overrides that, and what holds. */
export type SettingRow = {
  readonly setting: string
  readonly image: ReactNode
  readonly override: ReactNode
  readonly overridden: boolean
  readonly effective: ReactNode
}
