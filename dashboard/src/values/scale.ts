// The axis of a chart: from zero to a round number that is not below the largest value, in a few round steps.

const ROUND = [1, 2, 2.5, 5, 10]

/** The ticks of an axis, the first of which is zero and the last of which is the top; at least two. */
export function ticks(largest: number, steps = 3): number[] {
  if (!(largest > 0) || !Number.isFinite(largest)) return [0, 1]
  const rough = largest / steps
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * (ROUND.find((factor) => factor * power >= rough * 0.999_999) ?? 10)
  return Array.from({ length: Math.ceil(largest / step - 1e-9) + 1 }, (_, index) => index * step)
}
