/** '50 entries', 'The newest 50', 'The oldest 12': how much of a list a page shows. */
export const countWords = (count: number, more: boolean, first: boolean): string => {
  if (more) return first ? `The newest ${count}` : `${count}, with older ones after them`
  return first ? (count === 1 ? '1 entry' : `${count} entries`) : `The oldest ${count}`
}
