/**
 * Lists of codes, as facts: which codes there are, and what they are called in English. Files of strangers hold codes that are in none of
 * them; these are told and kept. Lists that grow from month to month (agencies that register organisations, types of places) are not checked.
 */
import currencies from 'currency-codes'
import * as longer from './longer.ts'
import * as shorter from './shorter.ts'

const named = {
  ActivityStatus: shorter.activityStatuses,
  ActivityDateType: shorter.activityDateTypes,
  OrganisationRole: shorter.organisationRoles,
  OrganisationType: shorter.organisationTypes,
  TransactionType: shorter.transactionTypes,
  DescriptionType: shorter.descriptionTypes,
  BudgetType: shorter.budgetTypes,
  BudgetStatus: shorter.budgetStatuses,
  BudgetNotProvided: shorter.budgetNotProvided,
  ActivityScope: shorter.activityScopes,
  SectorVocabulary: shorter.sectorVocabularies,
  HumanitarianScopeType: shorter.humanitarianScopeTypes,
  HumanitarianScopeVocabulary: shorter.humanitarianScopeVocabularies,
  PolicyMarker: shorter.policyMarkers,
  PolicySignificance: shorter.policySignificances,
  TagVocabulary: shorter.tagVocabularies,
  IndicatorMeasure: shorter.indicatorMeasures,
  ResultType: shorter.resultTypes,
  AidType: longer.aidTypes,
  AidTypeVocabulary: shorter.aidTypeVocabularies,
  EarmarkingCategory: shorter.earmarkingCategories,
  FlowType: shorter.flowTypes,
  FinanceType: longer.financeTypes,
  TiedStatus: shorter.tiedStatuses,
  CollaborationType: shorter.collaborationTypes,
  DisbursementChannel: shorter.disbursementChannels,
  DocumentCategory: shorter.documentCategories,
  GeographicExactness: shorter.exactnesses,
  GeographicLocationClass: shorter.locationClasses,
  GeographicLocationReach: shorter.locationReaches,
  GeographicVocabulary: shorter.geographicVocabularies,
  ConditionType: shorter.conditionTypes,
  RelatedActivityType: shorter.relatedActivityTypes,
  OtherIdentifierType: shorter.otherIdentifierTypes,
  ContactType: shorter.contactTypes,
  Region: longer.regions,
  RegionVocabulary: shorter.regionVocabularies,
  SectorCategory: longer.sectorCategories,
  GlobalCluster: longer.globalClusters,
} satisfies Record<string, Record<string, string>>

const sets = {
  Country: longer.countries,
  // Those that the euro took the place of stand in older files.
  Currency: new Set([
    ...currencies.codes(),
    'DEM',
    'FRF',
    'ITL',
    'ESP',
    'NLG',
    'BEF',
    'ATS',
    'IEP',
    'PTE',
    'FIM',
    'GRD',
    'EEK',
    'LVL',
    'LTL',
    'HRK',
  ]),
}

export type CodeList = keyof typeof named | keyof typeof sets | 'Language' | 'Sector'

const languageForm = /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/

export function hasCode(list: CodeList, code: string): boolean {
  if (list === 'Language') return languageForm.test(code)
  // Purpose codes of the DAC come and go each year; their families stay.
  if (list === 'Sector') return /^\d{5}$/.test(code) && Object.hasOwn(longer.sectorCategories, code.slice(0, 3))
  if (list === 'Country' || list === 'Currency') return sets[list].has(code)
  return Object.hasOwn(named[list], code)
}

/** What a code is called in English; null for one that the list does not have. */
export function nameOfCode(list: keyof typeof named, code: string): string | null {
  const names: Record<string, string> = named[list]
  return Object.hasOwn(names, code) ? (names[code] ?? null) : null
}

export { globalClusterAcronyms } from './longer.ts'
