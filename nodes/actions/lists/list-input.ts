import { entryById, pathFields, type Catalogue, type CatalogueEntry } from '../../../core/src/catalogue';
import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';
import { toTitle } from '../../shared/titles';
import { additionalFieldsName } from '../description/operation-ui';
import { toText } from '../fields/text';
import { locatorValue } from '../fields/resource-locator';
import type { Values } from '../fields/field';

/**
 * Builds the input of a list operation from the parameters that the user has filled in so far, such as the channel whose
 * templates are listed. Throws if a required one is empty or is an expression.
 */
export function buildListInput(
  context: ILoadOptionsFunctions,
  catalogue: Catalogue,
  { operation, apiName }: CatalogueEntry,
  noun: string,
): Values {
  const id = context.getCurrentNodeParameter('operation');
  const chosen = typeof id === 'string' ? entryById(catalogue, id) : undefined;
  const needed = new Set(operation.input.required);
  const input: Record<string, unknown> = {};
  for (const name of new Set([...pathFields(operation), ...needed])) {
    // Subaccounts belong to one product.
    if (name === 'subAccountId' && chosen && chosen.apiName !== apiName) continue;
    const value = nodeParameter(context, name);
    if (typeof value === 'string' && value.startsWith('='))
      throw unresolvedFieldError(context, labelOf(name), noun);
    if (value !== undefined) input[name] = value;
    else if (needed.has(name)) throw missingFieldError(context, labelOf(name), noun);
  }
  return input;

  function labelOf(name: string): string {
    return operation.input.properties[name]?.title ?? toTitle(name);
  }
}

/** Reads a parameter that is at the top level or under Additional Fields. */
function nodeParameter(context: ILoadOptionsFunctions, name: string): unknown {
  const places = [name, `${additionalFieldsName}.${name}`];
  return places.map((place) => toText(locatorValue(context.getCurrentNodeParameter(place)))).find(Boolean);
}

function missingFieldError(context: ILoadOptionsFunctions, label: string, noun: string): NodeOperationError {
  return new NodeOperationError(context.getNode(), `${label} is not filled in yet`, {
    description: `Fill in ${label} first: each has a list of its own. Or give the ${noun} by its ID.`,
  });
}

function unresolvedFieldError(
  context: ILoadOptionsFunctions,
  label: string,
  noun: string,
): NodeOperationError {
  return new NodeOperationError(context.getNode(), `${label} is an expression without a value yet`, {
    description: `Run the node before this one, so that the expression gives a value. Or give the ${noun} by its ID.`,
  });
}
