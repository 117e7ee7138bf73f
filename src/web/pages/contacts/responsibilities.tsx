/** Who to talk to: all responsibilities, and the form of those who give them. */
import { newId } from '../../../kernel/pure/ids.ts'
import { responsibilityKinds } from '../../../modules/coordination/contacts/schema.ts'
import type { ContactRecord, Responsibility } from '../../../modules/coordination/index.ts'
import { sayContact } from '../../messages/contacts.ts'
import { named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { ActionButton, Field, Hidden, Select } from '../accounts/parts.tsx'
import type { Actors } from '../coordination/load.ts'
import { type Form, first, type LoadedContacts } from './load.ts'
import { Wrong } from './parts.tsx'
import { Responsible } from './responsible.tsx'

interface Props {
  loaded: LoadedContacts
  held: readonly Responsibility[]
  /** Who may be given one: contacts that the reader sees. */
  contacts: readonly ContactRecord[]
  actors: Actors
  form: Form
  wrong?: string | undefined
}

export function ResponsibilitiesPage({ loaded, held, contacts, actors, form, wrong }: Props) {
  const { language, base } = loaded
  const title = sayContact(language, 'responsibilities')
  return (
    <div class="coordination">
      <p>
        <a href={base}>{sayContact(language, 'allContacts')}</a>
      </p>
      <h1>{title}</h1>
      <Wrong wrong={wrong} />
      <Scroll label={title}>
        {held.length === 0 ? (
          <p class="muted">{sayContact(language, 'noResponsibilities')}</p>
        ) : (
          <Responsible
            held={held}
            loaded={loaded}
            actors={actors}
            of={loaded}
            {...(held.some(({ mayEnd }) => mayEnd) && {
              action: (each: Responsibility) =>
                each.mayEnd && (each.ends === null || each.ends > loaded.today) && each.starts <= loaded.today ? (
                  <ActionButton
                    action={`${base}/responsibilities/${each.id}/end`}
                    label={sayContact(language, 'endIt')}
                    fields={{ version: String(each.version) }}
                  />
                ) : (
                  '–'
                ),
            })}
          />
        )}
      </Scroll>
      <Give loaded={loaded} contacts={contacts} form={form} />
    </div>
  )
}

function Give({ loaded, contacts, form }: Pick<Props, 'loaded' | 'contacts' | 'form'>) {
  const { language, base, clusters, organisations, labelOf, people, mayGive, today } = loaded
  const of = [
    ...(mayGive(null, null) ? [{ id: '-', name: sayContact(language, 'wholeOperation') }] : []),
    ...[...clusters.values()]
      .filter(({ id }) => mayGive(id, null))
      .map(cluster => ({ id: `cluster|${cluster.id}`, name: `${cluster.code} ${named(cluster, language)}` })),
    ...organisations.filter(({ id }) => mayGive(null, id)).map(({ id }) => ({ id: `organisation|${id}`, name: labelOf(id) })),
  ]
  if (of.length === 0) return null
  const holders = [
    ...contacts.map(({ id, name }) => ({ id: `contact|${id}`, name })),
    ...people.map(({ id, name }) => ({ id: `person|${id}`, name: `${name} (${sayContact(language, 'account')})` })),
  ]
  return (
    <details class="card" open={form.kind !== undefined}>
      <summary>{sayContact(language, 'give')}</summary>
      <p>{sayContact(language, 'giveExplained')}</p>
      <form method="post" action={`${base}/responsibilities`}>
        <Hidden fields={{ commandId: newId() }} />
        <Select
          name="kind"
          label={sayContact(language, 'kind')}
          options={responsibilityKinds.map(kind => ({ id: kind, name: sayContact(language, `kind_${kind}`) }))}
          value={first(form, 'kind')}
        />
        <Select name="of" label={sayContact(language, 'of')} options={of} value={first(form, 'of')} />
        <Select name="holder" label={sayContact(language, 'holder')} options={holders} value={first(form, 'holder')} />
        <div class="meeting-fields">
          <Field
            name="starts"
            type="date"
            label={sayContact(language, 'starts')}
            value={first(form, 'starts') || today}
            required
          />
          <Field name="ends" type="date" label={sayContact(language, 'lastDay')} value={first(form, 'ends')} />
        </div>
        <button type="submit">{sayContact(language, 'give')}</button>
      </form>
    </details>
  )
}
