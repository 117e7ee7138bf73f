/**
 * IATI 2.03 as neutral shapes. Values are kept as they are written (dates, amounts and truth values are texts): files of strangers hold
 * faulty ones, and nothing is lost. `values.ts` makes dates and minor units of them. What the standard does not know, or what nobody here
 * uses, is kept as XML in `rest`. Codes are those of the published lists (`codelists/`).
 */

/** What stands in a file beside what is known: foreign attributes, and elements as XML on one line. */
export interface Rest {
  attributes?: Record<string, string>
  elements?: string[]
  /** The same of elements that have become a plain value here (`<activity-status code="2"/>` is `status`), by their name. */
  inside?: Record<string, Rest>
}
interface Kept {
  rest?: Rest
}

export interface Narrative extends Kept {
  language?: string
  text: string
}
/** One text in several languages. */
export interface Narratives extends Kept {
  narratives: Narrative[]
}
export interface Leaf extends Kept {
  text: string
}

export interface ReportingOrganisation extends Narratives {
  ref?: string
  type?: string
  secondary?: string
}
export interface Description extends Narratives {
  type?: string
}
export interface ParticipatingOrganisation extends Narratives {
  ref?: string
  type?: string
  /** 1 funding, 2 accountable, 3 extending, 4 implementing. */
  role?: string
  activityId?: string
  crsChannelCode?: string
}
export interface OtherIdentifier extends Kept {
  ref?: string
  type?: string
  owner?: Narratives & { ref?: string }
}
export interface ActivityDate extends Narratives {
  /** 1 planned start, 2 actual start, 3 planned end, 4 actual end. */
  type?: string
  date?: string
}
export interface ContactInfo extends Kept {
  type?: string
  organisation?: Narratives
  department?: Narratives
  person?: Narratives
  jobTitle?: Narratives
  telephones: Leaf[]
  emails: Leaf[]
  websites: Leaf[]
  addresses: Narratives[]
}
export interface RecipientCountry extends Narratives {
  code?: string
  percentage?: string
}
export interface RecipientRegion extends Narratives {
  code?: string
  vocabulary?: string
  vocabularyUri?: string
  percentage?: string
}
export interface LocationId extends Kept {
  code?: string
  vocabulary?: string
}
export interface Administrative extends LocationId {
  level?: string
}
export interface Location extends Kept {
  /** Here the P-code stands: the standard has no vocabulary for them. */
  ref?: string
  reach?: string
  ids: LocationId[]
  name?: Narratives
  description?: Narratives
  activityDescription?: Narratives
  administrative: Administrative[]
  point?: { srsName?: string; position?: string; rest?: Rest }
  exactness?: string
  class?: string
  featureDesignation?: string
}
/** Vocabulary 1 (when left out): OECD DAC codes of five digits; 10: humanitarian clusters. */
export interface Sector extends Narratives {
  vocabulary?: string
  vocabularyUri?: string
  code?: string
  percentage?: string
}
export interface Tag extends Narratives {
  code?: string
  vocabulary?: string
  vocabularyUri?: string
}
export interface CountryBudgetItems extends Kept {
  vocabulary?: string
  items: ({ code?: string; percentage?: string; description?: Narratives } & Kept)[]
}
export interface HumanitarianScope extends Narratives {
  /** 1 emergency, 2 appeal. */
  type?: string
  /** 1-2 GLIDE, 2-1 plans of the humanitarian programme cycle, 99 the publisher's own. */
  vocabulary?: string
  vocabularyUri?: string
  code?: string
}
export interface PolicyMarker extends Narratives {
  vocabulary?: string
  vocabularyUri?: string
  code?: string
  significance?: string
}
export interface AidType extends Kept {
  code?: string
  vocabulary?: string
}
export interface Value extends Kept {
  currency?: string
  valueDate?: string
  amount: string
}
export interface Budget extends Kept {
  type?: string
  status?: string
  start?: string
  end?: string
  value?: Value
}
/** Who gives or receives: a reference, a name, or only the activity the money is of. */
export interface FlowOrganisation extends Narratives {
  ref?: string
  activityId?: string
  type?: string
}
export interface PlannedDisbursement extends Kept {
  type?: string
  start?: string
  end?: string
  value?: Value
  provider?: FlowOrganisation
  receiver?: FlowOrganisation
}
export interface Transaction extends Kept {
  ref?: string
  humanitarian?: string
  type?: string
  date?: string
  value?: Value
  description?: Narratives
  provider?: FlowOrganisation
  receiver?: FlowOrganisation
  disbursementChannel?: string
  sectors: Sector[]
  country?: RecipientCountry
  region?: RecipientRegion
  flowType?: string
  financeType?: string
  aidTypes: AidType[]
  tiedStatus?: string
}
export interface DocumentLink extends Kept {
  format?: string
  url?: string
  title?: Narratives
  description?: Description
  categories: CodeOnly[]
  languages: CodeOnly[]
  date?: string
  /** Of organisation files alone. */
  countries: RecipientCountry[]
}
export interface CodeOnly extends Kept {
  code?: string
}
export interface RelatedActivity extends Kept {
  ref?: string
  type?: string
}
export interface LegacyData extends Kept {
  name?: string
  value?: string
  equivalent?: string
}
export interface Conditions extends Kept {
  attached?: string
  conditions: Description[]
}

export interface ResultReference extends Kept {
  vocabulary?: string
  code?: string
  vocabularyUri?: string
  indicatorUri?: string
}
interface Measured extends Kept {
  value?: string
  locations: ({ ref?: string } & Kept)[]
  dimensions: ({ name?: string; value?: string } & Kept)[]
  comment?: Narratives
  documents: DocumentLink[]
}
export interface Baseline extends Measured {
  date?: string
  year?: string
}
export type Measurement = Measured
export interface Period extends Kept {
  start?: string
  end?: string
  targets: Measurement[]
  actuals: Measurement[]
}
export interface Indicator extends Kept {
  /** 1 unit, 2 percentage, 3 nominal, 4 ordinal, 5 qualitative. */
  measure?: string
  ascending?: string
  aggregated?: string
  title?: Narratives
  description?: Description
  documents: DocumentLink[]
  references: ResultReference[]
  baselines: Baseline[]
  periods: Period[]
}
export interface Result extends Kept {
  type?: string
  aggregated?: string
  title?: Narratives
  description?: Description
  documents: DocumentLink[]
  references: ResultReference[]
  indicators: Indicator[]
}

export interface IatiActivity extends Kept {
  updated?: string
  language?: string
  defaultCurrency?: string
  humanitarian?: string
  hierarchy?: string
  linkedDataUri?: string
  budgetNotProvided?: string
  /** Prefixes of foreign elements and attributes, with what they stand for. */
  namespaces?: Record<string, string>
  identifier?: string
  reporting?: ReportingOrganisation
  title?: Narratives
  descriptions: Description[]
  participating: ParticipatingOrganisation[]
  otherIdentifiers: OtherIdentifier[]
  status?: string
  dates: ActivityDate[]
  contacts: ContactInfo[]
  scope?: string
  countries: RecipientCountry[]
  regions: RecipientRegion[]
  locations: Location[]
  sectors: Sector[]
  tags: Tag[]
  countryBudgetItems: CountryBudgetItems[]
  humanitarianScopes: HumanitarianScope[]
  policyMarkers: PolicyMarker[]
  collaborationType?: string
  defaultFlowType?: string
  defaultFinanceType?: string
  defaultAidTypes: AidType[]
  defaultTiedStatus?: string
  budgets: Budget[]
  plannedDisbursements: PlannedDisbursement[]
  capitalSpend?: string
  transactions: Transaction[]
  documents: DocumentLink[]
  relatedActivities: RelatedActivity[]
  legacyData: LegacyData[]
  conditions?: Conditions
  results: Result[]
  /** Debt reporting and forward spending: kept as XML. */
  crsAdd: string[]
  fss: string[]
}

export interface BudgetLine extends Narratives {
  ref?: string
  value?: Value
}
interface OrganisationBudget extends Kept {
  status?: string
  start?: string
  end?: string
  value?: Value
  lines: BudgetLine[]
}
export type TotalBudget = OrganisationBudget
export interface RecipientOrganisationBudget extends OrganisationBudget {
  recipient?: Narratives & { ref?: string }
}
export interface RecipientRegionBudget extends OrganisationBudget {
  region?: RecipientRegion
}
export interface RecipientCountryBudget extends OrganisationBudget {
  country?: RecipientCountry
}
export type TotalExpenditure = Omit<OrganisationBudget, 'status'>

export interface IatiOrganisation extends Kept {
  updated?: string
  language?: string
  defaultCurrency?: string
  namespaces?: Record<string, string>
  identifier?: string
  name?: Narratives
  reporting?: ReportingOrganisation
  totalBudgets: TotalBudget[]
  recipientOrganisationBudgets: RecipientOrganisationBudget[]
  recipientRegionBudgets: RecipientRegionBudget[]
  recipientCountryBudgets: RecipientCountryBudget[]
  totalExpenditures: TotalExpenditure[]
  documents: DocumentLink[]
}

/** What a file says of itself. */
export interface IatiHead extends Kept {
  generated?: string
  linkedDataDefault?: string
  namespaces?: Record<string, string>
  /** Comments before the root, such as that the file is illustrative. */
  comments?: string[]
}
