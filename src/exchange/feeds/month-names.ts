/** Names of months as people of the field write them. Pure. */
import { nameKey } from './text.ts'

/**
 * By month, compared without case, accents and look-alike letters: English, French, Spanish, Portuguese, Haitian Creole, Turkish,
 * Ukrainian, Russian; the Arabic names of Iraq and the Levant, of Egypt and the Gulf, of Algeria and Tunisia, and of Morocco; Sorani.
 */
const namesByMonth: readonly (readonly string[])[] = [
  [
    'january jan janvier janv enero ene janeiro janvye ocak січень січня январь января',
    'كانون الثاني|كانون ثاني|كانون ٢|يناير|جانفي|کانوونی دووەم|کانونی دووەم',
  ],
  ['february feb fevrier fev fevr febrero fevereiro fevriye subat лютий лютого февраль февраля', 'شباط|فبراير|فيفري|شوبات|شوباط'],
  ['march mar mars marzo março mas mart березень березня март марта', 'آذار|اذار|مارس|ئازار|ئادار'],
  ['april apr avril avr abril abr avril nisan квітень квітня апрель апреля', 'نيسان|أبريل|ابريل|أفريل|نیسان'],
  ['may mai mayo maio me mayıs mayis травень травня май мая', 'أيار|ايار|مايو|ماي|ئایار|مایس'],
  ['june jun juin junio junho jen haziran червень червня июнь июня', 'حزيران|يونيو|يونيه|جوان|حوزەیران|حزەیران'],
  ['july jul juillet juil julio julho jiye temmuz липень липня июль июля', 'تموز|يوليو|يوليوز|يوليه|جويلية|تەمووز|تەمموز'],
  ['august aug aout agosto ago out ağustos agustos серпень серпня август августа', 'آب|اب|أغسطس|اغسطس|غشت|أوت|ئاب'],
  [
    'september sep sept septembre septiembre setembro septanm eylul вересень вересня сентябрь сентября',
    'أيلول|ايلول|سبتمبر|شتنبر|ئەیلوول|ئەیلول',
  ],
  [
    'october oct octobre octubre outubro oktob ekim жовтень жовтня октябрь октября',
    'تشرين الأول|تشرين اول|تشرين ١|أكتوبر|اكتوبر|تشرینی یەکەم',
  ],
  [
    'november nov novembre noviembre novembro novanm kasım kasim листопад листопада ноябрь ноября',
    'تشرين الثاني|تشرين ثاني|تشرين ٢|نوفمبر|نونبر|تشرینی دووەم',
  ],
  [
    'december dec decembre diciembre dic dezembro dez desanm aralık aralik грудень грудня декабрь декабря',
    'كانون الأول|كانون اول|كانون ١|ديسمبر|دجنبر|کانوونی یەکەم|کانونی یەکەم',
  ],
]

const monthByName = new Map<string, number>()
for (const [index, [latin = '', eastern = '']] of namesByMonth.entries())
  for (const name of [...latin.split(' '), ...eastern.split('|')]) monthByName.set(nameKey(name), index + 1)

/** The month (1 to 12) that a word names, or undefined. Sorani links a month to its year by an ending: ئازاری ٢٠٢٢. */
export function monthNamed(word: string): number | undefined {
  const key = nameKey(word)
  return monthByName.get(key) ?? (key.length > 3 && key.endsWith('ي') ? monthByName.get(key.slice(0, -1)) : undefined)
}
