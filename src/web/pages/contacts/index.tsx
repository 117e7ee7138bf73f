/** Routes of contacts: the list, one, its form, where somebody is, and whom to talk to. */
import { type Context, Hono } from 'hono'
import { mediaTypes } from '../../../exchange/feeds/activities/export.ts'
import { contactFormats, contactsFile } from '../../../exchange/feeds/contacts/export.ts'
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { visibilities } from '../../../modules/coordination/contacts/schema.ts'
import {
  checkIn,
  checkOut,
  contactsForFile,
  endContact,
  endResponsibility,
  eraseContact,
  giveResponsibility,
  listContacts,
  listResponsibilities,
  setContactVisibility,
  showContact,
  showOwnContact,
  storeContact,
} from '../../../modules/coordination/index.ts'
import { sayContact } from '../../messages/contacts.ts'
import { clusterAsked, knownActors } from '../coordination/load.ts'
import type { House } from '../house.ts'
import { ContactPage } from './contact.tsx'
import { ContactForm } from './form.tsx'
import { importRoutes } from './import-routes.tsx'
import { ContactsPage, selections } from './list.tsx'
import {
  contactOf,
  type Form,
  first,
  formOf,
  formOfContact,
  type LoadedContacts,
  loadContacts,
  type Refused,
  refusalOf,
} from './load.ts'
import { ResponsibilitiesPage } from './responsibilities.tsx'

const placeNotOne = defineProblem('place-not-one', 422, {
  en: 'No single place is called “{place}”. Write its P-code.',
  ar: 'لا مكان وحيدًا باسم «{place}». اكتب رمزه.',
  ckb: 'هیچ شوێنێکی تاک بە ناوی «{place}» نییە. P-codeەکەی بنووسە.',
})

const idOf = (c: Context): string => {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw notFound()
  return id
}

const commandIdOf = (form: Form) => (first(form, 'commandId') ? { commandId: first(form, 'commandId') } : {})
const orNull = (text: string): string | null => text || null

export function contactPages(house: House): Hono {
  const app = new Hono()
  const { reader, runner } = house

  async function showAll(c: Context, loaded: LoadedContacts, search = '', refused?: Refused) {
    const { asking, operation, operationId, language } = loaded
    const { cluster = '', organisation = '', place = '', which: wanted } = c.req.query()
    const which = selections.find(each => each === wanted) ?? 'all'
    const clusterId = clusterAsked(loaded, cluster)
    if ([organisation, place].some(id => id !== '' && !isId(id))) throw notFound()
    const narrowed = {
      ...(clusterId && { clusterId }),
      ...(organisation && { organisationId: organisation }),
      ...(place && { placeId: place }),
    }
    const [contacts, own] = await Promise.all([
      reader.read(listContacts, { operationId, which, search: search.slice(0, 100), ...narrowed }, asking),
      reader.read(showOwnContact, { operationId }, asking),
    ])
    return house.render(c, {
      title: sayContact(language, 'contacts'),
      operation,
      body: (
        <ContactsPage
          {...{ loaded, contacts, own }}
          asked={{ cluster, organisation, place, which, search }}
          wrong={refused?.text}
        />
      ),
      ...(refused && { status: refused.status }),
    })
  }

  function showForm(
    c: Context,
    loaded: LoadedContacts,
    asked: { id: string | null; own: boolean; form: Form },
    refused?: Refused,
  ) {
    const { operation, language } = loaded
    return house.render(c, {
      title: sayContact(language, asked.id === null ? 'add' : 'edit'),
      operation,
      body: <ContactForm loaded={loaded} {...asked} wrong={refused?.text} />,
      ...(refused && { status: refused.status }),
    })
  }

  async function showOne(c: Context, loaded: LoadedContacts, refused?: Refused) {
    const { asking, operation, operationId, language } = loaded
    const contact = await reader.read(showContact, { operationId, id: idOf(c) }, asking)
    const held = await reader.read(listResponsibilities, { operationId, contactId: contact.id, past: true }, asking)
    return house.render(c, {
      title: sayContact(language, 'contact'),
      operation,
      body: <ContactPage {...{ loaded, contact, held }} actors={new Map()} wrong={refused?.text} />,
      ...(refused && { status: refused.status }),
    })
  }

  async function showResponsibilities(c: Context, loaded: LoadedContacts, form: Form = {}, refused?: Refused) {
    const { asking, operation, operationId, language } = loaded
    const [held, contacts] = await Promise.all([
      reader.read(listResponsibilities, { operationId, past: true }, asking),
      reader.read(listContacts, { operationId }, asking),
    ])
    const actors = await knownActors(
      house,
      loaded,
      held.map(({ personId }) => personId),
    )
    return house.render(c, {
      title: sayContact(language, 'responsibilities'),
      operation,
      body: <ResponsibilitiesPage {...{ loaded, held, contacts, actors, form }} wrong={refused?.text} />,
      ...(refused && { status: refused.status }),
    })
  }

  app.get('/o/:code/contacts', async c => showAll(c, await loadContacts(house, c)))
  // A search may be for a name: it comes in the body of a form and stands in no address.
  app.post('/o/:code/contacts/search', async c => showAll(c, await loadContacts(house, c), first(await formOf(c), 'search')))

  app.get('/o/:code/contacts/new', async c => {
    const loaded = await loadContacts(house, c)
    const own = c.req.query('own') === '1'
    if (!own && !loaded.keepsAny) throw notFound()
    return showForm(c, loaded, { id: null, own, form: {} })
  })
  app.post('/o/:code/contacts', async c => {
    const loaded = await loadContacts(house, c)
    const { asking, operationId, language, base } = loaded
    const form = await formOf(c)
    const own = first(form, 'own') === '1'
    const input = { operationId, own, ...contactOf(form), visibility: first(form, 'visibility') || 'coordination' }
    try {
      const { id } = await runner.run(storeContact, input, { ...asking, ...commandIdOf(form) })
      return c.redirect(own ? base : `${base}/${id}`, 303)
    } catch (error) {
      return showForm(c, loaded, { id: null, own, form }, refusalOf(error, language))
    }
  })

  importRoutes(app, house)

  app.get('/o/:code/contacts/file', async c => {
    const loaded = await loadContacts(house, c)
    const { asking, operation, operationId, language, labelOf, clusters, placeName } = loaded
    const { for: shownTo = 'coordination', format: wanted = 'xlsx' } = c.req.query()
    const format = contactFormats.find(each => each === wanted)
    const audience = visibilities.find(each => each === shownTo)
    if (!format || !audience) throw notFound()
    const contacts = await reader.read(contactsForFile, { operationId, shownTo: audience }, asking)
    const labels = { organisation: labelOf, cluster: (id: string) => clusters.get(id)?.code ?? null, place: placeName }
    const { body, name } = contactsFile(contacts, { code: operation.code, language, format, labels })
    return c.body(body, 200, {
      'content-type': mediaTypes[format],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    })
  })

  app.get('/o/:code/contacts/responsibilities', async c => showResponsibilities(c, await loadContacts(house, c)))
  app.post('/o/:code/contacts/responsibilities', async c => {
    const loaded = await loadContacts(house, c)
    const { asking, operationId, language, base } = loaded
    const form = await formOf(c)
    const [kind = '', ofId = ''] = first(form, 'of').split('|')
    const [holder = '', holderId = ''] = first(form, 'holder').split('|')
    const input = {
      ...{ operationId, kind: first(form, 'kind'), starts: first(form, 'starts'), ends: orNull(first(form, 'ends')) },
      clusterId: kind === 'cluster' ? ofId : null,
      organisationId: kind === 'organisation' ? ofId : null,
      personId: holder === 'person' ? holderId : null,
      contactId: holder === 'contact' ? holderId : null,
    }
    try {
      await runner.run(giveResponsibility, input, { ...asking, ...commandIdOf(form) })
      return c.redirect(`${base}/responsibilities`, 303)
    } catch (error) {
      return showResponsibilities(c, loaded, form, refusalOf(error, language))
    }
  })
  app.post('/o/:code/contacts/responsibilities/:id/end', async c => {
    const loaded = await loadContacts(house, c)
    const { asking, operationId, language, base } = loaded
    const form = await formOf(c)
    const input = { operationId, id: idOf(c), version: Number(first(form, 'version')) }
    try {
      await runner.run(endResponsibility, input, { ...asking, ...commandIdOf(form) })
      return c.redirect(`${base}/responsibilities`, 303)
    } catch (error) {
      return showResponsibilities(c, loaded, {}, refusalOf(error, language))
    }
  })

  app.get('/o/:code/contacts/:id', async c => showOne(c, await loadContacts(house, c)))
  app.get('/o/:code/contacts/:id/edit', async c => {
    const loaded = await loadContacts(house, c)
    const { asking, operationId } = loaded
    const contact = await reader.read(showContact, { operationId, id: idOf(c) }, asking)
    if (!contact.mayChange) throw notFound()
    return showForm(c, loaded, { id: contact.id, own: false, form: formOfContact(contact) })
  })
  app.post('/o/:code/contacts/:id', async c => {
    const loaded = await loadContacts(house, c)
    const { asking, operationId, language, base } = loaded
    const form = await formOf(c)
    const id = idOf(c)
    const input = { operationId, id, version: Number(first(form, 'version')), ...contactOf(form) }
    try {
      await runner.run(storeContact, input, { ...asking, ...commandIdOf(form) })
      return c.redirect(`${base}/${id}`, 303)
    } catch (error) {
      return showForm(c, loaded, { id, own: false, form }, refusalOf(error, language))
    }
  })

  /** A form of one contact's page: gives its command, and says on the page what was wrong. */
  const step = (name: string, give: (loaded: LoadedContacts, id: string, form: Form) => Promise<unknown>, gone = false) =>
    app.post(`/o/:code/contacts/:id/${name}`, async c => {
      const loaded = await loadContacts(house, c)
      const form = await formOf(c)
      const id = idOf(c)
      const toList = gone || first(form, 'back') === 'list'
      try {
        await give(loaded, id, form)
        return c.redirect(toList ? loaded.base : `${loaded.base}/${id}`, 303)
      } catch (error) {
        const refused = refusalOf(error, loaded.language)
        return toList && !gone ? showAll(c, loaded, '', refused) : showOne(c, loaded, refused)
      }
    })
  const giving = ({ asking }: LoadedContacts, form: Form) => ({ ...asking, ...commandIdOf(form) })

  step('check-in', (loaded, contactId, form) => {
    const asked = first(form, 'place')
    const placeId = asked === '' ? null : loaded.placeOf(asked)
    if (placeId === undefined) throw placeNotOne({ place: asked })
    const days = { on: orNull(first(form, 'on')), until: orNull(first(form, 'until')) }
    return runner.run(checkIn, { operationId: loaded.operationId, contactId, placeId, ...days }, giving(loaded, form))
  })
  step('check-out', (loaded, contactId, form) => {
    const of = first(form, 'of') === 'place' ? 'place' : 'operation'
    return runner.run(checkOut, { operationId: loaded.operationId, contactId, of }, giving(loaded, form))
  })
  const seen = ({ operationId }: LoadedContacts, id: string, form: Form) => ({
    ...{ operationId, id, version: Number(first(form, 'version')) },
  })
  step('visibility', (loaded, id, form) => {
    const input = { ...seen(loaded, id, form), visibility: first(form, 'visibility') }
    return runner.run(setContactVisibility, input, giving(loaded, form))
  })
  step('end', (loaded, id, form) => runner.run(endContact, seen(loaded, id, form), giving(loaded, form)))
  step('erase', (loaded, id, form) => runner.run(eraseContact, seen(loaded, id, form), giving(loaded, form)), true)

  return app
}
