/** More items than this are counted, not named. */
const mostNamed = 20;

/** Items as a person reads them: "3, 17 and 9 more". */
export function namedItems(indexes: readonly number[]): string {
  const more = indexes.length - mostNamed;
  return `${indexes.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
