/** Who might have given money to whom in the illustration, and what became of it. Whole dollars, or whole units of the currency named. */

export interface Given {
  code: string
  /** English name or acronym, as the operation has it. */
  donor: string
  receiver: string
  amount: number
  currency: 'USD' | 'EUR'
  /** Letter of the window that it is paid into. */
  window?: string
  /** The project that it pays for directly. */
  project?: string
  earmark?: Earmarking
  /** Of what was committed, taken back later. */
  reduced?: number
  inKind?: true
  advance?: true
  /** It is promised, and nobody signed it. */
  pledgedOnly?: true
  /** Amended at the turn of the year: what is there is carried over. */
  amended?: true
  /** Last day, where that is not the end of 2006. */
  ends?: string
}

export interface Earmarking {
  strength: 'soft' | 'earmarked' | 'hard'
  clusters?: readonly string[]
  projects?: readonly string[]
  /** P-codes. */
  places?: readonly string[]
  groups?: readonly string[]
}

type Terms = Omit<Given, 'code' | 'donor' | 'receiver' | 'amount' | 'currency'>
const given = (code: string, donor: string, receiver: string, amount: number, terms: Terms = {}): Given => ({
  ...{ code: `ILL-${code}`, donor, receiver, amount, currency: 'USD' },
  ...terms,
})
const intoWindow = (window: string, nth: number, donor: string, amount: number, terms: Terms = {}) =>
  given(`${window}-${nth}`, donor, 'UNDP', amount, { window, ...terms })

const northern = ['IQG09', 'IQG11', 'IQG13', 'IQG15']

/** Contributions to agencies and into windows of the trust fund; none of them happened. */
export const contributions: readonly Given[] = [
  { ...given('IOM-01', 'European Commission', 'IOM', 4_200_000, { project: 'ILL-F-01' }), currency: 'EUR' },
  given('IOM-02', 'ECHO', 'IOM', 3_100_000, {
    project: 'ILL-F-01',
    earmark: { strength: 'hard', clusters: ['F'], projects: ['ILL-F-01'], groups: ['displaced'] },
  }),
  given('IOM-03', 'Australia', 'IOM', 2_400_000, { project: 'ILL-D-03', earmark: { strength: 'soft', groups: ['sick'] } }),
  given('IOM-04', 'Denmark', 'IOM', 1_800_000, { project: 'ILL-C-01' }),
  given('IOM-05', 'Finland', 'IOM', 900_000, { project: 'ILL-C-01' }),
  given('IOM-06', 'France', 'IOM', 1_500_000, { project: 'ILL-D-03' }),
  given('IOM-07', 'Kuwait', 'IOM', 2_050_000, { project: 'ILL-F-01', inKind: true }),
  given('IOM-08', 'Netherlands', 'IOM', 2_600_000, { project: 'ILL-F-01', amended: true }),
  given('IOM-09', 'Portugal', 'IOM', 800_000, { project: 'ILL-C-01', reduced: 200_000 }),
  given('IOM-10', 'United States of America', 'IOM', 9_500_000, { project: 'ILL-F-01', advance: true }),
  given('FAO-01', 'Italy', 'FAO', 4_000_000, { project: 'ILL-A-01' }),
  given('WFP-01', 'United States of America', 'WFP', 34_000_000),
  given('WFP-02', 'Australia', 'WFP', 6_500_000, { project: 'ILL-A-02' }),
  given('UNICEF-01', 'Japan', 'UNICEF', 12_000_000, { project: 'ILL-B-01' }),
  given('UNICEF-02', 'United Kingdom', 'UNICEF', 7_500_000, { project: 'ILL-D-02' }),
  given('UNESCO-01', 'Qatar', 'UNESCO', 3_200_000, { project: 'ILL-B-02' }),
  given('WHO-01', 'Kuwait', 'WHO', 4_400_000, { project: 'ILL-D-01' }),
  given('WHO-02', 'Italy', 'WHO', 5_100_000, { project: 'ILL-D-01' }),
  given('UNHCR-01', 'United States of America', 'UNHCR', 13_500_000),
  given('UNHCR-02', 'Norway', 'UNHCR', 3_600_000, {
    project: 'ILL-F-02',
    earmark: { strength: 'earmarked', clusters: ['F'], places: northern },
    ends: '2006-02-15',
  }),
  given('UNDP-01', 'Japan', 'UNDP', 11_000_000),
  given('UNDP-02', 'Spain', 'UNDP', 5_300_000, { project: 'ILL-G-01' }),
  given('HAB-01', 'Japan', 'UN-HABITAT', 6_200_000, { project: 'ILL-E-01' }),
  given('ILO-01', 'Belgium', 'ILO', 1_700_000, { project: 'ILL-C-02' }),
  intoWindow('A', 1, 'Australia', 8_000_000),
  intoWindow('A', 2, 'New Zealand', 1_000_000),
  intoWindow('B', 1, 'Canada', 15_000_000),
  intoWindow('B', 2, 'Italy', 6_000_000),
  intoWindow('B', 3, 'Qatar', 3_000_000),
  intoWindow('C', 1, 'Belgium', 3_000_000),
  intoWindow('C', 2, 'Finland', 4_000_000),
  intoWindow('D', 1, 'United Kingdom', 20_000_000),
  intoWindow('D', 2, 'Kuwait', 5_000_000),
  intoWindow('D', 3, 'Greece', 2_000_000, { pledgedOnly: true }),
  intoWindow('D', 4, 'Iceland', 500_000),
  intoWindow('D', 5, 'Ireland', 1_200_000),
  intoWindow('E', 1, 'European Commission', 25_000_000),
  intoWindow('E', 2, 'Republic of Korea', 10_000_000),
  intoWindow('E', 3, 'India', 5_000_000),
  intoWindow('E', 4, 'Turkey', 1_200_000),
  intoWindow('F', 1, 'Norway', 7_000_000),
  intoWindow('F', 2, 'Netherlands', 5_000_000),
  intoWindow('F', 3, 'Luxembourg', 1_000_000),
  intoWindow('G', 1, 'Spain', 12_000_000),
  intoWindow('G', 2, 'United States of America', 10_000_000),
  intoWindow('G', 3, 'Denmark', 4_000_000),
]

/** The one of whose payments one was entered wrongly, reversed and posted again; it is paid at the end of 2004, when no more leaves the window. */
export const wronglyEntered = 'ILL-F-3'

export interface Passed {
  code: string
  /** The window or the agreement that the money comes from. */
  from: string
  receiver: string
  project: string
  /** Of what lies at the source that day. */
  share: number
  day: string
  earmark?: Earmarking
}

const passed = (code: string, from: string, receiver: string, project: string, share: number, day: string): Passed => ({
  ...{ code: `ILL-${code}`, from: `ILL-${from}`, receiver, project: `ILL-${project}`, share, day },
})

/** Allocations out of windows, in two rounds, and out of contributions. */
export const allocations: readonly Passed[] = [
  passed('AL-A-01', 'ITF-A', 'FAO', 'A-01', 0.55, '2004-09-06'),
  passed('AL-A-02', 'ITF-A', 'WFP', 'A-02', 0.6, '2004-09-06'),
  passed('AL-A-03', 'ITF-A', 'FAO', 'A-01', 0.7, '2005-03-07'),
  passed('AL-B-01', 'ITF-B', 'UNICEF', 'B-01', 0.6, '2004-09-13'),
  passed('AL-B-02', 'ITF-B', 'UNESCO', 'B-02', 0.6, '2004-09-13'),
  passed('AL-B-03', 'ITF-B', 'UNICEF', 'B-01', 0.7, '2005-03-14'),
  passed('AL-C-01', 'ITF-C', 'ILO', 'C-02', 0.5, '2004-09-20'),
  passed('AL-C-02', 'ITF-C', 'IOM', 'C-01', 0.6, '2004-09-20'),
  passed('AL-C-03', 'ITF-C', 'ILO', 'C-02', 0.7, '2005-03-21'),
  passed('AL-D-01', 'ITF-D', 'WHO', 'D-01', 0.5, '2004-09-27'),
  passed('AL-D-02', 'ITF-D', 'UNICEF', 'D-02', 0.6, '2004-09-27'),
  passed('AL-D-03', 'ITF-D', 'WHO', 'D-01', 0.6, '2005-03-28'),
  passed('AL-D-04', 'ITF-D', 'IOM', 'D-03', 0.5, '2005-03-28'),
  passed('AL-E-01', 'ITF-E', 'UN-HABITAT', 'E-01', 0.4, '2004-10-04'),
  passed('AL-E-02', 'ITF-E', 'UNDP', 'E-02', 0.5, '2004-10-04'),
  passed('AL-E-03', 'ITF-E', 'UNOPS', 'E-03', 0.5, '2004-10-04'),
  passed('AL-E-04', 'ITF-E', 'UNDP', 'E-02', 0.6, '2005-04-04'),
  passed('AL-F-01', 'ITF-F', 'UNHCR', 'F-02', 0.5, '2004-10-11'),
  { ...passed('AL-F-02', 'ITF-F', 'IOM', 'F-01', 0.6, '2004-10-11'), earmark: { strength: 'earmarked', clusters: ['F'] } },
  passed('AL-F-03', 'ITF-F', 'UN-HABITAT', 'F-03', 0.6, '2005-04-11'),
  passed('AL-G-01', 'ITF-G', 'UNDP', 'G-01', 0.6, '2004-10-18'),
  passed('AL-G-02', 'ITF-G', 'UNDP', 'G-01', 0.7, '2005-04-18'),
  passed('AL-WFP-01', 'WFP-01', 'WFP', 'A-02', 0.85, '2004-11-01'),
  passed('AL-WFP-02', 'WFP-01', 'WFP', 'A-02', 0.9, '2005-05-02'),
  passed('AL-UNHCR-01', 'UNHCR-01', 'UNHCR', 'F-02', 0.9, '2004-11-08'),
  passed('AL-UNHCR-02', 'UNHCR-01', 'UN-HABITAT', 'F-03', 0.7, '2005-05-09'),
  passed('AL-UNDP-01', 'UNDP-01', 'UNDP', 'E-02', 0.6, '2004-11-15'),
  passed('AL-UNDP-02', 'UNDP-01', 'UNOPS', 'E-03', 0.8, '2005-05-16'),
]

/**
 * Sub-grants to those who do the work, two levels deep. They are agencies of the country team: a made-up organisation could not be told
 * from a real one that the sources do not name.
 */
export const subGrants: readonly Passed[] = [
  passed('SG-01', 'AL-E-02', 'UNOPS', 'E-02', 0.4, '2005-01-10'),
  passed('SG-02', 'SG-01', 'UN-HABITAT', 'E-02', 0.5, '2005-02-14'),
  passed('SG-03', 'AL-F-01', 'IOM', 'F-02', 0.4, '2005-01-17'),
  passed('SG-04', 'SG-03', 'UN-HABITAT', 'F-02', 0.5, '2005-02-21'),
  passed('SG-05', 'AL-B-01', 'UNESCO', 'B-01', 0.3, '2005-01-24'),
]

/** Agreements that give what is left back in the end: up the chain, or to the donor. */
export const refunds: readonly { code: string; share: number; back: 'up' | 'out' }[] = [
  { code: 'ILL-AL-B-02', share: 0.5, back: 'up' },
  { code: 'ILL-SG-05', share: 0.6, back: 'up' },
  { code: 'ILL-IOM-05', share: 0.5, back: 'out' },
]

/**
 * What is asked for, in millions of dollars: first, and after a revision; null: it was not revised. What is asked for in 2004 stands under
 * the clusters that carried the work of the numbered ones on, as all of this money does: one row for each cluster, not two.
 */
export const requirements: readonly [year: number, cluster: string, original: number, revised: number | null][] = [
  [2004, 'A', 94, 102],
  [2004, 'B', 38, 44],
  [2004, 'C', 38, 36],
  [2004, 'D', 46, 46.5],
  [2004, 'E', 115, 114],
  [2004, 'F', 34, 39],
  [2004, 'G', 12, 26],
  [2005, 'A', 58, 62],
  [2005, 'B', 44, 47.5],
  [2005, 'C', 32, null],
  [2005, 'D', 61, 66],
  [2005, 'E', 88, 97],
  [2005, 'F', 41, 52],
  [2005, 'G', 36, 41],
]
