/** Columns that say how much money moved, in what and when. */
import type { Column } from './column.ts'

export const moneyColumns = {
  amount: {
    heading: ['Amount', 'المبلغ', 'بڕ'],
    tag: '#value',
    tags: [
      {
        tag: '#value',
        hasNot: [
          ...['usd', 'base', 'pledge', 'pledged', 'commitment', 'committed', 'paid', 'allocated', 'allocation', 'disbursed'],
          ...['disbursement', 'spent', 'expenditure', 'currency', 'into', 'type', 'rate', 'pct', 'required'],
        ],
      },
    ],
    also: [
      ...[
        'amount in currency',
        'original amount',
        'value',
        'sum',
        'total',
        'amount in original currency',
        'amount (original currency)',
      ],
      ...['القيمة', 'المبلغ الأصلي', 'المبلغ بالعملة الأصلية', 'بڕی پارە', 'کۆ', 'بڕی ڕەسەن'],
      ...['montant', 'montant initial', 'valeur', 'monto', 'importe', 'valor', 'cantidad', 'monto original'],
    ],
  },
  currency: {
    heading: ['Currency', 'العملة', 'دراو'],
    tag: '#currency',
    tags: [
      { tag: '#currency', hasNot: ['into'] },
      { tag: '#value', has: ['currency'], hasNot: ['into'] },
    ],
    also: [
      ...['currency code', 'original currency', 'cur', 'ccy', 'رمز العملة', 'العملة الأصلية', 'کۆدی دراو', 'دراوی ڕەسەن'],
      ...['devise', 'monnaie', "devise d'origine", 'moneda', 'divisa', 'moneda original'],
    ],
  },
  date: {
    heading: ['Date', 'التاريخ', 'بەروار'],
    tag: '#date',
    tags: [{ tag: '#date', hasNot: ['start', 'end', 'rate', 'year'] }],
    also: [
      ...[
        'transaction date',
        'value date',
        'date of transaction',
        'payment date',
        'date received',
        'posting date',
        'day',
        'month',
      ],
      ...['تاريخ المعاملة', 'تاريخ الدفع', 'الشهر', 'بەرواری مامەڵە', 'بەرواری پارەدان', 'مانگ'],
      ...['date de transaction', 'date de paiement', 'fecha', 'fecha de transacción', 'fecha de pago'],
    ],
  },
  pledged: {
    heading: ['Pledged', 'المتعهد به', 'بەڵێنپێدراو'],
    tag: '#value+pledge',
    tags: [
      { tag: '#value', has: ['pledge'] },
      { tag: '#value', has: ['pledged'] },
    ],
    also: [
      ...['pledge amount', 'amount pledged', 'pledges', 'pledgeamt', 'pledge amt', 'مبلغ التعهد', 'التعهدات', 'بڕی بەڵێن'],
      ...['montant promis', 'promesses', 'monto prometido', 'promesas'],
    ],
  },
  committed: {
    heading: ['Committed', 'الملتزم به', 'پابەندکراو'],
    tag: '#value+commitment',
    tags: [
      { tag: '#value', has: ['commitment'] },
      { tag: '#value', has: ['committed'] },
    ],
    also: [
      ...[
        'commitment amount',
        'amount committed',
        'commitments',
        'signed amount',
        'مبلغ الالتزام',
        'الالتزامات',
        'بڕی پابەندبوون',
      ],
      ...['montant engagé', 'engagements', 'monto comprometido', 'compromisos'],
    ],
  },
  paid: {
    heading: ['Paid', 'المدفوع', 'دراو بە پارە'],
    tag: '#value+paid',
    tags: [{ tag: '#value', has: ['paid'] }],
    also: [
      ...[
        'amount paid',
        'paid amount',
        'paidamt',
        'paid amt',
        'amount received',
        'received',
        'payments',
        'المبلغ المدفوع',
        'المستلم نقدًا',
      ],
      ...['بڕی پێدراو', 'پارەی وەرگیراو', 'montant payé', 'montant versé', 'montant reçu', 'monto pagado', 'monto recibido'],
    ],
  },
  allocated: {
    heading: ['Allocated', 'المخصص', 'تەرخانکراو'],
    tag: '#value+allocated',
    tags: [
      { tag: '#value', has: ['allocated'] },
      { tag: '#value', has: ['allocation'] },
    ],
    also: [
      ...['allocation amount', 'amount allocated', 'allocations', 'المبلغ المخصص', 'المخصصات', 'بڕی تەرخانکراو'],
      ...['montant alloué', 'monto asignado'],
    ],
  },
  disbursed: {
    heading: ['Disbursed', 'المصروف للشريك', 'خەرجکراو بۆ هاوبەش'],
    tag: '#value+disbursed',
    tags: [
      { tag: '#value', has: ['disbursed'] },
      { tag: '#value', has: ['disbursement'] },
    ],
    also: [
      ...['disbursement amount', 'amount disbursed', 'disbursements', 'transferred', 'المبلغ المحول', 'بڕی گواستراوە'],
      ...['montant décaissé', 'décaissements', 'monto desembolsado', 'desembolsos'],
    ],
  },
  spent: {
    heading: ['Spent', 'المنفق', 'خەرجکراو'],
    tag: '#value+spent',
    tags: [
      { tag: '#value', has: ['spent'] },
      { tag: '#value', has: ['expenditure'] },
    ],
    also: [
      ...[
        'amount spent',
        'expenditure amount',
        'expenditures',
        'expenses',
        'المبلغ المنفق',
        'المصروفات',
        'بڕی خەرجکراو',
        'خەرجییەکان',
      ],
      ...['montant dépensé', 'dépenses', 'monto gastado', 'gastos'],
    ],
  },
  baseAmount: {
    heading: ['Amount in USD', 'المبلغ بالدولار', 'بڕ بە دۆلار'],
    tag: '#value+usd',
    tags: [
      { tag: '#value', has: ['usd'] },
      { tag: '#value', has: ['base'] },
    ],
    also: [
      ...[
        'amount usd',
        'amount (usd)',
        'usd',
        'us$',
        'usd amount',
        'amount in us$',
        'amount (us$)',
        'value usd',
        'value (usd)',
        'total usd',
      ],
      ...['المبلغ (دولار)', 'بالدولار الأمريكي', 'بڕ (دۆلار)', 'montant en usd', 'montant (usd)', 'monto en usd', 'monto (usd)'],
    ],
  },
  rate: {
    heading: ['Rate (units for 1 USD)', 'سعر الصرف (وحدات لكل دولار)', 'نرخی ئاڵوگۆڕ (یەکە بۆ ١ دۆلار)'],
    tag: '#financial+fx',
    tags: [
      { tag: '#financial', has: ['fx'], hasNot: ['source'] },
      { tag: '#value', has: ['rate'] },
    ],
    also: [
      ...['rate', 'exchange rate', 'fx rate', 'rate of exchange', 'un rate', 'سعر الصرف', 'نرخی ئاڵوگۆڕ', 'نرخی گۆڕینەوە'],
      ...['taux', 'taux de change', 'tasa', 'tipo de cambio', 'tasa de cambio'],
    ],
  },
  rateSource: {
    heading: ['Source of the rate', 'مصدر سعر الصرف', 'سەرچاوەی نرخ'],
    tag: '#financial+fx+source',
    tags: [{ tag: '#financial', has: ['fx', 'source'] }],
    also: ['rate source', 'exchange rate source', 'مصدر السعر', 'source du taux', 'fuente de la tasa'],
  },
  intoAmount: {
    heading: ['Exchanged into (amount)', 'المبلغ بعد التحويل', 'بڕ دوای گۆڕینەوە'],
    tag: '#value+into',
    tags: [{ tag: '#value', has: ['into'], hasNot: ['currency'] }],
    also: ['exchanged into', 'amount after exchange', 'montant après change', 'monto después del cambio'],
  },
  intoCurrency: {
    heading: ['Exchanged into (currency)', 'العملة بعد التحويل', 'دراو دوای گۆڕینەوە'],
    tag: '#currency+into',
    tags: [
      { tag: '#currency', has: ['into'] },
      { tag: '#value', has: ['into', 'currency'] },
    ],
    also: ['currency after exchange', 'devise après change', 'moneda después del cambio'],
  },
} satisfies Record<string, Column>
