import type { Sandbox } from '8x8-sandbox';
import type { EightByEightClient } from 'cpaas-8x8';
import type { ExampleFlows } from '../examples/example-flows';
import type { N8nInstance } from '../instance/n8n-instance';
import type { ServiceRequest } from './stand-ins';

/** Where a workflow of the gallery was played. */
export interface Played {
  readonly name: string;
  readonly sandbox: Sandbox;
  readonly client: EightByEightClient;
  readonly n8n: N8nInstance;
  readonly flows: ExampleFlows;
  /** The texts that were sent to a number. */
  texts(to: string): readonly string[];
  /** The address of the stand-in of a service, at which a test acts as a person who uses the service. */
  urlOf(service: string): string;
  /** What the stand-in of a service received since the workflow was brought in. */
  requestsOf(service: string): Promise<readonly ServiceRequest[]>;
  /** Lets the stand-in of a service respond to everything with a status such as 503. */
  fail(service: string, status: number): Promise<void>;
}

/** What must be true of a workflow, beyond what its scripted customer waits for. */
export interface Expectation {
  /** Prepares the account, before the workflow is played. */
  before?(played: Played): Promise<void>;
  /** Checks what the customer saw and what the account holds, after the script has come to its end. */
  expect(played: Played): Promise<void> | void;
  /** What can go wrong, each in a sandbox of its own: the workflow is published, and the script is not played. */
  readonly failures?: Readonly<Record<string, (played: Played) => Promise<void>>>;
}

export type Expectations = Readonly<Record<string, Expectation>>;

/**
 * What must be true when a node waits in vain: for each workflow, a check for each of its nodes that wait. In the check of a
 * node, its wait is shortened to seconds.
 */
export type Unanswered = Readonly<
  Record<string, Readonly<Record<string, (played: Played) => Promise<void>>>>
>;
