import { entriesOf, type Catalogue, type CatalogueEntry } from 'cpaas-8x8/pure';
import type { INodeProperties } from 'n8n-workflow';
import { faceOf } from '../faces/face-of';
import { operationProperties, resourceProperty } from './operation-choice';
import { outputProperties } from './output-options';
import { sendingProperties } from './sending-options';

/** Every parameter of the node: what to do with what, and what each operation takes. A function of the catalogue. */
export function actionProperties(catalogue: Catalogue): INodeProperties[] {
  const entries = entriesOf(catalogue);
  return [
    resourceProperty(entries),
    ...operationProperties(entries),
    ...entries.flatMap((entry) =>
      [...faceOf(entry).properties, ...outputProperties(entry), ...sendingProperties(entry)].map((property) =>
        shownForOperation(property, entry),
      ),
    ),
  ];
}

function shownForOperation(property: INodeProperties, { id, operation }: CatalogueEntry): INodeProperties {
  const { show, ...rest } = property.displayOptions ?? {};
  return {
    ...property,
    displayOptions: { ...rest, show: { resource: [operation.resource], operation: [id], ...show } },
  };
}
