import { describe, expect, it } from '@jest/globals';
import {
  NodeHelpers,
  type INode,
  type INodeParameters,
  type INodeProperties,
  type NodeParameterValueType,
} from 'n8n-workflow';
import { actionTypes } from '../actions/action-types';
import { triggerTypes } from '../triggers/support/trigger-types';

const isCollection = ({ type }: INodeProperties): boolean =>
  type === 'collection' || type === 'fixedCollection';

/** Values of other parameters with which n8n shows the collection. */
function shownWith({ displayOptions }: INodeProperties): INodeParameters {
  const shown = Object.entries(displayOptions?.show ?? {}).filter(([name]) => !/^[/@]/.test(name));
  return Object.fromEntries(shown.map(([name, values]) => [name, (values ?? [])[0]]));
}

const namedDefault = ({ name, default: value }: INodeProperties): [string, NodeParameterValueType] => [
  name,
  value,
];

/** The parameters that n8n passes to the node when it runs. */
function passedOn(given: INodeParameters, properties: INodeProperties[]): INodeParameters {
  const node = { typeVersion: 2 } as INode;
  return NodeHelpers.getNodeParameters(properties, given, true, false, node, null) ?? {};
}

const types = Object.entries({ ...actionTypes, ...triggerTypes }).filter(([, { description }]) =>
  description.properties.some(isCollection),
);

describe.each(types)('the node %s', (_, { description }) => {
  const { properties } = description;
  const collections = properties
    .filter(isCollection)
    .map((property) => [shownWith(property), property] as const);
  const withoutHidden = properties.filter(({ type }) => type !== 'hidden');

  it.each(collections)('passes on an expression for a collection shown with %j', (shown, { name }) => {
    const given = { ...shown, [name]: '={{ $json.fields }}' };

    expect(passedOn(given, withoutHidden)[name]).toEqual({});
    expect(passedOn(given, properties)[name]).toBe('={{ $json.fields }}');
  });

  it.each(collections)('passes on the fields of a collection shown with %j', (shown, property) => {
    const { name, options = [] } = property;
    const groups = options.flatMap((option) => ('values' in option ? [option] : []));
    const values = property.typeOptions?.multipleValues ? [{}, {}] : {};
    const fields = options.flatMap((option) => ('type' in option ? [namedDefault(option)] : []));
    const collection: INodeParameters = Object.fromEntries<NodeParameterValueType>([
      ...groups.map((group): [string, NodeParameterValueType] => [group.name, values]),
      ...fields,
    ]);
    const given: INodeParameters = { ...shown, [name]: collection };

    expect(passedOn(given, properties)[name]).toEqual(passedOn(given, withoutHidden)[name]);
    expect(passedOn(shown, properties)[name]).toEqual(passedOn(shown, withoutHidden)[name]);
  });
});
