/**
 * The illustrative projects: what made-up lines and made-up money name, so that money can be followed to people. Sourced projects stay as
 * their sources tell them: no made-up line, agreement or entry names one. Each says in its name that it is made up, and goes with the layer.
 */
import type { CommandRunner, Giving } from '../../kernel/command.ts'
import { storePlan } from '../../modules/plan/index.ts'
import type { LoadedOperation } from './load.ts'

export interface IllustrativeProject {
  code: string
  /** Cluster of 2005, by its code. */
  cluster: string
  /** Cluster of 2004 under which it began; null: it began in 2005. */
  before: string | null
  /** Acronym of the one that runs it. */
  agency: string
  /** Whole dollars. */
  budget: number
  names: Record<'en' | 'ar' | 'ckb', string>
}

const project = (
  [code, cluster, before, agency, budget]: [string, string, string | null, string, number],
  [en, ar, ckb]: [string, string, string],
): IllustrativeProject => ({
  ...{ code: `ILL-${code}`, cluster, before, agency, budget },
  names: { en: `Illustrative: ${en}`, ar: `توضيحي: ${ar}`, ckb: `نموونەیی: ${ckb}` },
})

export const illustrativeProjects: readonly IllustrativeProject[] = [
  project(
    ['A-01', 'A', '5', 'FAO', 14_000_000],
    ['seeds and tools for farming families', 'بذور وأدوات للأسر الزراعية', 'تۆو و ئامێر بۆ خێزانە جووتیارەکان'],
  ),
  project(
    ['A-02', 'A', '6', 'WFP', 52_000_000],
    ['food for vulnerable families', 'غذاء للأسر الضعيفة', 'خۆراک بۆ خێزانە لاوازەکان'],
  ),
  project(
    ['B-01', 'B', '1', 'UNICEF', 31_000_000],
    [
      'repair and supply of primary schools',
      'ترميم المدارس الابتدائية وتجهيزها',
      'چاککردنەوە و پڕچەککردنی قوتابخانە سەرەتاییەکان',
    ],
  ),
  project(['B-02', 'B', '1', 'UNESCO', 9_000_000], ['training of teachers', 'تدريب المعلمين', 'ڕاهێنانی مامۆستایان']),
  project(
    ['C-01', 'C', '9', 'IOM', 8_000_000],
    ['advice for property claimants', 'مشورة للمطالبين بممتلكاتهم', 'ڕاوێژ بۆ داواکارانی موڵک'],
  ),
  project(
    ['C-02', 'C', '10', 'ILO', 7_000_000],
    ['vocational training for people without work', 'تدريب مهني للعاطلين عن العمل', 'ڕاهێنانی پیشەیی بۆ بێکاران'],
  ),
  project(
    ['D-01', 'D', '2', 'WHO', 26_000_000],
    ['primary health care centres', 'مراكز الرعاية الصحية الأولية', 'بنکەکانی چاودێریی تەندروستیی سەرەتایی'],
  ),
  project(
    ['D-02', 'D', '2', 'UNICEF', 17_000_000],
    ['nutrition of young children', 'تغذية الأطفال الصغار', 'خۆراکی منداڵانی بچووک'],
  ),
  project(
    ['D-03', 'D', null, 'IOM', 6_000_000],
    ['medicines and equipment for hospitals', 'أدوية ومعدات للمستشفيات', 'دەرمان و کەرەستە بۆ نەخۆشخانەکان'],
  ),
  project(
    ['E-01', 'E', '4', 'UN-HABITAT', 24_000_000],
    ['repair of homes and neighbourhoods', 'ترميم المساكن والأحياء', 'چاککردنەوەی خانوو و گەڕەکەکان'],
  ),
  project(['E-02', 'E', '3', 'UNDP', 38_000_000], ['water networks', 'شبكات المياه', 'تۆڕەکانی ئاو']),
  project(
    ['E-03', 'E', '4', 'UNOPS', 16_000_000],
    ['repair of public buildings', 'ترميم المباني العامة', 'چاککردنەوەی باڵەخانە گشتییەکان'],
  ),
  project(
    ['F-01', 'F', '8', 'IOM', 27_000_000],
    [
      'shelter and help on return for displaced families',
      'مأوى ومساعدة على العودة للأسر النازحة',
      'پەناگە و یارمەتیی گەڕانەوە بۆ خێزانە ئاوارەکان',
    ],
  ),
  project(
    ['F-02', 'F', '8', 'UNHCR', 29_000_000],
    ['return and reintegration', 'العودة وإعادة الإدماج', 'گەڕانەوە و تێکەڵبوونەوە'],
  ),
  project(
    ['F-03', 'F', null, 'UN-HABITAT', 11_000_000],
    ['homes for families in public buildings', 'مساكن للأسر المقيمة في مبانٍ عامة', 'خانوو بۆ خێزانەکانی ناو باڵەخانە گشتییەکان'],
  ),
  project(['G-01', 'G', '11', 'UNDP', 21_000_000], ['information for voters', 'توعية الناخبين', 'زانیاری بۆ دەنگدەران']),
]

/** The project that an agency's made-up work in a cluster of either year belongs to; null: it names none. */
export function projectOf(cluster: string, agency: string): string | null {
  const found = illustrativeProjects.find(each => each.agency === agency && (each.cluster === cluster || each.before === cluster))
  return found?.code ?? null
}

/** Stores the projects, marked illustrative. */
export async function storeIllustrativeProjects(
  runner: CommandRunner,
  { operationId, clusters }: LoadedOperation,
  step: (name: string) => Giving,
): Promise<void> {
  const projects = illustrativeProjects.map(({ code, cluster, before, agency, budget, names }) => ({
    ...{ code, title: names.en, clusterId: clusters.get(cluster) ?? null, agencies: [agency], details: { names } },
    ...{ budgetMinor: budget * 100, budgetCurrency: 'USD', codeIsOurs: true, illustrative: true },
    ...{ starts: before === null ? '2005-01-01' : '2004-01-01', ends: '2005-12-31' },
    ...{ startsAsWritten: before === null ? '2005-01' : '2004-01', endsAsWritten: '2005-12' },
  }))
  await runner.run(storePlan, { operationId, projects }, step('projects'))
}
