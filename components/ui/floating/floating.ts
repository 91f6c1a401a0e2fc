/**
 * Puts a shown popover under its anchor, or above it where there is no room, within the viewport (8 px off its edges).
 * Until it is placed it is transparent, so that it is never seen elsewhere: `POPOVER_LOOK`.
 */
export function placePopover(popover: HTMLElement, anchor: Element, align: 'start' | 'end' | 'center' = 'start') {
  const at = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = popover
  const wanted = { start: at.left, end: at.right - width, center: at.left + at.width / 2 - width / 2 }[align]
  const below = at.bottom + 6
  const fits = below + height <= innerHeight - 8 || at.top < height + 14
  popover.style.left = `${Math.max(8, Math.min(wanted, innerWidth - width - 8))}px`
  popover.dataset.placed = ''
  popover.style.top = `${fits ? below : at.top - 6 - height}px`
}

export const POPOVER_LOOK =
  'inset-auto m-0 rounded-control border border-line-strong bg-surface text-text shadow-overlay opacity-0 data-placed:opacity-100'
