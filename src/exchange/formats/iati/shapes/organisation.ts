/** An organisation file's organisation: its budgets, whom they are for, and its documents. */
import type {
  BudgetLine,
  IatiOrganisation,
  RecipientCountryBudget,
  RecipientOrganisationBudget,
  RecipientRegionBudget,
  TotalBudget,
  TotalExpenditure,
} from '../model.ts'
import { attribute, many, one, type Shape, shape, textOf } from '../shape.ts'
import {
  country,
  documentLink,
  narratives,
  periodEnd,
  periodStart,
  region,
  reporting,
  someNarratives,
  textShape,
  value,
} from './parts.ts'

const line: Shape<BudgetLine> = shape({
  ref: attribute('ref'),
  value: one('value', () => value, true),
  narratives: someNarratives,
})
const status = attribute('status', { list: 'BudgetStatus' })
const amount = one('value', () => value, true)
const lines = many('budget-line', () => line)

const totalBudget: Shape<TotalBudget> = shape({ status, start: periodStart, end: periodEnd, value: amount, lines })

type Recipient = NonNullable<RecipientOrganisationBudget['recipient']>
const recipient: Shape<Recipient> = shape<Recipient>({ ref: attribute('ref'), narratives })
const recipientOrganisationBudget: Shape<RecipientOrganisationBudget> = shape({
  ...{ status, recipient: one('recipient-org', () => recipient, true) },
  ...{ start: periodStart, end: periodEnd, value: amount, lines },
})
const recipientRegionBudget: Shape<RecipientRegionBudget> = shape({
  ...{ status, region: one('recipient-region', () => region, true) },
  ...{ start: periodStart, end: periodEnd, value: amount, lines },
})
const recipientCountryBudget: Shape<RecipientCountryBudget> = shape({
  ...{ status, country: one('recipient-country', () => country, true) },
  ...{ start: periodStart, end: periodEnd, value: amount, lines },
})
const totalExpenditure: Shape<TotalExpenditure> = shape({
  ...{ start: periodStart, end: periodEnd, value: amount, lines: many('expense-line', () => line) },
})
const sorted = { sorted: true }

export const organisationShape: Shape<IatiOrganisation> = shape<IatiOrganisation>({
  updated: attribute('last-updated-datetime', { is: 'date-time' }),
  language: attribute('xml:lang', { list: 'Language' }),
  defaultCurrency: attribute('default-currency', { list: 'Currency' }),
  identifier: textOf('organisation-identifier', { needed: true }),
  name: one('name', () => textShape, true),
  reporting: one('reporting-org', () => reporting, true),
  totalBudgets: many('total-budget', () => totalBudget, sorted),
  recipientOrganisationBudgets: many('recipient-org-budget', () => recipientOrganisationBudget, sorted),
  recipientRegionBudgets: many('recipient-region-budget', () => recipientRegionBudget, sorted),
  recipientCountryBudgets: many('recipient-country-budget', () => recipientCountryBudget, sorted),
  totalExpenditures: many('total-expenditure', () => totalExpenditure, sorted),
  documents: many('document-link', () => documentLink),
})
