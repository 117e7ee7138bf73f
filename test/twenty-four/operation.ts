/** A small operation of a country that does not exist, as a check sees it: what the sheets of the catalogue are compared with. */
import type { Reference, ReferencePlace } from '../../src/exchange/feeds/reference.ts'

/** A square around a point, half a degree to each side. */
const around = (latitude: number, longitude: number): ReferencePlace['boundary'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [longitude - 0.5, latitude - 0.5],
      [longitude + 0.5, latitude - 0.5],
      [longitude + 0.5, latitude + 0.5],
      [longitude - 0.5, latitude + 0.5],
      [longitude - 0.5, latitude - 0.5],
    ],
  ],
})

function place(
  code: string,
  parent: string | null,
  level: number,
  en: string,
  more: Partial<ReferencePlace> = {},
): ReferencePlace {
  return {
    id: code,
    parentId: parent,
    level,
    names: { en },
    aliases: [],
    codes: [{ system: 'COD', code }],
    latitude: null,
    longitude: null,
    boundary: null,
    boundaryIsSchematic: false,
    population: null,
    validFrom: null,
    validTo: null,
    ...more,
  }
}

const cluster = (code: string, en: string, more: Partial<Reference['clusters'][number]> = {}): Reference['clusters'][number] => ({
  id: `cluster-${code}`,
  code,
  parentId: null,
  names: { en },
  aliases: [],
  validFrom: null,
  validTo: null,
  predecessorIds: [],
  ...more,
})

const activity = (
  code: string,
  clusterCode: string,
  en: string,
  more: Partial<Reference['activities'][number]> = {},
): Reference['activities'][number] => ({
  id: `activity-${code}`,
  code,
  clusterId: `cluster-${clusterCode}`,
  names: { en },
  aliases: [],
  unit: 'people',
  audience: null,
  recurrent: false,
  indicatorCodes: [],
  retired: false,
  ...more,
})

const organisation = (
  acronym: string | null,
  en: string,
  type: Reference['organisations'][number]['type'],
  more: Partial<Reference['organisations'][number]> = {},
): Reference['organisations'][number] => ({
  id: `organisation-${acronym ?? en}`,
  acronym,
  names: { en },
  aliases: [],
  type,
  isDonor: type === 'donor',
  ...more,
})

/** Month of most sheets of the catalogue, and the day on which they are checked. */
export const month = '2022-03'
export const today = '2022-06-15'

export const operation: Reference = {
  operation: { id: 'operation', code: 'TST-2022', country: 'XT', start: '2021-01-01', end: '2023-12-31' },
  closedPeriods: new Set(['2022-01']),
  currentCodeSystem: 'COD',
  places: [
    place('XT', null, 0, 'Testland'),
    place('XT01', 'XT', 1, 'Northland', {
      names: { en: 'Northland', ar: 'الشمالية', ckb: 'باکووری' },
      codes: [
        { system: 'COD', code: 'XT01' },
        { system: 'OLD-2015', code: 'XT-02' },
      ],
      latitude: 33.3,
      longitude: 44.4,
      boundary: around(33.3, 44.4),
    }),
    place('XT02', 'XT', 1, 'Southland', {
      codes: [
        { system: 'COD', code: 'XT02' },
        { system: 'OLD-2015', code: 'XT-01' },
      ],
      latitude: 31.3,
      longitude: 45.4,
    }),
    place('XT03', 'XT', 1, 'Newland', { latitude: 34.9, longitude: 43.4, validFrom: '2022-05-01' }),
    place('XT0101', 'XT01', 2, 'Al-Alpha', { aliases: ['الألفا'], population: 10_000 }),
    place('XT0102', 'XT01', 2, 'Beta'),
    place('XT0201', 'XT02', 2, 'Gamma'),
    place('XT0202', 'XT02', 2, 'Delta Sur'),
    place('XT010101', 'XT0101', 3, 'Riverside'),
    place('XT010102', 'XT0101', 3, 'Market'),
    place('XT010201', 'XT0102', 3, 'Hillside'),
  ],
  organisations: [
    organisation('IOM', 'International Organization for Migration', 'international', {
      names: { en: 'International Organization for Migration', ar: 'المنظمة الدولية للهجرة', ckb: 'ڕێکخراوی نێودەوڵەتیی کۆچ' },
    }),
    organisation('UNICEF', "United Nations Children's Fund", 'un'),
    organisation('WHO', 'World Health Organization', 'un', { aliases: ['OMS'] }),
    organisation('HN', 'Help Now', 'nngo'),
    organisation('RI', 'Relief Everywhere', 'ingo'),
    organisation('ECHO', 'European Civil Protection and Humanitarian Aid Operations', 'donor'),
    organisation(null, 'Japan', 'donor'),
  ],
  clusters: [
    cluster('1', 'Education and Culture', { validFrom: '2021-01-01', validTo: '2021-12-31' }),
    cluster('2', 'Water and Sanitation', { validFrom: '2021-01-01', validTo: '2021-12-31' }),
    cluster('B', 'Education and Culture', { validFrom: '2022-01-01', predecessorIds: ['cluster-1'] }),
    cluster('W', 'Water, Sanitation and Hygiene', { validFrom: '2022-01-01', predecessorIds: ['cluster-2'], aliases: ['WASH'] }),
    cluster('H', 'Health', { names: { en: 'Health', ar: 'الصحة', ckb: 'تەندروستی' } }),
    cluster('P', 'Protection'),
    cluster('CP', 'Child Protection', { parentId: 'cluster-P' }),
  ],
  groups: [
    { id: 'group-displaced', code: 'displaced', names: { en: 'Displaced people' }, aliases: ['IDPs'] },
    { id: 'group-children', code: 'children', names: { en: 'Children' }, aliases: [] },
  ],
  activities: [
    activity('H1', 'H', 'Vaccination of children', { audience: 'children', indicatorCodes: ['IND-1'] }),
    activity('H2', 'H', 'Hygiene kits', { unit: 'items', indicatorCodes: ['IND-2'] }),
    activity('H3', 'H', 'Primary health care', { recurrent: true }),
    activity('H4', 'H', 'Training of midwives', { audience: 'adults' }),
    activity('H8', 'H', 'Mobile clinics of 2020', { retired: true }),
    activity('W1', 'W', 'Water trucking'),
  ],
  projects: [
    { code: 'HRP-001', organisationIds: ['organisation-IOM'], clusterId: 'cluster-H', start: '2022-01-01', end: '2022-12-31' },
    { code: 'HRP-002', organisationIds: ['organisation-UNICEF'], clusterId: 'cluster-W', start: null, end: null },
  ],
  need: new Map([['XT01|cluster-H', 5_000]]),
}

/** A country whose P-codes are digits alone. */
export const operationOfDigits: Reference = {
  ...operation,
  places: [
    place('00', null, 0, 'Testland', { codes: [] }),
    place('01', '00', 1, 'Northland'),
    place('02', '00', 1, 'Southland'),
    place('0101', '01', 2, 'Alpha'),
    place('0102', '01', 2, 'Beta'),
    place('100000', '02', 2, 'Gamma', { codes: [{ system: 'COD', code: '1E05' }] }),
    place('201001001', '02', 2, 'Delta'),
    place('205001001', '02', 2, 'Epsilon'),
  ],
}
