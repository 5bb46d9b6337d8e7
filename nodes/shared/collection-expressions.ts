import type { INode, INodeProperties } from 'n8n-workflow';

const isCollection = ({ type }: INodeProperties): boolean =>
  type === 'collection' || type === 'fixedCollection';

/** The last property of a node. n8n fills in properties that depend on it after all others, in their order. */
const lastName = 'last';

/**
 * Hidden properties that let an expression given for a whole collection reach the node, for the end of the node's
 * properties. Without them, n8n replaces the expression by an empty collection before the node runs, and nobody would
 * notice that its fields are missing.
 *
 * If several properties have the same name, n8n takes the value of the last one that is displayed. An expression always
 * meets "show", and each other value meets "hide". The slash means that n8n need not know the value beforehand.
 */
export function expressionProperties(properties: readonly INodeProperties[]): INodeProperties[] {
  const names = new Map(properties.filter(isCollection).map(({ name, displayName }) => [name, displayName]));
  if (names.size === 0) return [];
  return [
    ...[...names].map(
      ([name, displayName]): INodeProperties => ({
        displayName,
        name,
        type: 'hidden',
        default: '',
        displayOptions: {
          show: { [`/${name}`]: [{ _cnd: { not: '' } }] },
          hide: { [`/${name}`]: [{ _cnd: { exists: true } }], [lastName]: [true] },
        },
      }),
    ),
    { displayName: 'Last', name: lastName, type: 'hidden', default: '' },
  ];
}

/** The first collection that is given as one expression. */
export function findCollectionExpression(
  { parameters }: INode,
  properties: readonly INodeProperties[],
): INodeProperties | undefined {
  return properties.find(
    (property) => isCollection(property) && typeof parameters[property.name] === 'string',
  );
}
