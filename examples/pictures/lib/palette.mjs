const LARGEST = 256;

/**
 * Reduces the colours of a picture to a palette of at most 256 and returns each pixel's palette index. Of similar
 * colours, the most frequent one represents all, so plain surfaces keep their exact colour.
 *
 * @param {Uint32Array} pixels as 0xRRGGBB
 * @returns {{ palette: [number, number, number][], indexes: Uint8Array }}
 */
export function paletteOf(pixels) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const boxes = divided([...counts].map(([pixel, count]) => ({ rgb: channelsOf(pixel), pixel, count })));
  /** @type {Map<number, number>} */
  const places = new Map();
  for (const [place, { colours }] of boxes.entries()) {
    for (const { pixel } of colours) places.set(pixel, place);
  }
  const indexes = Uint8Array.from(pixels, (pixel) => places.get(pixel) ?? 0);
  return { palette: boxes.map(({ colours }) => commonest(colours).rgb), indexes };
}

/**
 * @typedef {{ rgb: [number, number, number], pixel: number, count: number }} Colour
 * @typedef {{ colours: Colour[], channel: number, weight: number }} Box similar colours, and the channel in which they differ most
 */

/**
 * Median cut: splits the box with the largest difference until there are enough boxes.
 *
 * @param {Colour[]} colours
 */
function divided(colours) {
  const boxes = [boxOf(colours)];
  while (boxes.length < LARGEST) {
    const widest = boxes.reduce((a, b) => (b.weight > a.weight ? b : a));
    if (widest.weight === 0) break;
    const { channel } = widest;
    const sorted = widest.colours.sort((a, b) => (a.rgb[channel] ?? 0) - (b.rgb[channel] ?? 0));
    const middle = cutOf(sorted);
    boxes.splice(boxes.indexOf(widest), 1, boxOf(sorted.slice(0, middle)), boxOf(sorted.slice(middle)));
  }
  return boxes;
}

/**
 * @param {Colour[]} colours
 * @returns {Box}
 */
function boxOf(colours) {
  const spreads = [0, 1, 2].map((channel) => {
    let least = 255;
    let most = 0;
    for (const { rgb } of colours) {
      least = Math.min(least, rgb[channel] ?? 0);
      most = Math.max(most, rgb[channel] ?? 0);
    }
    return most - least;
  });
  const spread = Math.max(...spreads);
  const count = colours.reduce((sum, colour) => sum + colour.count, 0);
  return { colours, channel: spreads.indexOf(spread), weight: spread ** 2 * Math.sqrt(count) };
}

/**
 * The index with half of the pixels on either side, and at least one colour on each.
 *
 * @param {Colour[]} sorted
 */
function cutOf(sorted) {
  const half = sorted.reduce((sum, { count }) => sum + Math.sqrt(count), 0) / 2;
  let before = 0;
  const middle = sorted.findIndex(({ count }) => (before += Math.sqrt(count)) > half);
  return Math.min(Math.max(middle, 1), sorted.length - 1);
}

/** @param {Colour[]} colours */
const commonest = (colours) => colours.reduce((a, b) => (b.count > a.count ? b : a));

/**
 * @param {number} pixel
 * @returns {[number, number, number]}
 */
const channelsOf = (pixel) => [pixel >> 16, (pixel >> 8) & 255, pixel & 255];
