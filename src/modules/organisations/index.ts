import type { Room } from '../../kernel/registry.ts'
import { addOrganisationAliases } from './commands/add-organisation-aliases.ts'
import { editOrganisation } from './commands/edit-organisation.ts'
import { mergeOrganisation } from './commands/merge-organisation.ts'
import { reviewOrganisations } from './commands/review-organisations.ts'
import { separateOrganisation } from './commands/separate-organisation.ts'
import { storeOrganisationsCommand } from './commands/store-organisations.ts'
import { listOrganisationNames } from './views/names.ts'
import { listOrganisations } from './views/organisations.ts'

export { addOrganisationAliases } from './commands/add-organisation-aliases.ts'
export { editOrganisation } from './commands/edit-organisation.ts'
export { mergeOrganisation } from './commands/merge-organisation.ts'
export { reviewOrganisations } from './commands/review-organisations.ts'
export { separateOrganisation } from './commands/separate-organisation.ts'
export { storeOrganisationsCommand } from './commands/store-organisations.ts'
export { OrganisationInput, organisationTypes } from './schema.ts'
export { mergedOrganisations, storeOrganisations } from './store.ts'
export { listOrganisationNames } from './views/names.ts'
export {
  allOrganisations,
  labelsOfOrganisations,
  listOrganisations,
  type Organisation,
  organisationsAreIllustrative,
} from './views/organisations.ts'

export const organisationsRoom: Room = {
  name: 'organisations',
  commands: [
    storeOrganisationsCommand,
    reviewOrganisations,
    editOrganisation,
    addOrganisationAliases,
    mergeOrganisation,
    separateOrganisation,
  ],
  views: [listOrganisations, listOrganisationNames],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
