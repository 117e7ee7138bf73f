import { expect, test } from 'vitest'
import { columnWord } from './columns.ts'

test('a column is named by its heading or its tag, what it holds by its word or its name in any language', () => {
  expect(columnWord('activities', 'Agence exécutante=leadOrganisation')).toEqual({
    heading: 'Agence exécutante',
    key: 'agenceexecutante',
    target: 'leadOrganisation',
  })
  expect(columnWord('activities', '#adm1 +name=المحافظة').target).toBe('adm1Name')
  expect(columnWord('activities', '#adm1 +name=المحافظة').key).toBe('#adm1+name')
  expect(columnWord('activities', 'a=b=People reached')).toMatchObject({ heading: 'a=b', target: 'reached' })
  expect(columnWord('activities', 'Girls=reached+children+f').target).toBe('reached+f+children')
  expect(columnWord('activities', 'Total#2=reached').key).toBe('total#2')
  expect(columnWord('needs', 'PIN=ئاوارەکان').target).toBe('displaced')
  for (const nothing of ['-', 'none', 'not used']) expect(columnWord('needs', `X=${nothing}`).target).toBeNull()
})

test('what cannot be understood says what can be', () => {
  expect(() => columnWord('activities', 'heading')).toThrow('COLUMN=FIELD')
  expect(() => columnWord('activities', '=reached')).toThrow('COLUMN=FIELD')
  expect(() => columnWord('activities', 'X=severity')).toThrow(/no field “severity”.*leadOrganisation.*reached\+f\+children/)
  expect(() => columnWord('needs', 'X=donor')).toThrow(/inNeed.*severity/)
})
