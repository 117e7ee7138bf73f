/** Kinds of movement and of earmarking as people write them, in five languages. Pure. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { AgreementKind, earmarkStrengths, MoneyKind } from '../../../modules/funding/schema.ts'
import { nameKey } from '../text.ts'

export interface FlowKind {
  code: string
  /** What it is as an entry. */
  entry: MoneyKind
  /** The kind of agreement that it is of; null where its agreement must be known from elsewhere. */
  of: AgreementKind | null
  /** What a reduction lessens. */
  lessens?: 'pledged' | 'committed'
  /** A refund that leaves the operation. */
  out?: true
  words: readonly [en: string, ar: string, ckb: string]
  also: readonly string[]
}

export const flowKinds: readonly FlowKind[] = [
  {
    ...{ code: 'pledge', entry: 'pledge', of: 'contribution' },
    words: ['pledge', 'تعهد', 'بەڵێن'],
    also: ['pledged', 'promise', 'promesse', 'promesse de don', 'promesa'],
  },
  {
    ...{ code: 'commitment', entry: 'commitment', of: 'contribution' },
    words: ['commitment', 'التزام', 'پابەندبوون'],
    also: [
      ...['committed', 'contribution', 'signed', 'signed contribution', 'incoming commitment', 'مساهمة', 'بەشداری'],
      ...['engagement', 'compromiso', 'contribución'],
    ],
  },
  {
    ...{ code: 'payment', entry: 'payment', of: 'contribution' },
    words: ['payment', 'دفعة', 'پارەدان'],
    also: [
      ...['paid', 'received', 'receipt', 'incoming funds', 'incoming fund', 'مدفوع', 'مستلم', 'پێدراو', 'وەرگیراو'],
      ...['paiement', 'versement', 'payé', 'reçu', 'pago', 'pagado', 'recibido'],
    ],
  },
  {
    ...{ code: 'allocation', entry: 'allocation', of: 'allocation' },
    words: ['allocation', 'تخصيص', 'تەرخانکردن'],
    also: ['allocated', 'مخصص', 'تەرخانکراو', 'alloué', 'affectation de fonds', 'asignación', 'asignado'],
  },
  {
    ...{ code: 'sub-grant', entry: 'allocation', of: 'sub-grant' },
    words: ['sub-grant', 'منحة فرعية', 'لاوەبەخشین'],
    also: ['subgrant', 'sub grant', 'outgoing commitment', 'sub-agreement', 'sous-subvention', 'subvención', 'subconvenio'],
  },
  {
    ...{ code: 'disbursement', entry: 'disbursement', of: null },
    words: ['disbursement', 'صرف', 'گواستنەوەی پارە'],
    also: ['disbursed', 'transfer', 'transferred', 'instalment', 'تحويل', 'مصروف', 'décaissement', 'transfert', 'desembolso'],
  },
  {
    ...{ code: 'expenditure', entry: 'expenditure', of: null },
    words: ['expenditure', 'إنفاق', 'خەرجی'],
    also: ['spent', 'expense', 'expenses', 'spending', 'نفقة', 'منفق', 'خەرجکراو', 'dépense', 'gasto'],
  },
  {
    ...{ code: 'refund', entry: 'refund', of: null },
    words: ['refund', 'استرداد', 'گەڕاندنەوە'],
    also: ['refunded', 'return', 'returned', 'مسترد', 'remboursement', 'reembolso', 'devolución'],
  },
  {
    ...{ code: 'refund-out', entry: 'refund', of: null, out: true },
    words: ['refund to the donor', 'إعادة إلى المانح', 'گەڕاندنەوە بۆ بەخشەر'],
    also: ['refund to donor', 'returned to donor', 'remboursement au bailleur', 'devolución al donante'],
  },
  {
    ...{ code: 'interest', entry: 'interest', of: null },
    words: ['interest', 'فائدة', 'سوو'],
    also: ['bank interest', 'interest earned', 'فوائد', 'intérêts', 'interés', 'intereses'],
  },
  {
    ...{ code: 'overheads', entry: 'overheads', of: null },
    words: ['overheads', 'تكاليف إدارية', 'تێچووی بەڕێوەبردن'],
    also: [
      ...['overhead', 'programme support costs', 'psc', 'indirect costs', 'support costs', 'تكاليف غير مباشرة'],
      ...['frais généraux', 'frais de gestion', 'gastos generales', 'costos indirectos'],
    ],
  },
  {
    ...{ code: 'reduction', entry: 'reduction', of: null, lessens: 'committed' },
    words: ['reduction of a commitment', 'تخفيض التزام', 'کەمکردنەوەی پابەندبوون'],
    also: ['reduction', 'deobligation', 'de-obligation', 'decommitment', 'تخفيض', 'réduction', 'reducción'],
  },
  {
    ...{ code: 'reduction-pledge', entry: 'reduction', of: null, lessens: 'pledged' },
    words: ['reduction of a pledge', 'تخفيض تعهد', 'کەمکردنەوەی بەڵێن'],
    also: ['withdrawn pledge', 'pledge reduction', 'pledge withdrawn', 'réduction de promesse', 'reducción de promesa'],
  },
  {
    ...{ code: 'carry-over', entry: 'carry-over', of: null },
    words: ['carry-over', 'ترحيل', 'گواستنەوە بۆ داهاتوو'],
    also: ['carryover', 'carried over', 'مرحّل', 'report', 'remanente'],
  },
  {
    ...{ code: 'exchange', entry: 'exchange', of: null },
    words: ['exchange', 'تحويل عملة', 'گۆڕینەوەی دراو'],
    also: ['currency exchange', 'conversion', 'صرف عملة', 'change', 'cambio de moneda'],
  },
]

const at: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }
export const kindWord = (kind: FlowKind, language: Language): string => kind.words[at[language]]

const byKey = new Map(
  flowKinds.flatMap(kind => [kind.code, ...kind.words, ...kind.also].map(word => [nameKey(word), kind] as const)),
)
/** The kind that a word means; undefined where it is none of them. */
export const kindOf = (word: string): FlowKind | undefined => byKey.get(nameKey(word))
export const kindNamed = (code: string): FlowKind | undefined => flowKinds.find(kind => kind.code === code)

/** The kind of a stored entry, to be written into a sheet. */
export const kindOfEntry = (
  entry: { kind: string; of?: string | null; back?: string | null },
  agreement: AgreementKind,
): FlowKind | undefined =>
  flowKinds.find(
    kind =>
      kind.entry === entry.kind &&
      (kind.entry !== 'allocation' || kind.of === agreement) &&
      (kind.entry !== 'reduction' || kind.lessens === (entry.of ?? 'committed')) &&
      (kind.entry !== 'refund' || (kind.out === true) === (entry.back === 'out')),
  )

type Strength = (typeof earmarkStrengths)[number]
export const strengthWords: Record<Strength, { words: readonly [string, string, string]; also: readonly string[] }> = {
  unearmarked: {
    words: ['unearmarked', 'غير مخصص', 'تەرخان نەکراو'],
    also: ['none', 'core', 'non affecté', 'no asignado', 'sin asignar'],
  },
  soft: {
    words: ['softly earmarked', 'مخصص تخصيصًا مرنًا', 'تەرخانکراوی نەرم'],
    also: ['soft', 'lightly earmarked', 'légèrement affecté', 'ligeramente asignado'],
  },
  earmarked: { words: ['earmarked', 'مخصص', 'تەرخانکراو'], also: ['affecté', 'asignado'] },
  hard: {
    words: ['tightly earmarked', 'مخصص تخصيصًا مشددًا', 'تەرخانکراوی توند'],
    also: ['hard', 'hard earmarked', 'tight', 'strictly earmarked', 'strictement affecté', 'estrictamente asignado'],
  },
}
const strengthByKey = new Map(
  (Object.keys(strengthWords) as Strength[]).flatMap(strength =>
    [strength, ...strengthWords[strength].words, ...strengthWords[strength].also].map(word => [nameKey(word), strength] as const),
  ),
)
export const strengthOf = (word: string): Strength | undefined => strengthByKey.get(nameKey(word))
export const strengthWord = (strength: Strength, language: Language): string => strengthWords[strength].words[at[language]]
