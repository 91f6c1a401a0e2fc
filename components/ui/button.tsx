'use client'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icons'
import { Tooltip } from './tooltip'

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
const look = (variant: ButtonVariant, off: boolean) =>
  cx(
    base,
    variant === 'quiet' ? 'px-2' : 'px-3',
    off ? 'cursor-not-allowed border-line bg-transparent text-text-3' : LOOK[variant],
  )

type Look = { variant?: ButtonVariant; icon?: IconName; children: ReactNode; disabledReason?: string }

/**
 * A button. With `disabledReason` it does nothing, can still be focused, and says why on hover and focus (product.md §2.3).
 * `busy`: it was pressed and its work is under way; further presses do nothing.
 */
export function Button({ variant = 'secondary', icon, children, disabledReason, busy = false, className, type = 'button', onClick, ...rest }: Look & { busy?: boolean } & Omit<ComponentProps<'button'>, 'disabled'>) {
  const off = disabledReason !== undefined
  const button = (describedBy?: string) => (
    <button
      {...rest}
      type={off || busy ? 'button' : type}
      aria-disabled={off || busy || undefined}
      aria-busy={busy || undefined}
      aria-describedby={cx(rest['aria-describedby'], describedBy) || undefined}
      onClick={off || busy ? (event) => event.preventDefault() : onClick}
      className={cx(look(variant, off), className)}
    >
      {busy ? <Icon name="ring" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  )
  return off ? <Tooltip text={disabledReason}>{button}</Tooltip> : button()
}

/** A link that looks like a button. With `disabledReason` it leads nowhere and says why. */
export function LinkButton({ variant = 'secondary', icon, children, disabledReason, className, ...rest }: Look & ComponentProps<typeof Link>) {
  const inside = <>{icon && <Icon name={icon} />}{children}</>
  if (disabledReason === undefined)
    return <Link prefetch={false} {...rest} className={cx(look(variant, false), className)}>{inside}</Link>
  return (
    <Tooltip text={disabledReason}>
      {(id) => (
        <a role="link" tabIndex={0} aria-disabled aria-label={rest['aria-label']} aria-describedby={id} className={cx(look(variant, true), className)}>
          {inside}
        </a>
      )}
    </Tooltip>
  )
}

/** A square 32 px button with an icon only; `label` is its name. */
export function IconButton({ icon, label, className, ...rest }: { icon: IconName; label: string } & Omit<ComponentProps<'button'>, 'children'>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cx('inline-flex size-8 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text', className)}
    >
      <Icon name={icon} />
    </button>
  )
}
