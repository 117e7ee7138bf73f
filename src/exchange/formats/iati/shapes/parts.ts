/** Elements that activities, results and organisations have in common, as the schema of 2.03 orders them. */
import type {
  CodeOnly,
  Description,
  DocumentLink,
  FlowOrganisation,
  Leaf,
  Narrative,
  Narratives,
  RecipientCountry,
  RecipientRegion,
  ReportingOrganisation,
  Sector,
  Value,
} from '../model.ts'
import { attribute, many, one, type Shape, shape, text, valueIn } from '../shape.ts'

const narrative: Shape<Narrative> = shape({ language: attribute('xml:lang', { list: 'Language' }), text: text() })
export const narratives = many('narrative', () => narrative)
export const someNarratives = many('narrative', () => narrative, { needed: true })

export const textShape: Shape<Narratives> = shape({ narratives: someNarratives })
export const leaf: Shape<Leaf> = shape({ text: text({ needed: true }) })
const documentCategory: Shape<CodeOnly> = shape({ code: attribute('code', { needed: true, list: 'DocumentCategory' }) })
const documentLanguage: Shape<CodeOnly> = shape({ code: attribute('code', { needed: true, list: 'Language' }) })

export const description: Shape<Description> = shape({
  type: attribute('type', { list: 'DescriptionType' }),
  narratives: someNarratives,
})
export const reporting: Shape<ReportingOrganisation> = shape({
  ref: attribute('ref', { needed: true }),
  type: attribute('type', { needed: true, list: 'OrganisationType' }),
  secondary: attribute('secondary-reporter', { is: 'truth' }),
  narratives: someNarratives,
})
export const country: Shape<RecipientCountry> = shape({
  code: attribute('code', { needed: true, list: 'Country' }),
  percentage: attribute('percentage', { is: 'decimal' }),
  narratives,
})
const isDac = (vocabulary: string | undefined) => vocabulary === undefined || vocabulary === '' || vocabulary === '1'

export const region: Shape<RecipientRegion> = shape<RecipientRegion>(
  {
    code: attribute('code', { needed: true }),
    vocabulary: attribute('vocabulary', { list: 'RegionVocabulary' }),
    vocabularyUri: attribute('vocabulary-uri'),
    percentage: attribute('percentage', { is: 'decimal' }),
    narratives,
  },
  ({ code, vocabulary }, mustBeOf) => {
    if (code && isDac(vocabulary)) mustBeOf('code', code, 'Region')
  },
)
export const sector: Shape<Sector> = shape<Sector>(
  {
    vocabulary: attribute('vocabulary', { list: 'SectorVocabulary' }),
    vocabularyUri: attribute('vocabulary-uri'),
    code: attribute('code', { needed: true }),
    percentage: attribute('percentage', { is: 'decimal' }),
    narratives,
  },
  ({ code, vocabulary }, mustBeOf) => {
    if (!code) return
    // Of codes of five digits only the list of their families is kept here.
    if (isDac(vocabulary)) mustBeOf('code', code, 'Sector')
    else if (vocabulary === '2') mustBeOf('code', code, 'SectorCategory')
    else if (vocabulary === '10') mustBeOf('code', code, 'GlobalCluster')
  },
)
export const value: Shape<Value> = shape({
  currency: attribute('currency', { list: 'Currency' }),
  valueDate: attribute('value-date', { is: 'date', needed: true }),
  amount: text({ is: 'decimal', needed: true }),
})
export const periodStart = valueIn('period-start', 'iso-date', { is: 'date', needed: true })
export const periodEnd = valueIn('period-end', 'iso-date', { is: 'date', needed: true })

export const provider: Shape<FlowOrganisation> = shape({
  ref: attribute('ref'),
  activityId: attribute('provider-activity-id'),
  type: attribute('type', { list: 'OrganisationType' }),
  narratives,
})
export const receiver: Shape<FlowOrganisation> = shape({
  ref: attribute('ref'),
  activityId: attribute('receiver-activity-id'),
  type: attribute('type', { list: 'OrganisationType' }),
  narratives,
})
export const documentLink: Shape<DocumentLink> = shape({
  format: attribute('format', { needed: true }),
  url: attribute('url', { needed: true }),
  title: one('title', () => textShape, true),
  description: one('description', () => description),
  categories: many('category', () => documentCategory, { needed: true }),
  languages: many('language', () => documentLanguage),
  date: valueIn('document-date', 'iso-date', { is: 'date' }),
  countries: many('recipient-country', () => country),
})
