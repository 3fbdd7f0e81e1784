export const measures = () => []
