/** An activity, as the schema of 2.03 orders it. */
import type {
  ActivityDate,
  Administrative,
  AidType,
  Budget,
  Conditions,
  ContactInfo,
  CountryBudgetItems,
  Description,
  HumanitarianScope,
  IatiActivity,
  LegacyData,
  Location,
  LocationId,
  OtherIdentifier,
  ParticipatingOrganisation,
  PlannedDisbursement,
  PolicyMarker,
  RelatedActivity,
  Tag,
  Transaction,
} from '../model.ts'
import { attribute, many, one, raw, type Shape, shape, textOf, valueIn } from '../shape.ts'
import {
  country,
  description,
  documentLink,
  leaf,
  narratives,
  periodEnd,
  periodStart,
  provider,
  receiver,
  region,
  reporting,
  sector,
  someNarratives,
  textShape,
  value,
} from './parts.ts'
import { result } from './results.ts'

const sorted = { sorted: true }
const mustHave = { needed: true, sorted: true }

const participating: Shape<ParticipatingOrganisation> = shape({
  ref: attribute('ref'),
  type: attribute('type', { list: 'OrganisationType' }),
  role: attribute('role', { needed: true, list: 'OrganisationRole' }),
  activityId: attribute('activity-id'),
  crsChannelCode: attribute('crs-channel-code'),
  narratives,
})
type Owner = NonNullable<OtherIdentifier['owner']>
const owner: Shape<Owner> = shape<Owner>({ ref: attribute('ref'), narratives })
const otherIdentifier: Shape<OtherIdentifier> = shape({
  ref: attribute('ref', { needed: true }),
  type: attribute('type', { needed: true, list: 'OtherIdentifierType' }),
  owner: one('owner-org', () => owner),
})
const activityDate: Shape<ActivityDate> = shape({
  type: attribute('type', { needed: true, list: 'ActivityDateType' }),
  date: attribute('iso-date', { needed: true, is: 'date' }),
  narratives,
})
const contact: Shape<ContactInfo> = shape({
  type: attribute('type', { list: 'ContactType' }),
  organisation: one('organisation', () => textShape),
  department: one('department', () => textShape),
  person: one('person-name', () => textShape),
  jobTitle: one('job-title', () => textShape),
  telephones: many('telephone', () => leaf),
  emails: many('email', () => leaf),
  websites: many('website', () => leaf),
  addresses: many('mailing-address', () => textShape),
})
const locationId: Shape<LocationId> = shape({
  code: attribute('code', { needed: true }),
  vocabulary: attribute('vocabulary', { needed: true, list: 'GeographicVocabulary' }),
})
const administrative: Shape<Administrative> = shape({
  code: attribute('code', { needed: true }),
  vocabulary: attribute('vocabulary', { needed: true, list: 'GeographicVocabulary' }),
  level: attribute('level', { is: 'whole' }),
})
type Point = NonNullable<Location['point']>
const point: Shape<Point> = shape<Point>({
  srsName: attribute('srsName', { needed: true }),
  position: textOf('pos', { needed: true }),
})
const location: Shape<Location> = shape({
  ref: attribute('ref'),
  reach: valueIn('location-reach', 'code', { list: 'GeographicLocationReach' }),
  ids: many('location-id', () => locationId),
  name: one('name', () => textShape),
  description: one('description', () => textShape),
  activityDescription: one('activity-description', () => textShape),
  administrative: many('administrative', () => administrative),
  point: one('point', () => point),
  exactness: valueIn('exactness', 'code', { list: 'GeographicExactness' }),
  class: valueIn('location-class', 'code', { list: 'GeographicLocationClass' }),
  featureDesignation: valueIn('feature-designation', 'code'),
})
const tag: Shape<Tag> = shape({
  code: attribute('code', { needed: true }),
  vocabulary: attribute('vocabulary', { needed: true, list: 'TagVocabulary' }),
  vocabularyUri: attribute('vocabulary-uri'),
  narratives,
})
type BudgetItem = CountryBudgetItems['items'][number]
const budgetItem: Shape<BudgetItem> = shape<BudgetItem>({
  code: attribute('code', { needed: true }),
  percentage: attribute('percentage', { is: 'decimal' }),
  description: one('description', () => textShape),
})
const countryBudgetItems: Shape<CountryBudgetItems> = shape({
  vocabulary: attribute('vocabulary', { needed: true }),
  items: many('budget-item', () => budgetItem, { needed: true }),
})
const humanitarianScope: Shape<HumanitarianScope> = shape({
  type: attribute('type', { needed: true, list: 'HumanitarianScopeType' }),
  vocabulary: attribute('vocabulary', { needed: true, list: 'HumanitarianScopeVocabulary' }),
  vocabularyUri: attribute('vocabulary-uri'),
  code: attribute('code', { needed: true }),
  narratives,
})
const policyMarker: Shape<PolicyMarker> = shape<PolicyMarker>(
  {
    vocabulary: attribute('vocabulary'),
    vocabularyUri: attribute('vocabulary-uri'),
    code: attribute('code', { needed: true }),
    significance: attribute('significance', { list: 'PolicySignificance' }),
    narratives,
  },
  ({ vocabulary, code }, mustBeOf) => {
    if (code && (vocabulary === undefined || vocabulary === '1')) mustBeOf('code', code, 'PolicyMarker')
  },
)
const aidType: Shape<AidType> = shape<AidType>(
  { code: attribute('code', { needed: true }), vocabulary: attribute('vocabulary', { list: 'AidTypeVocabulary' }) },
  ({ vocabulary, code }, mustBeOf) => {
    if (!code) return
    if (vocabulary === undefined || vocabulary === '1') mustBeOf('code', code, 'AidType')
    else if (vocabulary === '2') mustBeOf('code', code, 'EarmarkingCategory')
  },
)
const budget: Shape<Budget> = shape({
  type: attribute('type', { list: 'BudgetType' }),
  status: attribute('status', { list: 'BudgetStatus' }),
  start: periodStart,
  end: periodEnd,
  value: one('value', () => value, true),
})
const plannedDisbursement: Shape<PlannedDisbursement> = shape({
  type: attribute('type', { list: 'BudgetType' }),
  start: periodStart,
  end: valueIn('period-end', 'iso-date', { is: 'date' }),
  value: one('value', () => value, true),
  provider: one('provider-org', () => provider),
  receiver: one('receiver-org', () => receiver),
})
const transaction: Shape<Transaction> = shape({
  ref: attribute('ref'),
  humanitarian: attribute('humanitarian', { is: 'truth' }),
  type: valueIn('transaction-type', 'code', { needed: true, list: 'TransactionType' }),
  date: valueIn('transaction-date', 'iso-date', { needed: true, is: 'date' }),
  value: one('value', () => value, true),
  description: one('description', () => textShape),
  provider: one('provider-org', () => provider),
  receiver: one('receiver-org', () => receiver),
  disbursementChannel: valueIn('disbursement-channel', 'code', { list: 'DisbursementChannel' }),
  sectors: many('sector', () => sector, sorted),
  country: one('recipient-country', () => country),
  region: one('recipient-region', () => region),
  flowType: valueIn('flow-type', 'code', { list: 'FlowType' }),
  financeType: valueIn('finance-type', 'code', { list: 'FinanceType' }),
  aidTypes: many('aid-type', () => aidType, sorted),
  tiedStatus: valueIn('tied-status', 'code', { list: 'TiedStatus' }),
})
const relatedActivity: Shape<RelatedActivity> = shape({
  ref: attribute('ref', { needed: true }),
  type: attribute('type', { needed: true, list: 'RelatedActivityType' }),
})
const legacyData: Shape<LegacyData> = shape({
  name: attribute('name', { needed: true }),
  value: attribute('value', { needed: true }),
  equivalent: attribute('iati-equivalent'),
})
const condition: Shape<Description> = shape({
  type: attribute('type', { needed: true, list: 'ConditionType' }),
  narratives: someNarratives,
})
const conditions: Shape<Conditions> = shape({
  attached: attribute('attached', { needed: true, is: 'truth' }),
  conditions: many('condition', () => condition),
})

export const activityShape: Shape<IatiActivity> = shape<IatiActivity>({
  updated: attribute('last-updated-datetime', { is: 'date-time' }),
  language: attribute('xml:lang', { list: 'Language' }),
  defaultCurrency: attribute('default-currency', { list: 'Currency' }),
  humanitarian: attribute('humanitarian', { is: 'truth' }),
  hierarchy: attribute('hierarchy', { is: 'whole' }),
  linkedDataUri: attribute('linked-data-uri'),
  budgetNotProvided: attribute('budget-not-provided', { list: 'BudgetNotProvided' }),
  identifier: textOf('iati-identifier', { needed: true }),
  reporting: one('reporting-org', () => reporting, true),
  title: one('title', () => textShape, true),
  descriptions: many('description', () => description, { needed: true }),
  participating: many('participating-org', () => participating, mustHave),
  otherIdentifiers: many('other-identifier', () => otherIdentifier, sorted),
  status: valueIn('activity-status', 'code', { needed: true, list: 'ActivityStatus' }),
  dates: many('activity-date', () => activityDate, mustHave),
  contacts: many('contact-info', () => contact),
  scope: valueIn('activity-scope', 'code', { list: 'ActivityScope' }),
  countries: many('recipient-country', () => country, sorted),
  regions: many('recipient-region', () => region, sorted),
  locations: many('location', () => location, sorted),
  sectors: many('sector', () => sector, sorted),
  tags: many('tag', () => tag, sorted),
  countryBudgetItems: many('country-budget-items', () => countryBudgetItems),
  humanitarianScopes: many('humanitarian-scope', () => humanitarianScope, sorted),
  policyMarkers: many('policy-marker', () => policyMarker, sorted),
  collaborationType: valueIn('collaboration-type', 'code', { list: 'CollaborationType' }),
  defaultFlowType: valueIn('default-flow-type', 'code', { list: 'FlowType' }),
  defaultFinanceType: valueIn('default-finance-type', 'code', { list: 'FinanceType' }),
  defaultAidTypes: many('default-aid-type', () => aidType, sorted),
  defaultTiedStatus: valueIn('default-tied-status', 'code', { list: 'TiedStatus' }),
  budgets: many('budget', () => budget, sorted),
  plannedDisbursements: many('planned-disbursement', () => plannedDisbursement, sorted),
  capitalSpend: valueIn('capital-spend', 'percentage', { is: 'decimal' }),
  transactions: many('transaction', () => transaction, sorted),
  documents: many('document-link', () => documentLink),
  relatedActivities: many('related-activity', () => relatedActivity, sorted),
  legacyData: many('legacy-data', () => legacyData),
  conditions: one('conditions', () => conditions),
  results: many('result', () => result),
  crsAdd: raw('crs-add'),
  fss: raw('fss'),
})
