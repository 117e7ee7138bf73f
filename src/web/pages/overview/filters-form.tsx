/** The form of filters, which can say everything the address can, and the filters that are set, each with a way to take it off. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/pure/languages.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatMonth, named } from '../../numbers.ts'
import { addressOf, type Filters } from './filters.ts'
import { codeOfPlace, type Overview, queryOf } from './load.ts'
import { organisationKeys } from './organisation-key.ts'
import { columnLevel, measures } from './picture.ts'

type Field = 'measure' | 'months' | 'cluster' | 'area' | 'organisation' | 'group'

interface FilterProps {
  overview: Overview
  language: Language
  /** Address that the form leads to. */
  path: string
  /** Fields of the page; what the page itself stands for (its cluster, say) is none of them. */
  fields: readonly Field[]
}

/** With more organisations than this a list is searched by typing. */
const selectMax = 60

interface Choice {
  value: string
  name: string
}

export function FilterForm({ overview, language, path, fields }: FilterProps) {
  const { filters, measure, groups, clusters } = overview
  const set = chipsOf(overview, language, fields).length
  const shows = (field: Field) => fields.includes(field)
  return (
    <div class="filter-panel">
      <details class="fold">
        <summary>{set > 0 ? tell(language, 'filtersActive', { count: set }) : say(language, 'filters')}</summary>
      </details>
      <form class="filters" action={path} aria-label={say(language, 'filters')}>
        {shows('measure') && filters.map === 'tiles' && <input type="hidden" name="map" value="tiles" />}
        {shows('measure') && (
          <Select
            name="measure"
            label={say(language, 'measure')}
            value={measure}
            options={measures.map(each => ({ value: each, name: say(language, each) }))}
          />
        )}
        {shows('months') && <Months overview={overview} language={language} />}
        {shows('cluster') && clusters.size > 0 && (
          <Select
            name="cluster"
            label={say(language, 'cluster')}
            value={overview.cluster?.code ?? ''}
            none={say(language, 'allClusters')}
            options={[...clusters.values()].map(entry => ({ value: entry.code, name: named(entry, language) }))}
          />
        )}
        {shows('area') && <AreaChoice overview={overview} language={language} />}
        {shows('organisation') && <OrganisationChoice overview={overview} language={language} />}
        {shows('group') && groups.length > 0 && (
          <Select
            name="group"
            label={say(language, 'group')}
            value={filters.group ?? ''}
            none={say(language, 'allGroups')}
            options={groups.map(group => ({ value: group.code, name: named(group, language) }))}
          />
        )}
        <button type="submit">{say(language, 'show')}</button>
      </form>
      <Chips overview={overview} language={language} path={path} fields={fields} />
    </div>
  )
}

interface SelectProps {
  name: string
  label: string
  value: string
  /** Words for no choice; absent: there is always one. */
  none?: string
  options: readonly Choice[]
  children?: ComponentChildren
}

function Select({ name, label, value, none, options, children }: SelectProps) {
  return (
    <div>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {none !== undefined && <option value="">{none}</option>}
        <Options options={options} value={value} />
        {children}
      </select>
    </div>
  )
}

function Options({ options, value }: { options: readonly Choice[]; value: string }) {
  return (
    <>
      {options.map(option => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.name}
        </option>
      ))}
    </>
  )
}

/** First and last month, among those that something was reported for. */
export function Months({ overview: { months }, language }: Pick<FilterProps, 'overview' | 'language'>) {
  const known = [...new Set([...months.known, months.from, months.to])].sort()
  const options = known.map(period => ({ value: period, name: formatMonth(period, language) }))
  return (
    <>
      {(['from', 'to'] as const).map(name => (
        <Select key={name} name={name} label={say(language, name)} value={months[name]} options={options} />
      ))}
    </>
  )
}

/** The areas side by side, and below the asked one those inside it: a country with its districts alone would fill the page. */
function AreaChoice({ overview, language }: Pick<FilterProps, 'overview' | 'language'>) {
  const { allPlaces, area } = overview
  const places = [...allPlaces.values()]
  const level = columnLevel(places)
  const choice = (place: (typeof places)[number]) => ({ value: codeOfPlace(place), name: named(place, language) })
  const value = area ? codeOfPlace(area) : ''
  const above: typeof places = []
  for (let place = area ?? undefined; place; place = place.parentId === null ? undefined : allPlaces.get(place.parentId))
    above.unshift(place)
  const top = places.filter(place => place.level === level)
  const chain = above.filter(place => place.level >= level)
  return (
    <Select name="area" label={say(language, 'area')} value={value} none={say(language, 'allAreas')} options={[]}>
      <Options options={above.filter(place => place.level < level).map(choice)} value={value} />
      <Options options={top.map(choice)} value={value} />
      {chain.map(place => {
        const inside = places.filter(({ parentId }) => parentId === place.id)
        return inside.length === 0 ? null : (
          <optgroup key={place.id} label={tell(language, 'inside', { name: named(place, language) })}>
            <Options options={inside.map(choice)} value={value} />
          </optgroup>
        )
      })}
    </Select>
  )
}

function OrganisationChoice({ overview, language }: Pick<FilterProps, 'overview' | 'language'>) {
  const { organisations, organisation } = overview
  if (organisations.size === 0) return null
  const keyOf = organisationKeys(organisations.values())
  const label = say(language, 'organisation')
  const value = organisation ? keyOf(organisation) : ''
  const choices = [...organisations.values()].map(entry => ({ value: keyOf(entry), name: labelOf(entry, language) }))
  if (organisations.size <= selectMax)
    return <Select name="organisation" label={label} value={value} none={tell(language, 'allOrganisations')} options={choices} />
  return (
    <div>
      <label for="organisation">{label}</label>
      <input
        id="organisation"
        name="organisation"
        list="organisations-known"
        value={value}
        placeholder={tell(language, 'organisationHint')}
      />
      <datalist id="organisations-known">
        {choices.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </datalist>
    </div>
  )
}

function labelOf(organisation: { acronym: string | null; names: Parameters<typeof named>[0]['names'] }, language: Language) {
  const name = named(organisation, language)
  return organisation.acronym && organisation.acronym !== name ? `${organisation.acronym} – ${name}` : name
}

interface Chip {
  label: string
  value: string
  without: readonly (keyof Filters)[]
}

/** The filters that the address sets, among those of the page. */
function chipsOf(overview: Overview, language: Language, fields: readonly Field[]): Chip[] {
  const { filters, months, cluster, area, organisation, group } = overview
  const chips: (Chip & { field: Field })[] = []
  if (filters.from !== undefined || filters.to !== undefined) {
    const span = { from: formatMonth(months.from, language), to: formatMonth(months.to, language) }
    chips.push({
      field: 'months',
      label: say(language, 'month'),
      value: months.from === months.to ? span.from : say(language, 'months', span),
      without: ['from', 'to'],
    })
  }
  for (const [field, label, thing] of [
    ['cluster', say(language, 'cluster'), cluster],
    ['area', say(language, 'area'), area],
    ['organisation', say(language, 'organisation'), organisation],
    ['group', say(language, 'group'), group],
  ] as const)
    if (thing) {
      const acronym = 'acronym' in thing ? thing.acronym : null
      chips.push({ field, label, value: acronym ?? named(thing, language), without: [field] })
    }
  return chips.filter(({ field }) => fields.includes(field))
}

function Chips({ overview, language, path, fields }: FilterProps) {
  const chips = chipsOf(overview, language, fields)
  if (chips.length === 0) return null
  const query = queryFor(overview, fields)
  const without = (names: readonly string[]) =>
    addressOf(path, Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name))))
  return (
    <ul class="chips" aria-label={tell(language, 'activeFilters')}>
      {chips.map(chip => (
        <li key={chip.label}>
          <a href={without(chip.without)}>
            {chip.label}: <bdi>{chip.value}</bdi> <span aria-hidden="true">×</span>
            <span class="visually-hidden">{tell(language, 'removeFilter')}</span>
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a class="chip-all" href={without(chips.flatMap(chip => chip.without))}>
            {tell(language, 'clearFilters')}
          </a>
        </li>
      )}
    </ul>
  )
}

/** The address's own filters that belong to the page. */
function queryFor(overview: Overview, fields: readonly Field[]): Partial<Filters> {
  const names = fields.flatMap(field =>
    field === 'months' ? ['from', 'to'] : field === 'measure' ? ['measure', 'map'] : [field],
  )
  const standard = { map: 'areas' }
  return Object.fromEntries(
    Object.entries(queryOf(overview)).filter(
      ([name, value]) => names.includes(name) && value !== standard[name as keyof typeof standard],
    ),
  )
}
