/** A wide table scrolls by itself on a narrow screen, with the keyboard too; the page never does. */
import type { ComponentChildren } from 'preact'

interface ScrollProps {
  label: string
  children: ComponentChildren
  card?: boolean
  /** A class of its own. */
  look?: string
}

export function Scroll({ label, children, card = true, look }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class={[card ? 'card scroll' : 'scroll', look].filter(Boolean).join(' ')} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
