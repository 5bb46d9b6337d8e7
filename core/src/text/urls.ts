/** Matches a URL up to the next space. Phones also open links without `https://`: `shop.example/sale`. */
const URL = /\b(?:https?:\/\/|(?:[a-z\d-]+\.)+[a-z]{2,}\/)\S+/gi;

/** What follows a URL in a sentence, such as a full stop or a closing quote. It is not part of the URL. */
const TRAILING_PUNCTUATION = /[\p{Cf}'"“”‘’«»‹›….,;:!?)\]}]+$/u;

/** Returns a function that tells whether an index of the text is within a URL, whose characters must not be changed. */
export function urlFinder(text: string): (index: number) => boolean {
  if (!text.includes('/')) return () => false;
  const ranges = [...text.matchAll(URL)].map(({ 0: url, index }) => ({
    start: index,
    end: index + url.replace(TRAILING_PUNCTUATION, '').length,
  }));
  return (index) => ranges.some(({ start, end }) => index >= start && index < end);
}
