/** Pictures as PNG, made by resvg away from the thread that answers requests. */
import { createRequire } from 'node:module'
import { renderAsync } from '@resvg/resvg-js'

const packages = createRequire(import.meta.url)

/**
 * Whole typefaces: the renderer shapes a line with one file, and the parts that browsers are sent hold Arabic letters or the digits
 * beside them, never both.
 */
const fontFiles = [
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  '@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
  '@expo-google-fonts/vazirmatn/600SemiBold/Vazirmatn_600SemiBold.ttf',
]

/** Pixels for each pixel of the drawing: sharp on paper and on slides; fewer where the picture would take more memory than this. */
const scale = 2
const pixelsMax = 40_000_000

/** Letters of scripts that our typefaces do not have: the machine's own may. */
const otherScripts = /[\u0530-\u05ff\u0780-\u1dff\u2c00-\ud7ff\uf900-\ufaff]/

/** Draws an SVG of a size. Its texts must be in Latin, Arabic or Kurdish letters, or in those of a typeface on this machine. */
export async function pngOf(drawn: { svg: string; width: number; height: number }): Promise<Uint8Array<ArrayBuffer>> {
  const { svg, width, height } = drawn
  const image = await renderAsync(svg, {
    font: {
      loadSystemFonts: otherScripts.test(svg),
      fontFiles: fontFiles.map(file => packages.resolve(file)),
      defaultFontFamily: 'Source Sans 3',
    },
    fitTo: { mode: 'zoom', value: Math.min(scale, Math.sqrt(pixelsMax / (width * height))) },
  })
  return new Uint8Array(image.asPng())
}
