/** The switch between roles of a demonstration. */
import { roleNames, roles } from '../../../modules/operations/index.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import type { PartProps } from './parts.tsx'

/** Only what the chosen role is limited to counts. */
export function SeeAs({ overview, language, path }: PartProps) {
  const { operation, clusters, organisations, picture, allPlaces } = overview
  const choice = (name: string, label: string, options: readonly { id: string; name: string }[]) => (
    <div>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {options.map(option => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
  const places = picture.areas.flatMap(id => allPlaces.get(id) ?? [])
  return (
    <details class="card">
      <summary>{say(language, 'seeAsTitle')}</summary>
      <p class="muted">{say(language, 'seeAsNote')}</p>
      <form class="filters" method="post" action="/see-as">
        <input type="hidden" name="operationId" value={operation.id} />
        <input type="hidden" name="next" value={path} />
        {choice(
          'role',
          say(language, 'role'),
          roles.filter(role => role !== 'administrator').map(role => ({ id: role, name: roleNames[role][language] })),
        )}
        {choice(
          'clusterId',
          say(language, 'cluster'),
          [...clusters.values()].map(entry => ({ id: entry.id, name: named(entry, language) })),
        )}
        {choice(
          'organisationId',
          say(language, 'organisation'),
          [...organisations.values()].map(entry => ({ id: entry.id, name: entry.acronym ?? named(entry, language) })),
        )}
        {choice(
          'placeId',
          say(language, 'area'),
          places.map(entry => ({ id: entry.id, name: named(entry, language) })),
        )}
        <button type="submit">{say(language, 'show')}</button>
      </form>
    </details>
  )
}
