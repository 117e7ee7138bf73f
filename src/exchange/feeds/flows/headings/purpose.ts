/** Columns that say what the money is for, and what stands beside it. */
import type { Column } from './column.ts'

export const purposeColumns = {
  cluster: {
    heading: ['Cluster', 'المجموعة', 'کڵەستەر'],
    tag: '#sector',
    tags: [{ tag: '#sector' }],
    also: [
      ...['sector', 'cluster code', 'cluster name', 'sector name', 'القطاع', 'رمز المجموعة', 'کەرت', 'کۆدی کڵەستەر'],
      ...['secteur', 'groupe sectoriel', 'grappe', 'clúster'],
    ],
  },
  project: {
    heading: ['Project code', 'رمز المشروع', 'کۆدی پڕۆژە'],
    tag: '#activity+code+project',
    tags: [
      { tag: '#activity', has: ['code'] },
      { tag: '#activity', has: ['project'] },
    ],
    also: [
      ...['project', 'project id', 'project no', 'project number', 'المشروع', 'رقم المشروع', 'پڕۆژە', 'ژمارەی پڕۆژە'],
      ...['projet', 'code du projet', 'code projet', 'proyecto', 'código del proyecto'],
    ],
  },
  placeCode: {
    heading: ['P-code', 'الرمز المكاني', 'P-codeی شوێن'],
    tag: '#loc+code',
    tags: [{ tag: '#loc', has: ['code'] }],
    also: ['pcode', 'p-codes', 'place code', 'place p-code', 'location code', 'location p-code'],
  },
  placeName: {
    heading: ['Place', 'المكان', 'شوێن'],
    tag: '#loc+name',
    tags: [{ tag: '#loc', hasNot: ['code'] }],
    also: [
      ...['place name', 'location', 'location name', 'governorate', 'area', 'المحافظة', 'الموقع', 'پارێزگا', 'ناوی شوێن'],
      ...['lieu', 'localité', 'gouvernorat', 'lugar', 'ubicación', 'gobernación'],
    ],
  },
  group: {
    heading: ['Population group', 'الفئة السكانية', 'گروپی دانیشتووان'],
    tag: '#beneficiary+type',
    tags: [{ tag: '#beneficiary' }, { tag: '#population' }],
    also: [
      ...['group', 'people group', 'beneficiary group', 'beneficiary type', 'الفئة', 'نوع المستفيدين', 'گروپ', 'جۆری سوودمەند'],
      ...['groupe de population', 'grupo de población', 'grupo'],
    ],
  },
  budgetLine: {
    heading: ['Budget line', 'بند الموازنة', 'بڕگەی بودجە'],
    tag: '#financial+budget+code',
    tags: [{ tag: '#financial', has: ['budget'] }],
    also: [
      ...['budget code', 'budget line code', 'line', 'account', 'account code', 'بند الميزانية', 'کۆدی بودجە'],
      ...['ligne budgétaire', 'línea presupuestaria', 'partida'],
    ],
  },
  note: {
    heading: ['Note', 'ملاحظة', 'تێبینی'],
    tag: '#description+note',
    tags: [{ tag: '#description' }, { tag: '#meta', has: ['note'] }],
    also: [
      ...[
        'notes',
        'remark',
        'remarks',
        'description',
        'comment',
        'comments',
        'purpose',
        'ملاحظات',
        'الوصف',
        'تێبینییەکان',
        'وەسف',
      ],
      ...['remarque', 'remarques', 'commentaire', 'observaciones', 'comentario', 'descripción'],
    ],
  },
  entry: {
    heading: ['Entry ID', 'رقم القيد', 'ناسنامەی تۆمار'],
    tag: '#meta+id',
    tags: [{ tag: '#meta', has: ['id'] }],
    also: [
      ...['entry', 'id', 'record id', 'transaction id', 'transaction no', 'transaction number', 'voucher', 'voucher no'],
      ...['رقم المعاملة', 'رقم السند', 'ژمارەی مامەڵە', 'numéro de transaction', 'número de transacción'],
    ],
  },
} satisfies Record<string, Column>
