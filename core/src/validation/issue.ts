/** One thing that is wrong with an input: where, what, and how to put it right. */
export interface Issue {
  /** Where in the input: `messages[3].destination`; empty for the input as a whole. */
  readonly path: string;
  /** The rule that was broken: a JSON Schema keyword, or the name of a format. */
  readonly rule: string;
  /** What is wrong, to be read after the path: "is empty". */
  readonly message: string;
  /** How to put it right, a sentence. */
  readonly advice: string;
}

/** "destination is missing. Give it a value." */
export function describeIssue(issue: Issue): string {
  return `${issue.path || 'The input'} ${issue.message}. ${issue.advice}`;
}
