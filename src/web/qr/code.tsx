/** A QR code as a picture, dark on light in every theme: readers expect that, and a quiet zone of four modules. */
import { qrMatrix } from './encode.ts'

const quiet = 4

export function QrCode({ text, label }: { text: string; label: string }) {
  const matrix = qrMatrix(text)
  const size = matrix.length + 2 * quiet
  const path = matrix.flatMap((row, r) => row.flatMap((dark, c) => (dark ? [`M${c + quiet} ${r + quiet}h1v1h-1z`] : []))).join('')
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#15222e" />
    </svg>
  )
}
