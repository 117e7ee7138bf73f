import { readFileSync } from 'node:fs'
import path from 'node:path'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { clusterColours, paperStyle, sides, Words } from './drawing.tsx'

const styles = (name: string) => readFileSync(path.join(import.meta.dirname, `../styles/${name}`), 'utf8')
/** Values of custom properties, those of the dark theme after those of the light one. */
const valuesOf = (css: string, name: string) =>
  [...css.matchAll(new RegExp(`--${name}: (#[0-9a-f]{3,6});`, 'g'))].map(([, value]) => value ?? '')

function luminance(colour: string): number {
  const hex = colour.length === 4 ? [...colour.slice(1)].map(digit => digit + digit) : (colour.slice(1).match(/../g) ?? [])
  const [red = 0, green = 0, blue = 0] = hex.map(part => {
    const value = Number.parseInt(part, 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

test('every cluster colour can be told from the page and carries its code, in both themes', () => {
  const figures = styles('figures.css')
  const surfaces = valuesOf(styles('house.css'), 'surface')
  const inks = valuesOf(figures, 'mark-ink')
  expect(surfaces).toHaveLength(2)
  for (const [index, colour] of clusterColours.entries()) {
    const themes = valuesOf(figures, `k${index + 1}`)
    expect(themes[0]).toBe(colour)
    expect(themes).toHaveLength(2)
    for (const [theme, value] of themes.entries()) {
      expect(contrast(value, surfaces[theme] ?? ''), `${index + 1} on the page`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(value, inks[theme] ?? ''), `${index + 1} under its code`).toBeGreaterThanOrEqual(4.5)
    }
  }
  expect(new Set(clusterColours).size).toBe(clusterColours.length)
})

test('a picture on paper needs no variables of a page', () => {
  expect(paperStyle).not.toContain('var(')
})

test('a line in Arabic is isolated and in its typeface; numbers and Latin names stay as they are', () => {
  const words = (text: string, language: 'en' | 'ar') =>
    render(
      <Words x={1} y={2} language={language}>
        {text}
      </Words>,
    )
  expect(words('في الشهر (IOM)', 'ar')).toBe('<text x="1" y="2" font-size="12" class="fa">\u2067في الشهر (IOM)\u2069</text>')
  expect(words('1,240', 'ar')).toBe('<text x="1" y="2" font-size="12">1,240</text>')
  expect(words('Anbar', 'en')).toBe('<text x="1" y="2" font-size="12">Anbar</text>')
})

test('places are mirrored where people read from the right', () => {
  const [english, arabic] = [sides(100, 'en'), sides(100, 'ar')]
  expect([english.at(10), english.box(10, 30), english.anchor('start')]).toEqual([10, 10, 'start'])
  expect([arabic.at(10), arabic.box(10, 30), arabic.anchor('start')]).toEqual([90, 60, 'end'])
})
