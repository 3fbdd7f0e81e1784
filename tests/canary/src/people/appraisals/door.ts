export const appraisals = []
