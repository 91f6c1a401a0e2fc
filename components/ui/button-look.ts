import { cx } from './cx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'dangerFill'

const LOOK: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-accent-ink hover:border-accent-hover hover:bg-accent-hover',
  secondary: 'border-line-strong bg-surface text-text hover:bg-hover',
  quiet: 'border-transparent text-accent hover:bg-accent-soft',
  danger: 'border-bad bg-surface text-bad hover:bg-bad-soft',
  dangerFill: 'border-bad bg-bad text-surface hover:opacity-90',
}
const base =
  'inline-flex min-h-8 items-center justify-center gap-1.5 rounded-control border text-control font-medium whitespace-nowrap transition-colors duration-100 select-none'

/**
 * The classes of a button, for what has to look like one without being one of the kit's. `off`: it does nothing now.
 */
export const buttonLook = (variant: ButtonVariant, off = false) =>
  cx(
    base,
    variant === 'quiet' ? 'px-2' : 'px-3',
    off ? 'cursor-not-allowed border-line bg-transparent text-text-3' : LOOK[variant],
  )
