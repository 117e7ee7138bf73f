import type { Room } from '../../kernel/registry.ts'
import { mergeOrganisation } from './commands/merge-organisation.ts'
import { reviewOrganisations } from './commands/review-organisations.ts'
import { storeOrganisationsCommand } from './commands/store-organisations.ts'
import { listOrganisations } from './views/organisations.ts'

export { mergeOrganisation } from './commands/merge-organisation.ts'
export { reviewOrganisations } from './commands/review-organisations.ts'
export { storeOrganisationsCommand } from './commands/store-organisations.ts'
export { OrganisationInput, organisationTypes } from './schema.ts'
export { storeOrganisations } from './store.ts'
export {
  allOrganisations,
  labelsOfOrganisations,
  listOrganisations,
  type Organisation,
  organisationsAreIllustrative,
} from './views/organisations.ts'

export const organisationsRoom: Room = {
  name: 'organisations',
  commands: [storeOrganisationsCommand, mergeOrganisation, reviewOrganisations],
  views: [listOrganisations],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
