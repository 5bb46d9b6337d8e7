type Side = 'Input' | 'Output' | 'Payload' | 'Answer';

/** Where an object stands: the API, its operation or event, the side, and the fields that lead to it. */
export type Path = readonly [group: string, name: string, side: Side, ...fields: string[]];

/** Whether the object is given by the caller. */
export const isInput = ([, , side]: Path): boolean => side === 'Input' || side === 'Answer';

export const pascalCase = (text: string): string =>
  text.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());

/** The path of the entries of a list: an entry of `messages` is a `message`, one of a bare list is a `row`. */
export function entryPath([group, name, side, ...fields]: Path): Path {
  const list = fields.pop() ?? 'row';
  const entry = list.replace(/ies$/, 'y').replace(/(ss|us|x|ch)es$/, '$1');
  return [group, name, side, ...fields, entry.replace(/(?<![su])s$/, '')];
}

/** What an object is part of, in words. */
export function rootDescription([group, name, side]: Path): string {
  const texts: Readonly<Record<Side, string>> = {
    Input: `what \`client.${group}.${name}\` takes`,
    Output: `what \`client.${group}.${name}\` returns`,
    Payload: `what 8x8 sends for \`${group}.${name}\``,
    Answer: `what \`${group}.${name}\` is answered with`,
  };
  return texts[side];
}

/** Too general to name a type without the fields around it. */
const genericNames = new Set(['Item', 'Row', 'List', 'Value', 'Data']);

/** Names for the type of an object, the shortest first: with its operation if only that has it, else without. */
export function typeNames(paths: readonly [Path, ...Path[]]): string[] {
  const [path] = paths;
  const [group, name, side, ...fields] = path;
  const operation = pascalCase(group) + pascalCase(name);
  const isOwn = paths.every((other) => other[0] === group && other[1] === name);
  const root = isOwn ? operation : pascalCase(group);
  const words = fields.map(pascalCase);
  const tails = words.map((_, index) => words.slice(words.length - 1 - index).join(''));
  const short = tails.filter((tail) => !genericNames.has(tail));
  const whole = operation + side + words.join('');
  return [
    ...short.flatMap((tail) => [...(isInput(path) || !isOwn ? [root + tail] : []), root + side + tail]),
    whole,
    ...[2, 3, 4, 5, 6].map((number) => `${whole}${number}`),
  ];
}
