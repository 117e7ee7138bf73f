/** Columns that say whose money it is and on what terms. */
import type { Column } from './column.ts'

export const agreementColumns = {
  kind: {
    heading: ['Kind of flow', 'نوع التدفق', 'جۆری پارەکە'],
    tag: '#financial+type',
    tags: [{ tag: '#financial', has: ['type'], hasNot: ['earmark'] }, { tag: '#value', has: ['type'] }, { tag: '#status' }],
    also: [
      ...['kind', 'type', 'flow type', 'type of flow', 'transaction type', 'transaction', 'status', 'kind of money', 'movement'],
      ...['النوع', 'نوع المعاملة', 'نوع الحركة', 'الحالة', 'جۆر', 'جۆری مامەڵە', 'دۆخ'],
      ...['type de flux', 'type de transaction', 'nature', 'statut', 'tipo de flujo', 'tipo de transacción', 'tipo', 'estado'],
    ],
  },
  agreement: {
    heading: ['Agreement code', 'رمز الاتفاقية', 'کۆدی ڕێککەوتن'],
    tag: '#financial+agreement+code',
    tags: [
      { tag: '#financial', has: ['agreement'], hasNot: ['parent'] },
      { tag: '#agreement', hasNot: ['parent'] },
      { tag: '#activity', has: ['agreement'] },
    ],
    also: [
      ...[
        'agreement',
        'agreement id',
        'agreement no',
        'agreement number',
        'contribution code',
        'grant',
        'grant code',
        'grant number',
      ],
      ...['grant no', 'contribution id', 'contribution number', 'award', 'award number', 'contract', 'contract number'],
      ...['الاتفاقية', 'رقم الاتفاقية', 'رمز المنحة', 'رقم المنحة', 'ڕێککەوتن', 'ژمارەی ڕێککەوتن', 'کۆدی بەخشین'],
      ...["code de l'accord", 'accord', "numéro de l'accord", 'convention', 'numéro de convention', 'code de subvention'],
      ...['código del acuerdo', 'acuerdo', 'número de acuerdo', 'convenio', 'código de la subvención'],
    ],
  },
  giver: {
    heading: ['Giver', 'الجهة المانحة', 'بەخشەر'],
    tag: '#org+funder',
    tags: [
      { tag: '#org', has: ['funder'] },
      { tag: '#org', has: ['funding'] },
      { tag: '#org', has: ['donor'] },
      { tag: '#org', has: ['source'] },
    ],
    also: [
      ...['donor', 'donor name', 'donors', 'source', 'source organisation', 'source organization', 'from', 'provider', 'funder'],
      ...['funding organisation', 'funding organization', 'given by', 'paid by', 'contributor', 'provider organisation'],
      ...['المانح', 'الممول', 'من', 'المصدر', 'الجهة الممولة', 'سەرچاوە', 'لە', 'لایەنی بەخشەر', 'پارەدەر'],
      ...['bailleur', 'bailleur de fonds', 'donateur', 'source de financement', 'donante', 'fuente', 'organización donante'],
    ],
  },
  receiver: {
    heading: ['Receiver', 'الجهة المستلمة', 'وەرگر'],
    tag: '#org+impl',
    tags: [
      { tag: '#org', has: ['impl'] },
      { tag: '#org', has: ['recipient'] },
      { tag: '#org', has: ['receiver'] },
      { tag: '#org', has: ['dest'] },
    ],
    also: [
      ...[
        'recipient',
        'recipient organisation',
        'recipient organization',
        'to',
        'receiving organisation',
        'receiving organization',
      ],
      ...[
        'beneficiary organisation',
        'agency',
        'appealing agency',
        'implementing partner',
        'implementing organisation',
        'grantee',
      ],
      ...['destination organisation', 'destination organization', 'partner', 'received by', 'payee'],
      ...[
        'المستلم',
        'المتلقي',
        'إلى',
        'الوكالة',
        'الشريك المنفذ',
        'الجهة المستفيدة',
        'وەرگری پارە',
        'بۆ',
        'ئاژانس',
        'هاوبەشی جێبەجێکار',
      ],
      ...[
        'bénéficiaire',
        'destinataire',
        'organisation bénéficiaire',
        'agence',
        'receptor',
        'destinatario',
        'organización receptora',
      ],
    ],
  },
  parent: {
    heading: ['From agreement', 'من اتفاقية', 'لە ڕێککەوتنی'],
    tag: '#financial+agreement+parent',
    tags: [
      { tag: '#financial', has: ['agreement', 'parent'] },
      { tag: '#agreement', has: ['parent'] },
    ],
    also: [
      ...['parent agreement', 'source agreement', 'parent', 'parent grant', 'from grant', 'funded from', 'funded by agreement'],
      ...['الاتفاقية الأصلية', 'اتفاقية المصدر', 'ڕێککەوتنی سەرچاوە', 'ڕێککەوتنی سەرەکی'],
      ...["accord d'origine", 'accord source', 'acuerdo de origen', 'acuerdo principal'],
    ],
  },
  fund: {
    heading: ['Fund or window', 'الصندوق أو النافذة', 'سندوق یان بەش'],
    tag: '#financial+fund+code',
    tags: [{ tag: '#financial', has: ['fund'] }, { tag: '#fund' }],
    also: [
      ...['fund', 'window', 'trust fund', 'pooled fund', 'fund code', 'fund name', 'from fund', 'into fund'],
      ...['الصندوق', 'النافذة', 'الصندوق الاستئماني', 'سندوق', 'سندوقی متمانە'],
      ...['fonds', 'guichet', 'fonds fiduciaire', 'fondo', 'ventanilla', 'fondo fiduciario'],
    ],
  },
  reference: {
    heading: ['Reference', 'المرجع', 'ژێدەر'],
    tag: '#financial+agreement+reference',
    tags: [
      { tag: '#meta', has: ['reference'] },
      { tag: '#financial', has: ['reference'] },
    ],
    also: [
      ...['ref', 'reference no', 'reference number', 'donor reference', 'refcode', 'ref code', 'رقم المرجع', 'ژمارەی ژێدەر'],
      ...['référence', 'numéro de référence', 'referencia', 'número de referencia'],
    ],
  },
  earmark: {
    heading: ['Earmarking', 'التخصيص', 'تەرخانکردن'],
    tag: '#financial+earmark+type',
    tags: [{ tag: '#financial', has: ['earmark'], hasNot: ['description'] }],
    also: [
      ...['earmark', 'earmarked', 'earmarking type', 'earmarking modality', 'درجة التخصيص', 'جۆری تەرخانکردن'],
      ...['affectation', "type d'affectation", 'asignación', 'tipo de asignación'],
    ],
  },
  earmarkWords: {
    heading: ['Earmarked for', 'مخصص لـ', 'تەرخانکراو بۆ'],
    tag: '#financial+description+earmark',
    tags: [{ tag: '#financial', has: ['earmark', 'description'] }],
    also: ['earmark text', 'earmarked to', 'purpose of earmark', 'الغرض المخصص له', 'affecté à', 'asignado a'],
  },
  inKind: {
    heading: ['In kind (how valued)', 'عيني (طريقة التقييم)', 'بە کاڵا (چۆن نرخێنراوە)'],
    tag: '#financial+inkind',
    tags: [{ tag: '#financial', has: ['inkind'] }, { tag: '#modality' }],
    also: ['in kind', 'in-kind', 'in kind valuation', 'عيني', 'مساهمة عينية', 'بە کاڵا', 'en nature', 'en especie'],
  },
  starts: {
    heading: ['Agreement starts', 'بداية الاتفاقية', 'دەستپێکی ڕێککەوتن'],
    tag: '#date+start',
    tags: [{ tag: '#date', has: ['start'] }],
    also: [
      ...['start', 'starts', 'start date', 'valid from', 'تاريخ البدء', 'بەرواری دەستپێک', 'date de début', 'fecha de inicio'],
    ],
  },
  ends: {
    heading: ['Agreement ends', 'نهاية الاتفاقية', 'کۆتایی ڕێککەوتن'],
    tag: '#date+end',
    tags: [{ tag: '#date', has: ['end'] }],
    also: [
      ...[
        'end',
        'ends',
        'end date',
        'expiry',
        'expiry date',
        'valid to',
        'تاريخ الانتهاء',
        'بەرواری کۆتایی',
        'date de fin',
        'fecha de fin',
      ],
    ],
  },
} satisfies Record<string, Column>
