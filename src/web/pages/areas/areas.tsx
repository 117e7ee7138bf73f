/** The areas of an operation with their figures, and a search over places of every level. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Place } from '../../../modules/places/index.ts'
import { say } from '../../messages/house.ts'
import { type PagesMessage, tell } from '../../messages/pages.ts'
import { formatWhole, named } from '../../numbers.ts'
import { FilterForm } from '../overview/filters-form.tsx'
import { codeOfPlace } from '../overview/load.ts'
import type { Addresses } from '../profile/addresses.ts'
import type { Shown } from '../profile/load.ts'
import { Figures, ListPage } from '../profile/page.tsx'
import { Records } from '../profile/records.tsx'
import { findPlaces } from './search.ts'

interface AreasProps {
  shown: Shown
  search: string
}

const foundShown = 100
const levels: readonly PagesMessage[] = ['level0', 'level1', 'level2', 'level3', 'level4']

/** What places of a level are called. */
export function levelText(level: number, language: Language): string {
  return tell(language, levels[Math.min(level, levels.length - 1)] ?? 'level4')
}

export function AreasPage({ shown, search }: AreasProps) {
  const { overview, addresses, language, path } = shown
  const { allPlaces, picture } = overview
  const areas = picture.areas.flatMap(id => allPlaces.get(id) ?? [])
  const inside = new Map<string, number>()
  for (const { parentId } of allPlaces.values()) if (parentId !== null) inside.set(parentId, (inside.get(parentId) ?? 0) + 1)
  return (
    <ListPage shown={shown} title={say(language, 'areas')}>
      <search>
        <form class="filters" action={`${path}/areas`}>
          <div class="grow">
            <label for="search">{tell(language, 'searchAreas')}</label>
            <input id="search" name="search" type="search" value={search} />
          </div>
          <button type="submit">{tell(language, 'search')}</button>
        </form>
      </search>
      {search !== '' && <Found shown={shown} search={search} />}
      <FilterForm overview={overview} language={language} path={`${path}/areas`} fields={['months', 'group']} />
      {areas.length === 0 ? (
        <p class="notice">{tell(language, 'noAreas')}</p>
      ) : (
        <Figures
          shown={shown}
          title={tell(language, 'figuresByArea')}
          note
          head={say(language, 'area')}
          extra={[
            {
              head: tell(language, 'areasInside'),
              cell: key => (key === '' ? '' : formatWhole(inside.get(key) ?? 0)),
            },
          ]}
          rows={[
            ...areas.map(area => ({
              key: area.id,
              head: <AreaLink area={area} addresses={addresses} language={language} />,
              figure: picture.at('', area.id),
              lines: addresses.lines({ area: codeOfPlace(area) }),
            })),
            {
              key: '',
              head: say(language, 'allAreas'),
              figure: picture.at('', ''),
              lines: addresses.lines({}),
              isTotal: true,
            },
          ]}
        />
      )}
    </ListPage>
  )
}

interface AreaLinkProps {
  area: Place
  addresses: Addresses
  language: Language
}

/** An area by its name, with its code beside it. */
export function AreaLink({ area, addresses, language }: AreaLinkProps) {
  const code = area.codes[0]?.code
  return (
    <>
      <a href={addresses.area(area)}>
        <bdi>{named(area, language) || code}</bdi>
      </a>{' '}
      {code && (
        <bdi class="code" dir="ltr">
          {code}
        </bdi>
      )}
      {area.status === 'unreviewed' && <span class="badge badge-after">{say(language, 'unreviewed')}</span>}
    </>
  )
}

function Found({ shown: { overview, addresses, language }, search }: AreasProps) {
  const { allPlaces } = overview
  const found = findPlaces([...allPlaces.values()], search)
  return (
    <section class="card" aria-labelledby="found-title">
      <h2 id="found-title">{tell(language, 'foundCount', { count: formatWhole(found.length) })}</h2>
      {found.length === 0 ? (
        <p>{tell(language, 'foundNothing')}</p>
      ) : (
        <Records
          head={say(language, 'area')}
          columns={[{ head: tell(language, 'level') }, { head: tell(language, 'within') }]}
          rows={found.slice(0, foundShown).map(place => {
            const parent = place.parentId === null ? undefined : allPlaces.get(place.parentId)
            return {
              key: place.id,
              head: <AreaLink area={place} addresses={addresses} language={language} />,
              cells: [levelText(place.level, language), parent ? <bdi>{named(parent, language)}</bdi> : '–'],
            }
          })}
        />
      )}
      {found.length > foundShown && (
        <p class="muted">{say(language, 'shownFirst', { shown: foundShown, count: formatWhole(found.length) })}</p>
      )}
    </section>
  )
}
