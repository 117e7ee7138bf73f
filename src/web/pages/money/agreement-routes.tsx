/** Routes of agreements: all of them, one, proposing, signing, amending, ending, their plan, and the money posted under them. */
import type { Context, Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import {
  amendAgreement,
  endAgreement,
  finishDuty,
  listFundingEntries,
  listFunds,
  proposeAgreement,
  setBudgetLines,
  setDuties,
  setPlannedPayments,
  showAgreement,
  signAgreement,
} from '../../../modules/funding/index.ts'
import { agreementKinds, agreementStates } from '../../../modules/funding/schema.ts'
import { sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import { named } from '../../numbers.ts'
import { commandIdOf, type Errors, type Values, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { AgreementPage } from './agreement.tsx'
import { AgreementFormPage } from './agreement-form.tsx'
import { partiesOfValues, termsOfValues, valuesOfAgreement } from './agreement-values.ts'
import { AgreementsPage, type AskedAgreements } from './agreements.tsx'
import { agreementsCsv } from './csv.ts'
import { sendCsv } from './files.ts'
import { addressOfAgreement, type LoadedMoney, loadMoney, pagesOf, readAgreements } from './load.ts'
import { PlanPage } from './plan-form.tsx'
import { type PlanPart, planParts, rowsOfValues } from './plan-values.ts'
import { type Refusal, refusalOf } from './refusal.ts'

const pageLength = 25
const shownEntries = 20

/** What a query asks of the list; what it asks wrongly is not asked. */
function askedOf(query: Record<string, string>, loaded: LoadedMoney) {
  const among = <Value extends string>(all: readonly Value[], value: string | undefined) => all.find(each => each === value)
  const id = (value: string | undefined) => (value && isId(value) ? value : undefined)
  const cluster = [...loaded.clusters.values()].find(each => each.id === query.cluster || each.code === query.cluster)
  const kind = among(agreementKinds, query.kind)
  const state = among(agreementStates, query.state)
  const [giver, receiver] = [id(query.giver), id(query.receiver)]
  const { project, fund } = query
  const text = (query.q ?? '').slice(0, 200)
  const asked: AskedAgreements = {
    ...(kind && { kind }),
    ...(state && { state }),
    ...(giver && { giver }),
    ...(receiver && { receiver }),
    ...(cluster && { cluster: cluster.id }),
    ...(project && project.length <= 80 && { project }),
    ...(fund && fund.length <= 80 && { fund }),
    ...(text && { q: text }),
  }
  const input = {
    kinds: kind ? [kind] : [],
    states: state ? [state] : [],
    ...{ giverId: giver ?? null, receiverId: receiver ?? null, clusterId: cluster?.id ?? null },
    ...{ projectCode: asked.project ?? null, fund: asked.fund ?? null, text },
  }
  return { asked, input }
}

export function agreementRoutes(app: Hono, house: House): void {
  app.get('/o/:code/funding/agreements', async c => {
    const loaded = await loadMoney(house, c)
    const { asked, input } = askedOf(c.req.query(), loaded)
    const all = await readAgreements(house, loaded)
    const isNarrowed = Object.keys(asked).length > 0
    const { rows: found, baseCurrency } = isNarrowed ? await readAgreements(house, loaded, input) : all
    const { page, pages } = pagesOf(found.length, c.req.query('page'), pageLength)
    const rows = found.slice((page - 1) * pageLength, page * pageLength)
    const body = <AgreementsPage {...{ loaded, asked, rows, found, all: all.rows, baseCurrency, page, pages }} />
    return house.render(c, { title: sayMoney(loaded.language, 'agreements'), operation: loaded.operation, body })
  })
  app.get('/o/:code/funding/agreements.csv', async c => {
    const loaded = await loadMoney(house, c)
    const { rows } = await readAgreements(house, loaded, askedOf(c.req.query(), loaded).input)
    return sendCsv(house, c, loaded, 'agreements', isMarked => agreementsCsv(rows, loaded, isMarked))
  })
  proposing(app, house)
  oneAgreement(app, house)
  amending(app, house)
  planning(app, house)
}

type Refused = { values: Values; refusal: Pick<Refusal, 'errors' | 'status'> }

async function formPage(
  house: House,
  c: Context,
  loaded: LoadedMoney,
  given: { values: Values; errors: Errors; amended: { code: string; version: number } | null; status?: Refusal['status'] },
) {
  const { language, operation, operationId, asking } = loaded
  const { values, errors, amended, status } = given
  const { rows } = await readAgreements(house, loaded)
  const { rows: funds } = await house.reader.read(listFunds, { operationId }, asking)
  const sources = rows
    .filter(({ state }) => state !== 'ended')
    .map(row => ({ id: row.code, name: `${row.code} · ${named(row, language)}` }))
  const body = <AgreementFormPage {...{ loaded, values, errors, amended, sources, funds }} />
  const title = amended ? sayMoney(language, 'amendTitle', { code: amended.code }) : sayMoney(language, 'propose')
  return house.render(c, { title, operation, body, ...(status && { status }) })
}

function proposing(app: Hono, house: House): void {
  const mayPropose = ({ mayKeep, writable }: LoadedMoney) => mayKeep || writable.length > 0
  app.get('/o/:code/funding/agreements/new', async c => {
    const loaded = await loadMoney(house, c)
    if (!mayPropose(loaded)) throw notFound()
    const { kind = 'contribution', parent = '' } = c.req.query()
    const receiver = kind === 'contribution' && loaded.writable.length === 1 ? (loaded.writable[0]?.id ?? '') : ''
    return formPage(house, c, loaded, { values: { kind, parent, receiver, currency: 'USD' }, errors: {}, amended: null })
  })
  app.post('/o/:code/funding/agreements', async c => {
    const loaded = await loadMoney(house, c)
    if (!mayPropose(loaded)) throw notFound()
    const { asking, operationId, language, base } = loaded
    const values = await valuesOf(c)
    const { terms, wrong } = termsOfValues(values, loaded)
    const again = ({ errors, status }: Refused['refusal']) =>
      formPage(house, c, loaded, { values, errors, amended: null, status })
    if (values.receiver === '') wrong.receiver = sayMoney(language, 'needsField')
    if (Object.keys(wrong).length > 0) return again({ errors: wrong, status: 422 })
    try {
      const input = { operationId, ...partiesOfValues(values), ...terms }
      const { code } = await house.runner.run(proposeAgreement, input, { ...asking, ...commandIdOf(values) })
      return c.redirect(addressOfAgreement(base, code), 303)
    } catch (error) {
      return again(refusalOf(error, language, { place: 'earmarkPlaces', group: 'strength', happened: 'parent' }))
    }
  })
}

const remarkKinds = { 'soft-earmark': 'remarkSoft', 'beyond-budget-line': 'remarkLine' } as const

/** What is said after posting: `posted`, and each remark as kind, agreement and detail. */
function remarksIn(c: Context, { language }: LoadedMoney): string[] {
  if (c.req.query('posted') === undefined) return []
  const remarks = (c.req.queries('remark') ?? []).flatMap(written => {
    const [kind = '', agreement = '', ...detail] = written.slice(0, 300).split('|')
    const message = Object.entries(remarkKinds).find(([name]) => name === kind)?.[1]
    if (!message) return []
    const said = kind === 'soft-earmark' ? wordOf('dimension', detail.join('|'), language) : detail.join('|')
    return [sayMoney(language, message, { agreement, detail: said })]
  })
  return [sayMoney(language, 'posted'), ...remarks]
}

function oneAgreement(app: Hono, house: House): void {
  async function page(
    c: Context,
    loaded: LoadedMoney,
    code: string,
    refused?: { step: string; values: Values; refusal: Refusal },
  ) {
    const { asking, operationId, operation, language } = loaded
    const shown = await house.reader.read(showAgreement, { operationId, code }, asking)
    const { rows: all } = await readAgreements(house, loaded)
    const asked = { operationId, agreement: code, limit: shownEntries }
    const entries = await house.reader.read(listFundingEntries, asked, asking)
    const body = (
      <AgreementPage
        {...{ loaded, shown, all, entries }}
        remarks={remarksIn(c, loaded)}
        refused={refused && { step: refused.step, values: refused.values, errors: refused.refusal.errors }}
      />
    )
    const title = `${code} · ${named(shown.agreement, language)}`
    return house.render(c, { title, operation, body, ...(refused && { status: refused.refusal.status }) })
  }
  app.get('/o/:code/funding/agreements/:agreement', async c => page(c, await loadMoney(house, c), c.req.param('agreement')))

  /** What is done on the page of an agreement: the page again with what was wrong, or as it is then. */
  const action = (
    step: string,
    give: (loaded: LoadedMoney, code: string, values: Values) => Promise<unknown>,
    renamed: Record<string, string> = {},
  ) =>
    app.post(`/o/:code/funding/agreements/:agreement/${step}`, async c => {
      const loaded = await loadMoney(house, c)
      const [code, values] = [c.req.param('agreement'), await valuesOf(c)]
      await house.reader.read(showAgreement, { operationId: loaded.operationId, code }, loaded.asking)
      try {
        await give(loaded, code, values)
      } catch (error) {
        return page(c, loaded, code, { step, values, refusal: refusalOf(error, loaded.language, renamed) })
      }
      return c.redirect(values.next === 'deadlines' ? `${loaded.base}/deadlines` : addressOfAgreement(loaded.base, code), 303)
    })
  action('sign', ({ asking, operationId }, code, { signedOn, ...values }) =>
    house.runner.run(signAgreement, { operationId, code, signedOn }, givingOf(asking, values)),
  )
  action('end', ({ asking, operationId }, code, { ended, reason, ...values }) =>
    house.runner.run(endAgreement, { operationId, code, ended, reason }, givingOf(asking, values)),
  )
  action('duty', ({ asking, operationId }, code, { duty, doneOn, ...values }) =>
    house.runner.run(finishDuty, { operationId, code, id: duty, doneOn }, { ...asking, ...commandIdOf(values) }),
  )
}

/** As whom, with the id of the form, and for the version that the person saw. */
function givingOf(asking: LoadedMoney['asking'], values: Values) {
  return { ...asking, ...commandIdOf(values), ...(values.version ? { seenVersion: Number(values.version) } : {}) }
}

/** An agreement whose terms the person may write. @throws Problem `not-found` for everybody else. */
async function ownAgreement(house: House, loaded: LoadedMoney, code: string) {
  const shown = await house.reader.read(showAgreement, { operationId: loaded.operationId, code }, loaded.asking)
  if (shown.terms === null || !loaded.mayWriteOf(shown.agreement)) throw notFound()
  return shown
}

function amending(app: Hono, house: House): void {
  app.get('/o/:code/funding/agreements/:agreement/amend', async c => {
    const loaded = await loadMoney(house, c)
    const shown = await ownAgreement(house, loaded, c.req.param('agreement'))
    const { code, version, kind, state } = shown.agreement
    if (state !== 'in-force' || !loaded.mayAmend(shown.agreement)) throw notFound()
    const values = { ...valuesOfAgreement(shown, loaded), kind }
    return formPage(house, c, loaded, { values, errors: {}, amended: { code, version } })
  })
  app.post('/o/:code/funding/agreements/:agreement/amend', async c => {
    const loaded = await loadMoney(house, c)
    const { asking, operationId, language, base } = loaded
    const shown = await ownAgreement(house, loaded, c.req.param('agreement'))
    const { code, kind, version } = shown.agreement
    const values = { ...(await valuesOf(c)), kind }
    const { terms, wrong } = termsOfValues(values, loaded)
    const again = ({ errors, status }: Refused['refusal']) =>
      formPage(house, c, loaded, { values, errors, amended: { code, version }, status })
    if (Object.keys(wrong).length > 0) return again({ errors: wrong, status: 422 })
    const { newCode, signedOn, reason, carryOver } = values as Record<string, string>
    const input = { operationId, code, newCode, signedOn, reason, carryOver: carryOver === 'yes', ...terms }
    try {
      const made = await house.runner.run(amendAgreement, input, givingOf(asking, values))
      return c.redirect(addressOfAgreement(base, made.code), 303)
    } catch (error) {
      return again(refusalOf(error, language, { code: 'newCode', place: 'earmarkPlaces', happened: 'signedOn' }))
    }
  })
}

function planning(app: Hono, house: House): void {
  type RefusedPart = { part: PlanPart; values: Values; errors: Errors; status: Refusal['status'] }
  async function page(c: Context, loaded: LoadedMoney, refused?: RefusedPart) {
    const shown = await ownAgreement(house, loaded, c.req.param('agreement') ?? '')
    const title = sayMoney(loaded.language, 'plan', { code: shown.agreement.code })
    const body = <PlanPage loaded={loaded} shown={shown} refused={refused} />
    return house.render(c, { title, operation: loaded.operation, body, ...(refused && { status: refused.status }) })
  }
  app.get('/o/:code/funding/agreements/:agreement/plan', async c => page(c, await loadMoney(house, c)))
  app.post('/o/:code/funding/agreements/:agreement/plan', async c => {
    const loaded = await loadMoney(house, c)
    const { operationId, asking, language, base } = loaded
    const { agreement } = await ownAgreement(house, loaded, c.req.param('agreement'))
    const values = await valuesOf(c)
    const part = planParts.find(each => each === values.part)
    if (!part) throw notFound()
    const { rows, wrong } = rowsOfValues(values, part, agreement.currency, loaded)
    if (Object.keys(wrong).length > 0) return page(c, loaded, { part, values, errors: wrong, status: 422 })
    const input = { operationId, code: agreement.code }
    const giving = givingOf(asking, values)
    try {
      if (part === 'line') await house.runner.run(setBudgetLines, { ...input, lines: rows }, giving)
      else if (part === 'duty') await house.runner.run(setDuties, { ...input, duties: rows }, giving)
      else await house.runner.run(setPlannedPayments, { ...input, payments: rows }, giving)
    } catch (error) {
      const { errors, status } = refusalOf(error, language)
      return page(c, loaded, { part, values, errors, status })
    }
    return c.redirect(addressOfAgreement(base, agreement.code), 303)
  })
}
