import type { INodeProperties } from 'n8n-workflow';
import { toSingular } from '../../shared/titles';

/**
 * Which field of a form fills a place of the input: the path in the input, and the path in the form. `[]` stands for the
 * items of a list, which have the same position in both: `{ 'action.buttons[].reply': 'buttons[]' }`.
 */
export type FieldPlaces = Readonly<Record<string, string>>;

/** The label of the field that fills a path of the input, as the form shows it: "Button 1: Title". */
export function displayedLabel(
  properties: readonly INodeProperties[],
  places: FieldPlaces,
  path: string,
): string | undefined {
  const { general, positions } = generalize(path);
  const place = findPlace(Object.keys(places), general);
  if (place === undefined) return undefined;
  const inForm = [places[place], general.slice(place.length)].join('');
  return labelIn(properties, inForm, positions).label;
}

/** The label of the field at a path of the form. `undefined` if the form has no field there. */
export function formLabel(properties: readonly INodeProperties[], path: string): string | undefined {
  const { general, positions } = generalize(path);
  const { label, isWhole } = labelIn(properties, general, positions);
  return isWhole ? label : undefined;
}

function generalize(path: string): { readonly general: string; readonly positions: readonly number[] } {
  const positions = [...path.matchAll(/\[(\d+)\]/g)].map(([, position]) => Number(position));
  return { general: path.replace(/\[\d+\]/g, '[]'), positions };
}

/** The longest place that contains the path. An object that is missing as a whole is named by its first field. */
function findPlace(places: readonly string[], path: string): string | undefined {
  const around = places.filter((place) => contains(place, path)).sort((a, b) => b.length - a.length);
  return around[0] ?? places.find((place) => contains(path, place));
}

const contains = (outer: string, inner: string): boolean =>
  inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);

function labelIn(
  properties: readonly INodeProperties[],
  path: string,
  positions: readonly number[],
): { readonly label: string | undefined; readonly isWhole: boolean } {
  const labels: string[] = [];
  let siblings = properties;
  let lists = 0;
  for (const step of path.split(/\.|(?=\[\])/)) {
    if (step === '[]') {
      const position = positions[lists++];
      const list = labels.pop();
      if (list === undefined) break;
      labels.push(position === undefined ? list : `${toSingular(list)} ${position + 1}`);
      continue;
    }
    const property = siblings.find(({ name }) => name === step);
    if (!property) return { label: labels.join(': ') || undefined, isWhole: false };
    labels.push(property.displayName);
    siblings = propertiesInside(property);
  }
  return { label: labels.join(': ') || undefined, isWhole: true };
}

function propertiesInside({ options = [] }: INodeProperties): readonly INodeProperties[] {
  return options.flatMap((option) =>
    'values' in option ? option.values : 'displayName' in option && 'type' in option ? [option] : [],
  );
}
