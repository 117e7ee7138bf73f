/** The days of strategic plans as calendar entries: when one begins, when a revision comes into force, when it ends. */
import type { Db } from '../../kernel/database/sql.ts'
import { fill } from '../../kernel/pure/fill.ts'
import { idOf } from '../../kernel/pure/ids.ts'
import { type Language, languages, nameIn } from '../../kernel/pure/languages.ts'
import { allPlans, type StrategicPlan } from '../plan/index.ts'
import type { NoticeTexts } from './schema.ts'
import type { CalendarEntry } from './views/calendar.ts'

type Happens = 'begins' | 'ends' | 'revised'

const subjects: Record<Happens, Record<Language, string>> = {
  begins: { en: 'Plan {code} begins', ar: 'بداية الخطة {code}', ckb: 'پلانی {code} دەست پێ دەکات' },
  ends: { en: 'Plan {code} ends', ar: 'نهاية الخطة {code}', ckb: 'پلانی {code} کۆتایی دێت' },
  revised: {
    en: 'Plan {code}: version {no} comes into force',
    ar: 'الخطة {code}: سريان النسخة {no}',
    ckb: 'پلانی {code}: وەشانی {no} کاری پێ دەکرێت',
  },
}

function textsOf({ code, names }: StrategicPlan, happens: Happens, no: number | null): NoticeTexts {
  const of = (language: Language) => ({
    subject: fill(subjects[happens][language], language, { code, no }),
    body: nameIn(names, language) ?? code,
  })
  return Object.fromEntries(languages.map(language => [language, of(language)])) as NoticeTexts
}

function datesOf({ starts, ends, versions }: StrategicPlan): { happens: Happens; no: number | null; day: string }[] {
  // The first version that holds is the plan itself: only what came after it is a revision.
  const [, ...revisions] = versions.flatMap(({ no, inForceFrom }) => (inForceFrom === null ? [] : [{ no, inForceFrom }]))
  return [
    ...(starts === null ? [] : [{ happens: 'begins' as const, no: null, day: starts }]),
    ...revisions.map(({ no, inForceFrom }) => ({ happens: 'revised' as const, no, day: inForceFrom })),
    ...(ends === null ? [] : [{ happens: 'ends' as const, no: null, day: ends }]),
  ]
}

/**
 * Entries of the plans of operations whose members may see them, from a day on. They are read and not kept, for a plan's days never change
 * once they are set. Of plans that are made up there are none.
 * @param operations code by id.
 * @param today ISO date: when the entries were written.
 */
export async function planEntries(
  db: Db,
  operations: ReadonlyMap<string, string>,
  { from, today }: { from: string; today: string },
): Promise<CalendarEntry[]> {
  const entries: CalendarEntry[] = []
  for (const [operationId, operation] of operations)
    for (const plan of (await allPlans(db, operationId)).filter(({ illustrative }) => !illustrative))
      for (const { happens, no, day } of datesOf(plan)) {
        if (day < from) continue
        entries.push({
          ...{ id: idOf(operationId, 'plan-date', plan.id, happens, String(no ?? '')), operationId, operation, day },
          ...{ texts: textsOf(plan, happens, no), link: `/o/${operation}/plan?plan=${encodeURIComponent(plan.code)}` },
          ...{ startsAt: null, endsAt: null, cancelled: false, sequence: 0, changedAt: `${today}T00:00:00.000Z` },
        })
      }
  return entries
}
