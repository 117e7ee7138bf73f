/** A wide table scrolls by itself on a narrow screen, with the keyboard too; the page never does. */
import type { ComponentChildren } from 'preact'

export function Scroll({ label, children, card = true }: { label: string; children: ComponentChildren; card?: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class={card ? 'card scroll' : 'scroll'} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
