import { pascalCase } from '../../core/src/open-api/component-schemas';

type Side = 'Input' | 'Output' | 'Payload' | 'Answer';

/** The position of an object: the API, the operation or event, the side, and the fields that lead to it. */
export type Path = readonly [group: string, name: string, side: Side, ...fields: string[]];

/** Whether the caller provides the object. */
export const isInput = ([, , side]: Path): boolean => side === 'Input' || side === 'Answer';

/** The path of the entries of a list: an entry of `messages` is a `message`, one of a bare list is a `row`. */
export function entryPath([group, name, side, ...fields]: Path): Path {
  const list = fields.pop() ?? 'row';
  const entry = list.replace(/ies$/, 'y').replace(/(ss|us|x|ch)es$/, '$1');
  return [group, name, side, ...fields, entry.replace(/(?<![su])s$/, '')];
}

/** Describes the input, output or event that an object belongs to. */
export function rootDescription([group, name, side]: Path): string {
  const texts: Readonly<Record<Side, string>> = {
    Input: `the input of \`client.${group}.${name}\``,
    Output: `the output of \`client.${group}.${name}\``,
    Payload: `the payload of the event \`${group}.${name}\``,
    Answer: `the response to the event \`${group}.${name}\``,
  };
  return texts[side];
}

/** Names that are too general for a type without the name of the parent. */
const genericNames = new Set(['Item', 'Row', 'List', 'Value', 'Data']);

/** Lists possible type names of an object, the shortest first. They have the operation's name if no other operation uses it. */
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
