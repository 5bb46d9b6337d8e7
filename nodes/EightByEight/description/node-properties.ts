import { entriesOf, type Catalogue } from '../../../core/src/catalogue';
import type { INodeProperties } from 'n8n-workflow';
import { faceOf } from './operation-ui';
import { ownOperations } from '../local-operations';
import { operationProperties, resourceProperty, type Choice } from './operation-choice';
import { outputProperties } from './output-options';
import { sendingProperties } from './sending-options';
import { waitingProperties } from './waiting-options';

/**
 * Every parameter of the node: what to do with what, and what each operation takes. A function of the catalogue, but for
 * the node's own operations.
 */
export function actionProperties(catalogue: Catalogue): INodeProperties[] {
  const entries = entriesOf(catalogue);
  const own = ownOperations.map((operation) => ({ id: operation.id, operation }));
  const choices: readonly Choice[] = [...entries, ...own];
  return [
    resourceProperty(choices),
    ...operationProperties(choices),
    ...own.flatMap((choice) =>
      choice.operation.properties.map((property) => shownForOperation(property, choice)),
    ),
    ...entries.flatMap((entry) =>
      [
        ...faceOf(entry).properties,
        ...waitingProperties(entry),
        ...outputProperties(entry),
        ...sendingProperties(entry),
      ].map((property) => shownForOperation(property, entry)),
    ),
  ];
}

function shownForOperation(property: INodeProperties, { id, operation }: Choice): INodeProperties {
  const { show, ...rest } = property.displayOptions ?? {};
  return {
    ...property,
    displayOptions: { ...rest, show: { resource: [operation.resource], operation: [id], ...show } },
  };
}
