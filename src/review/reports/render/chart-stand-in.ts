/** Stands in for the charts of the user interface until they are merged: same names, same signatures. */
export type SparklineProps = {
  points: (string | null)[]
  target?: (string | null)[]
  alt: string
  width?: number
  height?: number
  id?: string
}

export type LineChartProps = {
  title: string
  alt: string
  unit: string
  points: { label: string; value: string | null; text: string }[]
  target?: (string | null)[]
  tolerance?: string
  id?: string
  width?: number
  height?: number
}

export function sparklineSvg({ points, alt, width = 120, height = 28 }: SparklineProps): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(alt)}">${line(points, width, height)}</svg>`
}

export function lineChartSvg({ alt, points, target, width = 640, height = 260 }: LineChartProps): string {
  const labels = points.map(
    (point, at) =>
      `<text x="${20 + (at * (width - 60)) / Math.max(points.length - 1, 1)}" y="${height - 4}" font-family="Source Sans 3, Arial, sans-serif" font-size="12">${escaped(point.label)}</text>`,
  )
  const values = points.map((point) => point.value)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(alt)}">${line(values, width, height - 20)}${target ? line(target, width, height - 20, '4 3') : ''}${labels.join('')}</svg>`
}

function line(values: (string | null)[], width: number, height: number, dash = 'none'): string {
  const numbers = values.map((value) => (value === null ? null : Number(value)))
  const known = numbers.filter((value) => value !== null)
  const low = Math.min(...known)
  const span = Math.max(...known) - low || 1
  const path = numbers
    .map((value, at) =>
      value === null
        ? ''
        : `${at === 0 || numbers[at - 1] === null ? 'M' : 'L'}${(4 + (at * (width - 8)) / Math.max(numbers.length - 1, 1)).toFixed(1)} ${(height - 4 - ((value - low) / span) * (height - 8)).toFixed(1)}`,
    )
    .join('')
  return `<path d="${path}" fill="none" stroke="#1d70b8" stroke-width="2" stroke-dasharray="${dash}"/>`
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
