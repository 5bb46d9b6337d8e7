import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { galleryFolder } from '../../scripts/gallery/read-gallery';
import { root } from '../docs/pages';

/** A node in the JSON of a workflow. */
export interface WorkflowNode {
  readonly name: string;
  readonly type: string;
  /** The upper left corner on the canvas. */
  readonly position: readonly [number, number];
  readonly webhookId?: string;
  readonly onError?: string;
  readonly alwaysOutputData?: boolean;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly credentials?: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
}

/** The JSON of a workflow, as n8n exports it. */
export interface Workflow {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly WorkflowNode[];
  readonly connections: Readonly<
    Record<string, Readonly<Record<string, readonly (readonly { readonly node: string }[] | null)[]>>>
  >;
  readonly settings?: { readonly errorWorkflow?: string };
}

export const readWorkflow = (name: string): Workflow =>
  JSON.parse(readFileSync(join(root, galleryFolder, name, 'workflow.json'), 'utf8')) as Workflow;

/** A sample of what starts a workflow. */
export const readSample = (name: string, file: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(join(root, galleryFolder, name, file), 'utf8')) as Readonly<
    Record<string, unknown>
  >;
