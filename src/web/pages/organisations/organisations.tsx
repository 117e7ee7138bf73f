/** The organisations of an operation: who they are, and how much they reported in the months shown. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { organisationTypes } from '../../../modules/organisations/index.ts'
import type { Membership } from '../../../modules/plan/index.ts'
import { say } from '../../messages/house.ts'
import { tell, tellCode } from '../../messages/pages.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Months } from '../overview/filters-form.tsx'
import type { Overview } from '../overview/load.ts'
import { NotStated } from '../profile/facts.tsx'
import type { Shown } from '../profile/load.ts'
import { ListPage } from '../profile/page.tsx'
import { Records } from '../profile/records.tsx'
import { type Asked, findOrganisations } from './search.ts'

interface OrganisationsProps {
  shown: Shown
  lastReports: readonly { organisationId: string; lastPeriod: string }[]
  memberships: readonly Membership[]
  asked: Asked
}

const organisationsShown = 300

export function OrganisationsPage({ shown, lastReports, memberships, asked }: OrganisationsProps) {
  const { overview, addresses, language, path } = shown
  const { organisations, picture, clusters } = overview
  const found = findOrganisations([...organisations.values()], asked)
  const present = new Map(picture.presence.map(entry => [entry.organisationId, entry]))
  const last = new Map(lastReports.map(({ organisationId, lastPeriod }) => [organisationId, lastPeriod]))
  return (
    <ListPage shown={shown} title={say(language, 'organisationsAll')}>
      {asked.closest && asked.search !== '' && (
        <p class="notice" role="status">
          {tell(language, 'organisationUnknown', { name: asked.search })}
        </p>
      )}
      <SearchForm asked={asked} language={language} path={path} overview={overview} />
      <section class="card" aria-labelledby="found-title">
        <h2 id="found-title">{tell(language, 'foundCount', { count: formatWhole(found.length) })}</h2>
        {found.length === 0 ? (
          <p>{tell(language, 'foundNoOrganisation')}</p>
        ) : (
          <Records
            head={say(language, 'organisation')}
            columns={[
              { head: tell(language, 'type') },
              { head: tell(language, 'memberOf') },
              { head: say(language, 'areas'), number: true },
              { head: say(language, 'clusters'), number: true },
              { head: say(language, 'lines'), number: true },
              { head: tell(language, 'lastReported') },
            ]}
            rows={found.slice(0, organisationsShown).map(organisation => {
              const { id, acronym, type, isDonor, status, illustrative } = organisation
              const entry = present.get(id)
              const lastPeriod = last.get(id)
              const name = named(organisation, language)
              const codes = memberships.flatMap(({ organisationId, clusterId }) =>
                organisationId === id ? (clusters.get(clusterId)?.code ?? []) : [],
              )
              return {
                key: id,
                head: (
                  <>
                    <a href={addresses.organisation(organisation)}>
                      <bdi>{acronym ?? name}</bdi>
                    </a>
                    {acronym && acronym !== name && (
                      <span class="full-name">
                        <bdi>{name}</bdi>
                      </span>
                    )}
                    {status === 'unreviewed' && <span class="badge">{say(language, 'unreviewed')}</span>}
                    {illustrative && <span class="badge">{say(language, 'illustrative')}</span>}
                  </>
                ),
                cells: [
                  <>
                    {type ? tellCode(language, 'type', type) : <NotStated language={language} />}
                    {isDonor && type !== 'donor' && ` · ${tell(language, 'isDonor')}`}
                  </>,
                  codes.length > 0 ? <bdi>{codes.join(', ')}</bdi> : '–',
                  formatWhole(entry?.areaIds.length ?? 0),
                  formatWhole(entry?.clusterIds.length ?? 0),
                  formatWhole(entry?.lines ?? 0),
                  lastPeriod ? formatMonth(lastPeriod, language) : <span class="unknown">{tell(language, 'neverReported')}</span>,
                ],
              }
            })}
          />
        )}
        {found.length > organisationsShown && (
          <p class="muted">{say(language, 'shownFirst', { shown: organisationsShown, count: formatWhole(found.length) })}</p>
        )}
      </section>
    </ListPage>
  )
}

interface SearchFormProps {
  asked: Asked
  language: Language
  path: string
  overview: Overview
}

function SearchForm({ asked, language, path, overview }: SearchFormProps) {
  return (
    <search>
      <form class="filters" action={`${path}/organisations`}>
        <div class="grow">
          <label for="search">{tell(language, 'searchOrganisations')}</label>
          <input id="search" name="search" type="search" value={asked.search} />
        </div>
        <div>
          <label for="type">{tell(language, 'type')}</label>
          <select id="type" name="type">
            <option value="">{tell(language, 'anyType')}</option>
            {organisationTypes.map(type => (
              <option key={type} value={type} selected={type === asked.type}>
                {tellCode(language, 'type', type)}
              </option>
            ))}
          </select>
        </div>
        <Months overview={overview} language={language} />
        <div class="check-inline">
          <input id="donor" name="donor" type="checkbox" value="yes" checked={asked.onlyDonors} />
          <label for="donor">{tell(language, 'onlyDonors')}</label>
        </div>
        <button type="submit">{tell(language, 'search')}</button>
      </form>
    </search>
  )
}
