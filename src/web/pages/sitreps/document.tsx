/** The situation report itself: what stands on the page, in the PDF and in the picture. Made from an edition alone. */

import { PagePatterns } from '../../figures/drawing.tsx'
import { saySitrep } from '../../messages/sitreps.ts'
import { formatDate } from '../profile/time.ts'
import { type DocumentProps, kindOf, nameOf, ofWhom, spanOf, Written } from './parts.tsx'
import { AreaSection, ClustersSection, KeyFiguresSection, TrendSection } from './people-sections.tsx'
import {
  AboutSection,
  ActionsSection,
  ConstraintsSection,
  DecisionsSection,
  GapsSection,
  OverlapsSection,
  PartnersSection,
  SilentSection,
} from './talk-sections.tsx'
import {
  ActivitiesSection,
  FundingSection,
  IndicatorsSection,
  MoneySection,
  ObjectivesSection,
  ProjectsSection,
} from './work-sections.tsx'

function Head({ edition, language }: DocumentProps) {
  const { content, draft, takenAt, replaces, correction } = edition
  const taken = formatDate(takenAt.slice(0, 10), language)
  return (
    <header class="sit-head">
      <div class="sit-marks">
        {draft && <span class="badge sit-draft">{saySitrep(language, 'draft')}</span>}
        {content.illustrative && <span class="sit-badge">{saySitrep(language, 'illustrative')}</span>}
      </div>
      <p class="sit-kind">
        {kindOf(content, language)} · <bdi>{nameOf(content.operation.names, language, content.operation.code)}</bdi>
      </p>
      <h1>
        <bdi>{ofWhom(content, language)}</bdi>
      </h1>
      <p class="sit-when">
        <strong>{spanOf(content.months, language)}</strong> · {saySitrep(language, 'edition', { no: edition.edition })} ·{' '}
        {saySitrep(language, 'figuresTaken', { day: taken })}
      </p>
      {replaces !== null && (
        <p class="sit-correction">{saySitrep(language, 'correctionOf', { no: replaces, correction: correction ?? '' })}</p>
      )}
      {content.illustrative && <p class="sit-note">{saySitrep(language, 'illustrativeNote')}</p>}
    </header>
  )
}

export function SitrepDocument(props: DocumentProps) {
  return (
    <article class="sit">
      <PagePatterns />
      <Head {...props} />
      <Written {...props} part="highlights" />
      <KeyFiguresSection {...props} />
      <AreaSection {...props} />
      <Written {...props} part="response" />
      <ClustersSection {...props} />
      <TrendSection {...props} />
      <ObjectivesSection {...props} />
      <IndicatorsSection {...props} />
      <ActivitiesSection {...props} />
      <ConstraintsSection {...props} />
      <div class="sit-halves">
        <GapsSection {...props} />
        <SilentSection {...props} />
      </div>
      <OverlapsSection {...props} />
      <ProjectsSection {...props} />
      <MoneySection {...props} />
      <FundingSection {...props} />
      <DecisionsSection {...props} />
      <ActionsSection {...props} />
      <PartnersSection {...props} />
      <Written {...props} part="outlook" />
      <AboutSection {...props} />
    </article>
  )
}
