/** The form of an agreement: proposed anew in one of its kinds, or amended with what it says now. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { ListedFund } from '../../../modules/funding/index.ts'
import { agreementKinds, earmarkStrengths } from '../../../modules/funding/schema.ts'
import { type MoneyMessage, sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import { type Errors, Field, Hidden, Select, type Values } from '../accounts/parts.tsx'
import { addressOfAgreement, type Choice, type LoadedMoney } from './load.ts'
import { Area, Refused, Section, Tick } from './parts.tsx'

interface FormProps {
  loaded: LoadedMoney
  values: Values
  errors: Errors
  /** Code and version of the agreement that is amended; null: it is proposed. */
  amended: { code: string; version: number } | null
  /** Agreements that money may come from, by code. */
  sources: readonly Choice[]
  funds: readonly ListedFund[]
}

const fieldNames: Record<string, MoneyMessage> = {
  ...{ code: 'code', newCode: 'newCode', nameEn: 'nameEn', giver: 'giver', receiver: 'receiver', parent: 'parent' },
  ...{ fromFund: 'fromFund', intoFund: 'intoFund', currency: 'currency', cluster: 'cluster', project: 'project' },
  ...{ starts: 'starts', ends: 'ends', earmarkPlaces: 'earmarkPlaces', earmarkProjects: 'earmarkProjects' },
  ...{ strength: 'strength', knownApart: 'knownApart', signedOn: 'signedOn', reason: 'reason', source: 'source' },
  ...{ inKindMethod: 'inKindMethod', reference: 'reference', conditions: 'conditions', note: 'note' },
}

export function AgreementFormPage(props: FormProps) {
  const { loaded, values, errors, amended } = props
  const { language, base } = loaded
  const list = `${base}/agreements`
  const t = (message: MoneyMessage) => sayMoney(language, message)
  const kind = agreementKinds.find(each => each === values.kind) ?? 'contribution'
  const names = Object.fromEntries(Object.entries(fieldNames).map(([name, message]) => [name, t(message)]))
  return (
    <div class="money">
      <div class="page-head">
        <h1>{amended ? sayMoney(language, 'amendTitle', { code: amended.code }) : t('propose')}</h1>
        <p class="muted">{t(amended ? 'amendHint' : 'proposeHint')}</p>
        <p class="links">
          <a href={amended ? addressOfAgreement(base, amended.code) : list}>{t(amended ? 'agreement' : 'allAgreements')}</a>
        </p>
      </div>
      {!amended && (
        <nav aria-label={t('kind')}>
          <ul class="money-kinds">
            {agreementKinds.map(each => (
              <li key={each}>
                <a href={`${list}/new?kind=${each}`} aria-current={each === kind ? 'page' : undefined}>
                  {wordOf('agreement', each, language)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Refused errors={errors} names={names} />
      <form method="post" action={amended ? addressOfAgreement(base, amended.code, '/amend') : list}>
        <Hidden fields={{ commandId: newId(), ...(amended ? { version: String(amended.version) } : { kind }) }} />
        {amended ? <Amendment {...props} /> : <Parties {...props} kind={kind} />}
        <What {...props} kind={kind} />
        <EarmarkFields {...props} />
        <section class="card">
          <button type="submit">{t(amended ? 'amend' : 'propose')}</button>
        </section>
      </form>
    </div>
  )
}

function Amendment({ loaded: { language }, values, errors }: FormProps) {
  const t = (message: MoneyMessage) => sayMoney(language, message)
  return (
    <Section id="amendment" title={t('amend')}>
      <Field name="newCode" label={t('newCode')} value={values.newCode} error={errors.newCode} maxLength={80} required />
      <Field name="signedOn" type="date" label={t('signedOn')} value={values.signedOn} error={errors.signedOn} required />
      <Field name="reason" label={t('reason')} value={values.reason} error={errors.reason} maxLength={1000} required />
      <Tick name="carryOver" label={t('carryOver')} {...{ values, errors, language }} />
    </Section>
  )
}

function Parties({ loaded, values, errors, sources, funds, kind }: FormProps & { kind: string }) {
  const { language, organisationChoices } = loaded
  const t = (message: MoneyMessage) => sayMoney(language, message)
  const open = funds.filter(({ closed }) => closed === null).map(({ code }): Choice => ({ id: code, name: code }))
  const isContribution = kind === 'contribution'
  return (
    <Section id="parties" title={wordOf('agreement', kind, language)}>
      <Field name="code" label={t('code')} value={values.code} error={errors.code} maxLength={80} required />
      {isContribution ? (
        <Select
          {...{ name: 'giver', label: t('giver'), value: values.giver, error: errors.giver }}
          options={organisationChoices}
          empty={t('giverUnknown')}
        />
      ) : (
        <Select
          {...{ name: 'parent', label: t('parent'), value: values.parent, error: errors.parent }}
          options={sources}
          empty="–"
        />
      )}
      {kind === 'allocation' && open.length > 0 && (
        <Select
          {...{ name: 'fromFund', label: t('fromFund'), value: values.fromFund, error: errors.fromFund }}
          options={open}
          empty="–"
        />
      )}
      <Select
        {...{ name: 'receiver', label: t('receiver'), value: values.receiver, error: errors.receiver }}
        options={organisationChoices}
        empty="–"
      />
      {isContribution && open.length > 0 && (
        <Select
          {...{ name: 'intoFund', label: t('intoFund'), value: values.intoFund, error: errors.intoFund }}
          options={open}
          empty="–"
        />
      )}
      {isContribution && (errors.knownApart || values.knownApart) && (
        <Field
          {...{ name: 'knownApart', label: t('knownApart'), hint: t('knownApartHint'), maxLength: 1000 }}
          value={values.knownApart}
          error={errors.knownApart}
        />
      )}
    </Section>
  )
}

function What({ loaded, values, errors, kind }: FormProps & { kind: string }) {
  const { language, clusterChoices, projectChoices } = loaded
  const t = (message: MoneyMessage) => sayMoney(language, message)
  const form = { values, errors, language }
  return (
    <Section id="what" title={t('terms')}>
      {(['nameEn', 'nameAr', 'nameCkb'] as const).map(name => (
        <div key={name} class={errors[name] ? 'field field-wrong' : 'field'}>
          <label for={name}>{t(name)}</label>
          <input
            id={name}
            name={name}
            value={values[name] ?? ''}
            maxLength={300}
            lang={name.slice(4).toLowerCase()}
            dir={name === 'nameEn' ? 'ltr' : 'rtl'}
            aria-invalid={errors[name] ? 'true' : undefined}
            aria-describedby={errors[name] ? `${name}-error` : undefined}
          />
          {errors[name] && (
            <p class="error" id={`${name}-error`}>
              {errors[name]}
            </p>
          )}
        </div>
      ))}
      <Field
        {...{ name: 'reference', label: t('reference'), hint: t('referenceHint'), maxLength: 200 }}
        value={values.reference}
        error={errors.reference}
      />
      <Field
        name="currency"
        label={t('currency')}
        hint="USD, EUR, IQD …"
        value={values.currency}
        error={errors.currency}
        maxLength={3}
        required
      />
      <Select
        {...{ name: 'cluster', label: t('cluster'), value: values.cluster, error: errors.cluster }}
        options={clusterChoices}
        empty={t('notStated')}
      />
      <Select
        {...{ name: 'project', label: t('project'), value: values.project, error: errors.project }}
        options={projectChoices}
        empty={t('notStated')}
      />
      <div class="money-pair">
        <Field name="starts" type="date" label={t('starts')} value={values.starts} error={errors.starts} />
        <Field name="ends" type="date" label={t('ends')} value={values.ends} error={errors.ends} hint={t('endsHint')} />
      </div>
      <Tick name="advanceAllowed" label={t('advanceAllowed')} {...form} />
      {kind === 'contribution' && (
        <>
          <Field
            {...{ name: 'inKindMethod', label: t('inKindMethod'), hint: t('inKindHint'), maxLength: 300 }}
            value={values.inKindMethod}
            error={errors.inKindMethod}
          />
          <Field name="inKindSource" label={t('inKindSource')} value={values.inKindSource} maxLength={300} />
        </>
      )}
      <Area name="conditions" label={t('conditions')} {...form} />
      <Area name="note" label={t('note')} {...form} />
      <Field name="source" label={t('source')} value={values.source} error={errors.source} maxLength={500} />
    </Section>
  )
}

function EarmarkFields({ loaded, values, errors }: FormProps) {
  const { language, clusterChoices, groupChoices } = loaded
  const t = (message: MoneyMessage) => sayMoney(language, message)
  const checks = (kind: 'earmarkCluster' | 'earmarkGroup', legend: string, all: readonly Choice[]) => (
    <fieldset>
      <legend>{legend}</legend>
      <div class="money-checks">
        {all.map(({ id, name }) => {
          const field = `${kind}.${id}`
          return (
            <span key={id} class="check-inline">
              <input type="checkbox" id={field} name={field} value="yes" checked={values[field] === 'yes'} />
              <label for={field}>{name}</label>
            </span>
          )
        })}
      </div>
    </fieldset>
  )
  return (
    <Section id="earmark" title={t('earmark')}>
      <p class="muted">{t('earmarkHint')}</p>
      <Select
        {...{ name: 'strength', label: t('strength'), value: values.strength, error: errors.strength }}
        options={earmarkStrengths.map(id => ({ id, name: wordOf('strength', id, language) }))}
      />
      {checks('earmarkCluster', t('cluster'), clusterChoices)}
      {groupChoices.length > 0 && checks('earmarkGroup', t('group'), groupChoices)}
      <Field
        {...{ name: 'earmarkPlaces', label: t('earmarkPlaces'), hint: t('codesHint') }}
        value={values.earmarkPlaces}
        error={errors.earmarkPlaces}
      />
      <Field
        {...{ name: 'earmarkProjects', label: t('earmarkProjects'), hint: t('codesHint') }}
        value={values.earmarkProjects}
        error={errors.earmarkProjects}
      />
      <Area name="earmarkWords" label={t('earmarkWords')} {...{ values, errors, language }} />
    </Section>
  )
}
