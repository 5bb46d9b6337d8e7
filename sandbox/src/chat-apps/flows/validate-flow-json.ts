import { errorMessage } from '../../engine/error-message';
import { isObject, asArray, type JsonObject } from '../../engine/json';

interface Position {
  readonly lineStart: number;
  readonly lineEnd: number;
  readonly columnStart: number;
  readonly columnEnd: number;
}

export interface FlowJsonError extends Position {
  readonly error: string;
  readonly errorType: string;
  readonly message: string;
  readonly pointers: (Position & { readonly path: string })[];
}

/** The components that a screen can contain, as Meta lists them. */
const componentTypes = new Set([
  'TextHeading',
  'TextSubheading',
  'TextBody',
  'TextCaption',
  'RichText',
  'TextInput',
  'TextArea',
  'CheckboxGroup',
  'RadioButtonsGroup',
  'ChipsSelector',
  'Dropdown',
  'OptIn',
  'EmbeddedLink',
  'DatePicker',
  'CalendarPicker',
  'Image',
  'ImageCarousel',
  'PhotoPicker',
  'DocumentPicker',
  'NavigationList',
  'Form',
  'Footer',
  'If',
  'Switch',
]);

/**
 * Lists the errors in Flow JSON that the sandbox can detect, with their positions, as 8x8 returns them when a Flow is
 * saved.
 */
export function validateFlowJson(text: string): FlowJsonError[] {
  const errors: FlowJsonError[] = [];
  const report = (error: string, message: string, path: string, value?: unknown): void => {
    const position = findPosition(text, value);
    const pointers = [{ ...position, path }];
    errors.push({ error, errorType: 'FLOW_JSON_ERROR', message, ...position, pointers });
  };
  let flow: unknown;
  try {
    flow = JSON.parse(text);
  } catch (error) {
    const message = errorMessage(error);
    const position = positionAt(text, Number(/position (\d+)/.exec(message)?.[1] ?? 0), 1);
    return [{ error: 'INVALID_JSON', errorType: 'JSON_SCHEMA_ERROR', message, ...position, pointers: [] }];
  }
  if (!isObject(flow)) {
    report('INVALID_PROPERTY_TYPE', 'The Flow JSON must be an object.', '');
    return errors;
  }
  if (typeof flow['version'] !== 'string')
    report('MISSING_REQUIRED_PROPERTY', "The property 'version' is missing.", 'version');
  const screens = asArray(flow['screens']);
  if (screens.length === 0) report('MISSING_REQUIRED_PROPERTY', 'The Flow has no screens.', 'screens');
  validateScreens(screens, report);
  return errors;
}

type Report = (error: string, message: string, path: string, value?: unknown) => void;

function validateScreens(screens: readonly unknown[], report: Report): void {
  const ids = new Set<unknown>();
  screens.forEach((screen, index) => {
    const path = `screens[${index}]`;
    const { id, layout } = isObject(screen) ? screen : {};
    if (typeof id !== 'string' || id === '')
      report('MISSING_REQUIRED_PROPERTY', "The property 'id' is missing.", `${path}.id`);
    else if (ids.has(id))
      report('INVALID_PROPERTY_VALUE', `There are two screens '${id}'.`, `${path}.id`, id);
    ids.add(id);
    if (isObject(layout)) validateChildren(layout, `${path}.layout`, report);
    else report('MISSING_REQUIRED_PROPERTY', "The property 'layout' is missing.", `${path}.layout`);
  });
}

function validateChildren(parent: JsonObject, path: string, report: Report): void {
  asArray(parent['children']).forEach((child, index) => {
    const childPath = `${path}.children[${index}]`;
    const { type } = isObject(child) ? child : {};
    if (typeof type !== 'string' || !componentTypes.has(type))
      report(
        'INVALID_PROPERTY_VALUE',
        "The property 'type' is not a known component.",
        `${childPath}.type`,
        type,
      );
    if (isObject(child)) validateChildren(child, childPath, report);
  });
}

/** Finds the first position of a value. Returns the start when the text does not contain it. */
function findPosition(text: string, value: unknown): Position {
  const json = typeof value === 'string' ? JSON.stringify(value) : '';
  return positionAt(text, Math.max(0, text.indexOf(json)), Math.max(1, json.length));
}

function positionAt(text: string, index: number, length: number): Position {
  const before = text.slice(0, index).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { lineStart: line, lineEnd: line, columnStart: column, columnEnd: column + length };
}
