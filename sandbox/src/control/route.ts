import type { ObjectSchema, Schema } from 'cpaas-8x8';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { SandboxContext } from '../engine/context';
import type { HttpResponse } from '../server/http-response';
import type { SchemaFor } from '../server/validation/assert-valid';
import type { WaitOptions } from './events/wait';
import type { Sandbox } from './running-sandbox';

/**
 * The types of an operation of the control API. The OpenAPI document is generated from them, with the comments of their
 * fields. Without `response`, the operation returns nothing.
 */
export interface OperationTypes {
  readonly query?: object;
  readonly body?: object;
  readonly response?: unknown;
}

type TypesOf<Operations> = { readonly [Id in keyof Operations]: OperationTypes };
type Queried<T extends OperationTypes> = T extends { readonly query: infer Query } ? Query : unknown;
type Body<T extends OperationTypes> = T extends { readonly body: infer Body } ? Body : unknown;
type Returned<T extends OperationTypes> = T extends { readonly response: infer Response }
  ? Response
  : unknown;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What the documentation says about an operation. */
interface About {
  /** A sentence without a full stop, which the fields of the request can follow. */
  readonly summary: string;
  /** Further sentences, after the fields. */
  readonly note?: string;
  /** The function of `Sandbox`, if its name or its arguments do not follow from the operation. */
  readonly program?: string;
  /** The HTTP status if the request is answered too late, or what it names does not exist. */
  readonly failure?: 404 | 408;
  /** False if the documentation lists the fields of the request elsewhere. */
  readonly listsFields?: false;
}

/** What the documentation says, and the schemas of the request. */
type Description<T extends OperationTypes> = About &
  (T extends { readonly query: infer Query } ? { readonly query: SchemaFor<Query> } : unknown) &
  (T extends { readonly body: infer Body } ? { readonly body: SchemaFor<Body> } : unknown);

/** A request to the control API. */
interface ControlRequest<T extends OperationTypes> {
  readonly query: Queried<T>;
  readonly body: Body<T>;
  /** The value of `:id` in the path. */
  readonly id: string;
}

/** The connection of a request whose body or response is not JSON. */
export interface Connection {
  readonly sandbox: Sandbox;
  readonly context: SandboxContext;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** An operation of the control API. */
export interface ControlRoute extends About {
  /** The name of the function of `Sandbox`, or of the operation if there is no such function. */
  readonly operationId: string;
  readonly method: Method;
  /** The path below `/_sandbox`. It can contain `:id`. */
  readonly path: string;
  readonly pattern: RegExp;
  readonly query?: ObjectSchema;
  readonly body?: ObjectSchema;
  /** The media type of a body or a response that is not JSON. */
  readonly mediaType?: string;
  /** Whether the operation works while nothing can be saved. */
  readonly isReadOnly: boolean;
  handle(sandbox: Sandbox, request: never): unknown;
  /** Replaces `handle`. Returns `undefined` if it has sent the response. */
  serve?(connection: Connection): Promise<HttpResponse | undefined> | HttpResponse | undefined;
}

/** Creates a function that defines operations. Their types are the fields of an interface, by operation ID. */
export function routesFor<Operations extends TypesOf<Operations>>() {
  return <Id extends keyof Operations & string>(
    operationId: Id,
    request: `${Method} /${string}`,
    description: Description<Operations[Id]>,
    handle: (
      sandbox: Sandbox,
      request: ControlRequest<Operations[Id]>,
    ) => Returned<Operations[Id]> | Promise<Returned<Operations[Id]>>,
  ): ControlRoute => ({ ...startRoute(operationId, request), ...(description as About), handle });
}

/** Defines an operation with a body or a response that is not JSON. */
export const connectionRoute = (
  operationId: string,
  request: `${Method} /${string}`,
  description: About & Pick<ControlRoute, 'mediaType'> & Partial<Pick<ControlRoute, 'isReadOnly'>>,
  serve: NonNullable<ControlRoute['serve']>,
): ControlRoute => ({
  ...startRoute(operationId, request),
  ...description,
  handle: () => undefined,
  serve,
});

function startRoute(operationId: string, request: string) {
  const [method = '', path = ''] = request.split(' ');
  return {
    operationId,
    method: method as Method,
    path,
    pattern: new RegExp(`^${path.replace(':id', '([^/]+)')}$`),
    isReadOnly: method === 'GET',
  };
}

/** The maximum time to wait, beside the filter of a request that waits. */
export const waitSchema = <T extends ObjectSchema>(filter: T) => ({
  ...filter,
  properties: {
    ...(filter.properties as T['properties']),
    timeoutMs: { type: 'integer', minimum: 0, maximum: 2_147_483_647 },
  } as const satisfies Record<keyof WaitOptions, Schema>,
});
