export const plans = []
