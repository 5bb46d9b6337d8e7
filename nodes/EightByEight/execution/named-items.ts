/** More items than this are counted, not named. */
const maxListed = 20;

/** Items as a person reads them: "3, 17 and 9 more". */
export function listItems(indexes: readonly number[]): string {
  const more = indexes.length - maxListed;
  return `${indexes.slice(0, maxListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
