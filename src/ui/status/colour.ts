export type Rgb = readonly [red: number, green: number, blue: number]

/** '#1d70b8' → linear light, each 0 to 1. */
export const linearLight = (hex: string): Rgb => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return [r, g, b]
}

/** Relative luminance, WCAG 2.2. */
export const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b

/** Contrast ratio, 1 to 21, WCAG 2.2. */
export const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(linearLight(one)), luminance(linearLight(other))].sort((a, b) => b - a) as [
    number,
    number,
  ]
  return (light + 0.05) / (dark + 0.05)
}

/** A colour dark enough for white words and white enough a rule on white paper: at least 3:1 against white. */
export const isReadableBrand = (hex: string): boolean => /^#[0-9a-f]{6}$/i.test(hex) && contrast(hex, '#ffffff') >= 3

/** Full-strength colour vision deficiencies: Machado, Oliveira and Fernandes (2009), table of matrices at severity 1.0. */
export const visions = {
  typical: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const

export const seenWith = (vision: keyof typeof visions, [r, g, b]: Rgb): Rgb => {
  const m = visions[vision]
  const clamp = (value: number): number => Math.min(1, Math.max(0, value))
  return [
    clamp(m[0] * r + m[1] * g + m[2] * b),
    clamp(m[3] * r + m[4] * g + m[5] * b),
    clamp(m[6] * r + m[7] * g + m[8] * b),
  ]
}

/** Distance in CIELAB (CIE76, D65); about 2.3 is just noticeable side by side. */
export const colourDistance = (one: Rgb, other: Rgb): number => {
  const [a, b] = [lab(one), lab(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

const lab = ([r, g, b]: Rgb): Rgb => {
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
