/** What is wrong with a script, or went wrong while it ran: in a sentence. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
}

/** A script, taken apart. */
export type Node =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly object: Node; readonly key: Node; readonly optional: boolean }
  | {
      readonly kind: 'call';
      readonly callee: Node;
      readonly args: readonly Node[];
      readonly optional: boolean;
    }
  /** Ends what a `?.` cuts short. */
  | { readonly kind: 'chain'; readonly inner: Node }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'choice'; readonly test: Node; readonly yes: Node; readonly no: Node }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'object'; readonly fields: readonly Field[] }
  | { readonly kind: 'template'; readonly texts: readonly string[]; readonly values: readonly Node[] }
  | { readonly kind: 'arrow'; readonly parameters: readonly string[]; readonly body: Node }
  | { readonly kind: 'spread'; readonly value: Node };

/** A field of an object; without a key its value is spread. */
export interface Field {
  readonly key?: Node;
  readonly value: Node;
}
