import sprite from './icons.svg'
import { cx } from './cx'

export type IconName =
  | 'active'
  | 'ring'
  | 'ringUp'
  | 'octagon'
  | 'moon'
  | 'gone'
  | 'lock'
  | 'fork'
  | 'pin'
  | 'warning'
  | 'unknown'
  | 'info'
  | 'copy'
  | 'check'
  | 'close'
  | 'plus'
  | 'minus'
  | 'chevronDown'
  | 'chevronRight'
  | 'arrowUp'
  | 'arrowDown'
  | 'arrowRight'
  | 'search'
  | 'more'
  | 'refresh'
  | 'tag'
  | 'menu'
  | 'eye'
  | 'eyeOff'
  | 'trash'
  | 'edit'
  | 'undo'
  | 'help'
  | 'theme'
  | 'function'

const { src }: { src: string } = sprite

/**
 * A decorative 16 px icon out of `icons.svg`, which a browser reads once: the words beside it carry the meaning.
 * `className` sets another size or colour.
 */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg aria-hidden className={cx('icon', name === 'ring' && 'spin', className)}>
      {name === 'ringUp' ? (
        <>
          <use href={`${src}#ringThin`} className="spin" />
          <use href={`${src}#up`} />
        </>
      ) : (
        <use href={`${src}#${name}`} />
      )}
    </svg>
  )
}
