/** Shorter lists of codes of IATI 2.03 with their English names. */

export const activityStatuses: Record<string, string> = {
  ...{ 1: 'Pipeline', 2: 'Implementation', 3: 'Finalisation', 4: 'Closed', 5: 'Cancelled', 6: 'Suspended' },
}
export const activityDateTypes: Record<string, string> = {
  ...{ 1: 'Planned start', 2: 'Actual start', 3: 'Planned end', 4: 'Actual end' },
}
export const organisationRoles: Record<string, string> = { 1: 'Funding', 2: 'Accountable', 3: 'Extending', 4: 'Implementing' }
export const organisationTypes: Record<string, string> = {
  10: 'Government',
  11: 'Local government',
  15: 'Other public sector',
  21: 'International NGO',
  22: 'National NGO',
  23: 'Regional NGO',
  24: 'Partner country based NGO',
  30: 'Public private partnership',
  40: 'Multilateral',
  60: 'Foundation',
  70: 'Private sector',
  71: 'Private sector in provider country',
  72: 'Private sector in aid recipient country',
  73: 'Private sector in third country',
  80: 'Academic, training and research',
  90: 'Other',
}
export const transactionTypes: Record<string, string> = {
  1: 'Incoming funds',
  2: 'Outgoing commitment',
  3: 'Disbursement',
  4: 'Expenditure',
  5: 'Interest payment',
  6: 'Loan repayment',
  7: 'Reimbursement',
  8: 'Purchase of equity',
  9: 'Sale of equity',
  10: 'Credit guarantee',
  11: 'Incoming commitment',
  12: 'Outgoing pledge',
  13: 'Incoming pledge',
}
export const descriptionTypes: Record<string, string> = { 1: 'General', 2: 'Objectives', 3: 'Target groups', 4: 'Other' }
export const budgetTypes: Record<string, string> = { 1: 'Original', 2: 'Revised' }
export const budgetStatuses: Record<string, string> = { 1: 'Indicative', 2: 'Committed' }
export const budgetNotProvided: Record<string, string> = {
  ...{ 1: 'Commercial restrictions', 2: 'Legal restrictions', 3: 'Rapid onset emergency' },
}
export const activityScopes: Record<string, string> = {
  1: 'Global',
  2: 'Regional',
  3: 'Multi-national',
  4: 'National',
  5: 'Sub-national: multi-first-level administrative areas',
  6: 'Sub-national: single first-level administrative area',
  7: 'Sub-national: single second-level administrative area',
  8: 'Single location',
}
export const sectorVocabularies: Record<string, string> = {
  1: 'OECD DAC CRS purpose codes (5 digit)',
  2: 'OECD DAC CRS purpose codes (3 digit)',
  3: 'Classification of the Functions of Government (UN)',
  4: 'Statistical classification of economic activities in the European Community',
  5: 'National Taxonomy for Exempt Entities (USA)',
  6: 'AidData',
  7: 'SDG goal',
  8: 'SDG target',
  9: 'SDG indicator',
  10: 'Humanitarian global clusters (Inter-Agency Standing Committee)',
  11: 'North American Industry Classification System',
  12: 'UN System Function',
  98: 'Reporting organisation 2',
  99: 'Reporting organisation',
}
export const humanitarianScopeTypes: Record<string, string> = { 1: 'Emergency', 2: 'Appeal' }
export const humanitarianScopeVocabularies: Record<string, string> = {
  ...{ '1-2': 'GLIDE', '2-1': 'Humanitarian plan', 98: 'Reporting organisation 2', 99: 'Reporting organisation' },
}
export const policyMarkers: Record<string, string> = {
  1: 'Gender equality',
  2: 'Aid to environment',
  3: 'Participatory development/good governance',
  4: 'Trade development',
  5: 'Convention on Biological Diversity',
  6: 'Climate change: mitigation',
  7: 'Climate change: adaptation',
  8: 'Convention to Combat Desertification',
  9: 'Reproductive, maternal, newborn and child health',
  10: 'Disaster risk reduction',
  11: 'Disability',
  12: 'Nutrition',
}
export const policySignificances: Record<string, string> = {
  0: 'Not targeted',
  1: 'Significant objective',
  2: 'Principal objective',
  3: 'Principal objective and in support of an action programme',
  4: 'Explicit primary objective',
}
export const tagVocabularies: Record<string, string> = {
  1: 'Agrovoc',
  2: 'SDG goals',
  3: 'SDG targets',
  4: 'Team Europe Initiatives',
  99: 'Reporting organisation',
}
export const indicatorMeasures: Record<string, string> = {
  ...{ 1: 'Unit', 2: 'Percentage', 3: 'Nominal', 4: 'Ordinal', 5: 'Qualitative' },
}
export const resultTypes: Record<string, string> = { 1: 'Output', 2: 'Outcome', 3: 'Impact', 9: 'Other' }
export const aidTypeVocabularies: Record<string, string> = {
  ...{ 1: 'OECD DAC', 2: 'Earmarking category', 3: 'Earmarking modality', 4: 'Cash and voucher modalities' },
}
/** Vocabulary 2 of types of aid. */
export const earmarkingCategories: Record<string, string> = {
  ...{ 1: 'Unearmarked', 2: 'Softly earmarked', 3: 'Earmarked', 4: 'Tightly earmarked' },
}
export const flowTypes: Record<string, string> = {
  10: 'ODA',
  20: 'OOF',
  21: 'Non-export credit OOF',
  22: 'Officially supported export credits',
  30: 'Private development finance',
  35: 'Private market',
  36: 'Private foreign direct investment',
  37: 'Other private flows at market terms',
  40: 'Non flow',
  50: 'Other flows',
}
export const tiedStatuses: Record<string, string> = { 3: 'Partially tied', 4: 'Tied', 5: 'Untied' }
export const collaborationTypes: Record<string, string> = {
  1: 'Bilateral',
  2: 'Multilateral (inflows)',
  3: 'Bilateral, core contributions to NGOs and other private bodies and PPPs',
  4: 'Multilateral outflows',
  6: 'Private sector outflows',
  7: 'Bilateral, ex-post reporting on NGOs’ activities funded through core contributions',
  8: 'Bilateral, triangular co-operation',
}
export const disbursementChannels: Record<string, string> = {
  1: 'Through the central bank or a treasury',
  2: 'Direct to the implementing institution in a separate bank account',
  3: 'Aid in kind: to third parties',
  4: 'Aid in kind: donors manage funds themselves',
}
export const documentCategories: Record<string, string> = {
  A01: 'Pre- and post-project impact appraisal',
  A02: 'Objectives or purpose of activity',
  A03: 'Intended ultimate beneficiaries',
  A04: 'Conditions',
  A05: 'Budget',
  A06: 'Summary information about contract',
  A07: 'Review of project performance and evaluation',
  A08: 'Results, outcomes and outputs',
  A09: 'Memorandum of understanding',
  A10: 'Tender',
  A11: 'Contract',
  A12: 'Activity web page',
  B01: 'Annual report',
  B02: 'Institutional strategy paper',
  B03: 'Country strategy paper',
  B04: 'Aid allocation policy',
  B05: 'Procurement policy and procedure',
  B06: 'Institutional audit report',
  B07: 'Country audit report',
  B08: 'Exclusions policy',
  B09: 'Institutional evaluation report',
  B10: 'Country evaluation report',
  B11: 'Sector strategy',
  B12: 'Thematic strategy',
  B13: 'Country-level memorandum of understanding',
  B14: 'Evaluations policy',
  B15: 'General terms and conditions',
  B16: 'Organisation web page',
  B17: 'Country or region web page',
  B18: 'Sector web page',
}
export const exactnesses: Record<string, string> = { 1: 'Exact', 2: 'Approximate' }
export const locationClasses: Record<string, string> = {
  ...{ 1: 'Administrative region', 2: 'Populated place', 3: 'Structure', 4: 'Other topographical feature' },
}
export const locationReaches: Record<string, string> = { 1: 'Activity', 2: 'Intended beneficiaries' }
export const geographicVocabularies: Record<string, string> = {
  A1: 'Global administrative areas',
  A2: 'UN Second Administrative Level Boundary project',
  A3: 'Global administrative unit layers',
  A4: 'ISO country (3166-1 alpha-2)',
  G1: 'GeoNames',
  G2: 'OpenStreetMap',
}
export const conditionTypes: Record<string, string> = { 1: 'Policy', 2: 'Performance', 3: 'Fiduciary' }
export const relatedActivityTypes: Record<string, string> = {
  ...{ 1: 'Parent', 2: 'Child', 3: 'Sibling', 4: 'Co-funded', 5: 'Third party' },
}
export const otherIdentifierTypes: Record<string, string> = {
  A1: 'Reporting organisation’s internal activity identifier',
  A2: 'CRS activity identifier',
  A3: 'Previous activity identifier',
  A9: 'Other activity identifier',
  B1: 'Previous reporting organisation identifier',
  B9: 'Other organisation identifier',
}
export const contactTypes: Record<string, string> = {
  ...{ 1: 'General enquiries', 2: 'Project management', 3: 'Financial management', 4: 'Communications' },
}
export const regionVocabularies: Record<string, string> = { 1: 'OECD DAC', 2: 'UN', 99: 'Reporting organisation' }
