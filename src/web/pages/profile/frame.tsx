/** What surrounds a page about one thing: the patterns of its drawings, and on paper the operation, what was asked for, and the address. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/pure/languages.ts'
import { PagePatterns } from '../../figures/drawing.tsx'
import type { Overview } from '../overview/load.ts'
import { PrintHead } from '../overview/print-head.tsx'

interface FrameProps {
  overview: Overview
  language: Language
  /** Address of the page as people open it. */
  address: string
  children: ComponentChildren
}

export function Frame({ overview, language, address, children }: FrameProps) {
  return (
    <div class="overview">
      <PagePatterns />
      <PrintHead overview={overview} language={language} address={address} />
      {children}
    </div>
  )
}
