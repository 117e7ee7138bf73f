/** The form of a contact, a new one or one that is there. */
import { newId } from '../../../kernel/pure/ids.ts'
import { visibilities } from '../../../modules/coordination/contacts/schema.ts'
import { type ContactMessage, sayContact } from '../../messages/contacts.ts'
import { Field, Hidden } from '../accounts/parts.tsx'
import { type Form, first, type LoadedContacts } from './load.ts'
import { ClusterName, Wrong } from './parts.tsx'

interface Props {
  loaded: LoadedContacts
  /** Null: a new one. */
  id: string | null
  own: boolean
  form: Form
  wrong?: string | undefined
}

export function ContactForm({ loaded, id, own, form, wrong }: Props) {
  const { language, base } = loaded
  const field = (name: ContactMessage & keyof Form, more: { type?: 'email'; required?: boolean; maxLength?: number } = {}) => (
    <Field
      name={name}
      label={sayContact(language, name)}
      value={first(form, name)}
      maxLength={200}
      autocomplete="off"
      {...more}
    />
  )
  const title = sayContact(language, id !== null ? 'edit' : own ? 'addYourself' : 'add')
  return (
    <div class="coordination">
      <p>
        <a href={base}>{sayContact(language, 'allContacts')}</a>
      </p>
      <h1>{title}</h1>
      <Wrong wrong={wrong} />
      <form class="card" method="post" action={id === null ? base : `${base}/${id}`}>
        <Hidden
          fields={{ commandId: newId(), ...(own && { own: '1' }), ...(id !== null && { version: first(form, 'version') }) }}
        />
        {field('name', { required: true })}
        {field('function')}
        <div class="field">
          <label for="organisationId">{sayContact(language, 'organisation')}</label>
          <select id="organisationId" name="organisationId">
            <option value="">{sayContact(language, 'noOrganisation')}</option>
            {loaded.organisations.map(organisation => (
              <option key={organisation.id} value={organisation.id} selected={organisation.id === first(form, 'organisationId')}>
                {loaded.labelOf(organisation.id)}
              </option>
            ))}
          </select>
        </div>
        <fieldset class="meeting-attendance">
          <legend>{sayContact(language, 'clusters')}</legend>
          <div class="meeting-checks">
            {[...loaded.clusters.values()].map(cluster => (
              <label key={cluster.id}>
                <input
                  type="checkbox"
                  name="clusterIds"
                  value={cluster.id}
                  checked={form.clusterIds?.includes(cluster.id) ?? false}
                />{' '}
                <ClusterName cluster={cluster} language={language} />
              </label>
            ))}
          </div>
        </fieldset>
        {field('email', { type: 'email' })}
        <div class="field">
          <label for="phones">{sayContact(language, 'phones')}</label>
          <textarea id="phones" name="phones" rows={3} dir="ltr" autocomplete="off">
            {first(form, 'phones')}
          </textarea>
        </div>
        {field('satellitePhone', { maxLength: 40 })}
        {field('callSign', { maxLength: 40 })}
        {field('languages')}
        {id === null && <VisibilityField language={language} chosen={first(form, 'visibility') || 'coordination'} />}
        <button type="submit">{sayContact(language, 'save')}</button>
      </form>
    </div>
  )
}

/** Who may see a contact, the fewest first. */
export function VisibilityField({ language, chosen }: Pick<LoadedContacts, 'language'> & { chosen: string }) {
  return (
    <div class="field">
      <label for="visibility">{sayContact(language, 'visibility')}</label>
      <select id="visibility" name="visibility" aria-describedby="visibility-hint">
        {visibilities.map(each => (
          <option key={each} value={each} selected={each === chosen}>
            {sayContact(language, `visibility_${each}`)}
          </option>
        ))}
      </select>
      <p class="hint" id="visibility-hint">
        {sayContact(language, 'visibilityHint')}
      </p>
    </div>
  )
}
